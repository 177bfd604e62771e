import { blockTools } from './block-tools.ts';
import { decap, type Immutable } from './decap.ts';
import { tableEditor } from './table-editor.ts';

/** A table in the text. React draws its frame; what is typed in is not React's. */
export const tableControl = (): unknown =>
  decap().createClass({
    componentDidMount(this: Control) {
      this.sent = sourceOf(this.props);
      // Decap takes a click for the choice of the whole block, and then moves the caret out of it.
      for (const name of KEPT)
        this.frame?.addEventListener(name, (event) => event.stopPropagation());
      this.draw();
      if (this.props.isNewEditorComponent)
        this.frame?.querySelector<HTMLElement>('[contenteditable]')?.focus();
    },

    componentDidUpdate(this: Control) {
      // Somebody else's value, not the one that was typed here.
      if (sourceOf(this.props) === this.sent) return;
      this.sent = sourceOf(this.props);
      this.draw();
    },

    draw(this: Control) {
      const editor = tableEditor(this.sent, (source) => {
        this.sent = source;
        this.props.onChange(this.props.value.set('source', source));
      });
      this.frame?.replaceChildren(editor);
    },

    render(this: Control) {
      const ref = (frame: HTMLElement | null) => (this.frame = frame);
      // Another editor's place: Slate, which the text around it is typed in, leaves its keys alone.
      const { h } = decap();
      const frame = h('div', { ref, 'data-slate-editor': true, lang: 'vi' });
      return h('div', { className: 'desk-block' }, frame, blockTools());
    },
  });

/** What happens in a table and concerns nothing around it. */
const KEPT = [
  'mousedown',
  'mouseup',
  'click',
  'dblclick',
  'focusin',
  'keydown',
  'keyup',
  'beforeinput',
  'input',
  'copy',
  'cut',
  'paste',
  'dragover',
  'drop',
];

const sourceOf = ({ value }: TableProps) => String(value.get('source') ?? '');

interface TableProps {
  value: Immutable;
  onChange: (value: Immutable) => void;
  isNewEditorComponent?: boolean;
}

interface Control {
  props: TableProps;
  /** The Markdown that is shown. */
  sent: string;
  frame?: HTMLElement | null;
  draw(): void;
}
