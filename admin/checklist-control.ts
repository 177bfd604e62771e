import { decap, type Immutable } from './decap.ts';

/** A field without a value that tells the window what stands in the form: `desk:form`. */
export const checklistControl = (): unknown =>
  decap().createClass({
    // Decap redraws a field only when its own value changes, unless the field asks for more.
    shouldComponentUpdate: () => true,

    componentDidMount(this: Control) {
      // Its label says nothing to anybody.
      const field = this.mark?.closest<HTMLElement>('[class*="ControlContainer"]');
      if (field) field.hidden = true;
      this.componentDidUpdate();
    },

    componentDidUpdate(this: Control) {
      window.dispatchEvent(new CustomEvent('desk:form', { detail: this.props.entry }));
    },

    componentWillUnmount() {
      window.dispatchEvent(new CustomEvent('desk:form', { detail: undefined }));
    },

    render(this: Control) {
      return decap().h('span', {
        ref: (mark: HTMLElement | null) => (this.mark = mark ?? undefined),
      });
    },
  });

interface Control {
  props: { entry: Immutable };
  mark?: HTMLElement | undefined;
  componentDidUpdate(): void;
}
