import type { DeskApi } from './backend-api.ts';
import { decap } from './decap.ts';
import { isOfInputMethod } from './input-method.ts';
import {
  type Choice,
  choiceOf,
  type Choices,
  chosenIds,
  isKnown,
  nameOf,
  putIds,
  relatedTo,
  type RelationProps,
  remember,
} from './relation-choices.ts';
import { drawRelation, type Picker, type PressedKey, type RelationState } from './relation-view.ts';

/**
 * A picker of other entries: asks the server with the words that are typed, so that it works with
 * any number of entries, and shows what was chosen by title.
 */
export const relationControl = (api: DeskApi): unknown =>
  decap().createClass({
    getInitialState: (): RelationState => ({
      typed: '',
      choices: [],
      at: -1,
      isOpen: false,
      said: '',
    }),

    componentDidMount(this: Control) {
      this.name(chosenIds(this.props));
    },

    componentDidUpdate(this: Control, { value }: RelationProps) {
      if (value !== this.props.value) this.name(chosenIds(this.props));
    },

    componentWillUnmount(this: Control) {
      clearTimeout(this.timer);
      this.asked = -1;
    },

    isValid(this: Control) {
      const { field } = this.props;
      const least = Number(field.get('min') ?? 0);
      const count = chosenIds(this.props).length;
      if (count >= least || (count === 0 && field.get('required') === false))
        return { error: false };
      return {
        error: { message: `${String(field.get('label'))}: chọn ít nhất ${least} mục.` },
      };
    },

    focus(this: Control) {
      document.getElementById(this.props.forID)?.focus();
    },

    /** Asks for the titles of chosen entries that are not known yet. */
    name(this: Control, ids: readonly string[]) {
      const unknown = ids.filter((id) => !isKnown(this.props, id));
      if (unknown.length === 0) return;
      void api
        .read<Choices>('choices', { collection: relatedTo(this.props), ids: unknown.join(',') })
        .then(({ choices }) => this.know(choices))
        // The ids are shown until the server answers again.
        .catch(() => undefined);
    },

    know(this: Control, choices: readonly Choice[]) {
      remember(this.props, choices);
      if (this.asked !== -1) this.forceUpdate();
    },

    /** Asks for entries by what is typed, once the typing rests. */
    look(this: Control, typed: string, wait = 200) {
      const asked = (this.asked = (this.asked ?? 0) + 1);
      clearTimeout(this.timer);
      this.setState({ typed, isOpen: true });
      this.timer = setTimeout(() => {
        const query = { collection: relatedTo(this.props), q: typed.slice(0, 200) };
        api.read<Choices>('choices', query).then(
          ({ choices, count }) => {
            if (this.asked !== asked) return;
            const taken = new Set(chosenIds(this.props));
            const left = choices.filter(({ id }) => !taken.has(id));
            this.know(choices);
            this.setState({ choices: left, at: left.length > 0 && typed ? 0 : -1 });
            this.setState({ said: told(choices.length, count) });
          },
          (error: Error) => {
            if (this.asked === asked) this.setState({ choices: [], said: error.message });
          },
        );
      }, wait);
    },

    close(this: Control) {
      clearTimeout(this.timer);
      this.asked = (this.asked ?? 0) + 1;
      this.setState({ isOpen: false, choices: [], at: -1, typed: '', said: '' });
    },

    choose(this: Control, choice: Choice) {
      const { field } = this.props;
      this.close();
      putIds(this.props, [
        ...(field.get('multiple') === true ? chosenIds(this.props) : []),
        choice.id,
      ]);
      this.setState({ said: `Đã chọn ${nameOf(choice)}.` });
    },

    drop(this: Control, id: string) {
      const ids = chosenIds(this.props);
      putIds(
        this.props,
        ids.filter((other) => other !== id),
      );
      this.setState({ said: `Đã bỏ ${choiceOf(this.props, id).title}.` });
      this.focus();
    },

    press(this: Control, event: PressedKey) {
      if (isOfInputMethod(event.nativeEvent)) return;
      const { choices, at, isOpen, typed } = this.state;
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by !== undefined) {
        event.preventDefault();
        if (!isOpen) this.look('', 0);
        else if (choices.length > 0)
          this.setState({
            at: (at + by + choices.length + (at < 0 && by < 0 ? 1 : 0)) % choices.length,
          });
        return;
      }
      if (event.key === 'Enter') event.preventDefault();
      const choice = choices[at];
      if (event.key === 'Enter' && isOpen && choice) this.choose(choice);
      if (event.key === 'Escape' && isOpen) {
        event.stopPropagation();
        this.close();
      }
      const last = chosenIds(this.props).at(-1);
      // A key that is held down rubs out what was typed, not what was chosen before.
      const isMeant = event.key === 'Backspace' && typed === '' && !event.nativeEvent.repeat;
      if (isMeant && last !== undefined) this.drop(last);
    },

    render(this: Control) {
      return drawRelation(this);
    },
  });

function told(shown: number, count: number): string {
  if (count === 0)
    return 'Không có mục nào khớp. Thử ít chữ hơn; mục phải được lưu rồi mới chọn được.';
  return count > shown
    ? `${shown} trong ${count} mục. Gõ thêm chữ để tìm mục khác.`
    : `${count} mục.`;
}

interface Control extends Picker {
  timer?: ReturnType<typeof setTimeout>;
  /** The number of the last question; -1 once the field is gone. */
  asked?: number;
  setState(state: Partial<RelationState>): void;
  forceUpdate(): void;
  name(ids: readonly string[]): void;
  know(choices: readonly Choice[]): void;
  focus(): void;
}
