import type { DeskApi } from './backend-api.ts';
import { type CreateElement, decap, type Immutable, type ReactNode } from './decap.ts';

/** An entry that can be chosen. */
export interface Choice {
  id: string;
  title: string;
  /** What tells it from others of the same title. */
  detail: string;
}

/**
 * A picker of other entries: asks the server with the words that are typed, so that it works with
 * any number of entries, and shows what was chosen by title.
 */
export const relationControl = (api: DeskApi): unknown =>
  decap().createClass({
    getInitialState: (): State => ({ typed: '', choices: [], at: -1, isOpen: false, said: '' }),

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
      const unknown = ids.filter((id) => !titles.has(keyOf(this.props, id)));
      if (unknown.length === 0) return;
      void api
        .read<Answer>('choices', { collection: collectionOf(this.props), ids: unknown.join(',') })
        .then(({ choices }) => this.know(choices))
        // The ids are shown until the server answers again.
        .catch(() => undefined);
    },

    know(this: Control, choices: readonly Choice[]) {
      for (const choice of choices) titles.set(keyOf(this.props, choice.id), choice);
      if (this.asked !== -1) this.forceUpdate();
    },

    /** Asks for entries by what is typed, once the typing rests. */
    look(this: Control, typed: string, wait = 200) {
      const asked = (this.asked = (this.asked ?? 0) + 1);
      clearTimeout(this.timer);
      this.setState({ typed, isOpen: true });
      this.timer = setTimeout(() => {
        const query = { collection: collectionOf(this.props), q: typed.slice(0, 200) };
        api.read<Answer>('choices', query).then(
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

    put(this: Control, ids: readonly string[], said: string) {
      const { field, onChange } = this.props;
      if (field.get('multiple') === true) {
        const empty = (field.get('search_fields') as Growing).clear();
        onChange(ids.reduce<Growing>((list, id) => list.push(id), empty));
      } else onChange(ids[0] ?? '');
      this.setState({ said });
    },

    choose(this: Control, { id, title }: Choice) {
      const isMultiple = this.props.field.get('multiple') === true;
      this.close();
      this.put(isMultiple ? [...chosenIds(this.props), id] : [id], `Đã chọn ${title}.`);
    },

    drop(this: Control, id: string) {
      const { title } = titleOf(this.props, id);
      this.put(
        chosenIds(this.props).filter((other) => other !== id),
        `Đã bỏ ${title}.`,
      );
      this.focus();
    },

    press(this: Control, event: KeyboardEvent & { nativeEvent: KeyboardEvent }) {
      const { choices, at, isOpen, typed } = this.state;
      if (event.nativeEvent.isComposing) return;
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
      if (event.key === 'Backspace' && typed === '' && last !== undefined) this.drop(last);
    },

    render(this: Control) {
      const { h } = decap();
      const { forID, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      const { typed, choices, at, isOpen, said } = this.state;
      const input = h('input', {
        id: forID,
        type: 'text',
        role: 'combobox',
        autoComplete: 'off',
        placeholder: 'Gõ vài chữ để tìm, có dấu hay không đều được',
        value: typed,
        'aria-expanded': isOpen && choices.length > 0,
        'aria-controls': `${forID}-list`,
        'aria-autocomplete': 'list',
        'aria-describedby': `${forID}-said`,
        ...(choices[at] && { 'aria-activedescendant': `${forID}-${at}` }),
        onChange: ({ target }: { target: HTMLInputElement }) => this.look(target.value),
        onClick: () => !isOpen && this.look('', 0),
        onKeyDown: (event: KeyboardEvent & { nativeEvent: KeyboardEvent }) => this.press(event),
        onFocus: setActiveStyle,
        onBlur: () => {
          this.close();
          setInactiveStyle();
        },
      });
      const options = choices.map((choice, index) => drawOption(this, h, choice, index));
      return h(
        'div',
        { className: `${classNameWrapper} desk-relation` },
        drawChosen(this, h),
        input,
        h(
          'ul',
          {
            id: `${forID}-list`,
            role: 'listbox',
            hidden: !isOpen || options.length === 0,
            'aria-label': 'Mục tìm thấy',
          },
          ...options,
        ),
        // What it says takes no room but where there is nothing else to see: a line that goes with
        // the focus would move the very button that is being clicked.
        h(
          'p',
          {
            id: `${forID}-said`,
            role: 'status',
            className: isOpen && choices.length === 0 ? undefined : 'desk-hidden',
          },
          said,
        ),
      );
    },
  });

function drawOption(control: Control, h: CreateElement, choice: Choice, index: number): ReactNode {
  return h(
    'li',
    {
      key: choice.id,
      id: `${control.props.forID}-${index}`,
      role: 'option',
      'aria-selected': index === control.state.at,
      // Before the field loses the focus, which closes the list.
      onMouseDown: (event: MouseEvent) => event.preventDefault(),
      onClick: () => control.choose(choice),
    },
    choice.title,
    choice.detail && h('span', {}, ` · ${choice.detail}`),
  );
}

function drawChosen(control: Control, h: CreateElement): ReactNode | null {
  const ids = chosenIds(control.props);
  if (ids.length === 0) return null;
  const items = ids.map((id) => {
    const { title, detail } = titleOf(control.props, id);
    const drop = h(
      'button',
      { type: 'button', 'aria-label': `Bỏ ${title}`, onClick: () => control.drop(id) },
      'Bỏ',
    );
    return h('li', { key: id }, h('span', {}, detail ? `${title} · ${detail}` : title), drop);
  });
  return h('ul', { className: 'desk-chosen', 'aria-label': 'Đã chọn' }, ...items);
}

function told(shown: number, count: number): string {
  if (count === 0)
    return 'Không có mục nào khớp. Thử ít chữ hơn; mục phải được đăng rồi mới chọn được.';
  return count > shown
    ? `${shown} trong ${count} mục. Gõ thêm chữ để tìm mục khác.`
    : `${count} mục.`;
}

function chosenIds({ value, field }: RelationProps): string[] {
  const plain = typeof value === 'object' && value && 'toJS' in value ? value.toJS() : value;
  const list: unknown[] = Array.isArray(plain) ? plain : field.get('multiple') ? [] : [plain];
  return list.filter((id): id is string => typeof id === 'string' && id !== '');
}

const collectionOf = ({ field }: RelationProps) => String(field.get('collection'));
const keyOf = (props: RelationProps, id: string) => `${collectionOf(props)}/${id}`;
const titleOf = (props: RelationProps, id: string): Choice =>
  titles.get(keyOf(props, id)) ?? { id, title: id, detail: '' };

/** The titles of entries that this tab has met. */
const titles = new Map<string, Choice>();

interface Answer {
  choices: Choice[];
  count: number;
}

/** Decap's lists, as far as new ones are made of them. */
interface Growing extends Immutable {
  clear(): Growing;
  push(value: unknown): Growing;
}

interface RelationProps {
  value?: Immutable | string | string[] | null;
  field: Immutable;
  forID: string;
  classNameWrapper: string;
  onChange: (value: unknown) => void;
  setActiveStyle: () => void;
  setInactiveStyle: () => void;
}

interface State {
  typed: string;
  choices: readonly Choice[];
  /** Which choice the keyboard is at; -1 for none. */
  at: number;
  isOpen: boolean;
  said: string;
}

interface Control {
  props: RelationProps;
  state: State;
  timer?: ReturnType<typeof setTimeout>;
  /** The number of the last question; -1 once the field is gone. */
  asked?: number;
  setState(state: Partial<State>): void;
  forceUpdate(): void;
  name(ids: readonly string[]): void;
  know(choices: readonly Choice[]): void;
  look(typed: string, wait?: number): void;
  close(): void;
  put(ids: readonly string[], said: string): void;
  choose(choice: Choice): void;
  drop(id: string): void;
  press(event: KeyboardEvent & { nativeEvent: KeyboardEvent }): void;
  focus(): void;
}
