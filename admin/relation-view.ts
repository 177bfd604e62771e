import { type CreateElement, decap, type ReactNode } from './decap.ts';
import {
  type Choice,
  choiceOf,
  chosenIds,
  nameOf,
  type RelationProps,
} from './relation-choices.ts';

/** What the picker shows besides its value. */
export interface RelationState {
  typed: string;
  choices: readonly Choice[];
  /** Which choice the keyboard is at; -1 for none. */
  at: number;
  isOpen: boolean;
  said: string;
}

/** A picker, as far as its drawing needs it. */
export interface Picker {
  props: RelationProps;
  state: RelationState;
  look(typed: string, wait?: number): void;
  press(event: PressedKey): void;
  close(): void;
  choose(choice: Choice): void;
  drop(id: string): void;
}

export type PressedKey = KeyboardEvent & { nativeEvent: KeyboardEvent };

/** What is chosen, the line to type in, and what was found. */
export function drawRelation(picker: Picker): ReactNode {
  const { h } = decap();
  const { forID, classNameWrapper } = picker.props;
  const { choices, isOpen, said } = picker.state;
  const options = choices.map((choice, index) => drawOption(picker, h, choice, index));
  return h(
    'div',
    { className: `${classNameWrapper} desk-relation` },
    drawChosen(picker, h),
    drawInput(picker, h),
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
}

function drawInput(picker: Picker, h: CreateElement): ReactNode {
  const { forID, setActiveStyle, setInactiveStyle } = picker.props;
  const { typed, choices, at, isOpen } = picker.state;
  return h('input', {
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
    onChange: ({ target }: { target: HTMLInputElement }) => picker.look(target.value),
    onClick: () => !isOpen && picker.look('', 0),
    onKeyDown: (event: PressedKey) => picker.press(event),
    onFocus: setActiveStyle,
    onBlur: () => {
      picker.close();
      setInactiveStyle();
    },
  });
}

function drawOption(picker: Picker, h: CreateElement, choice: Choice, index: number): ReactNode {
  return h(
    'li',
    {
      key: choice.id,
      id: `${picker.props.forID}-${index}`,
      role: 'option',
      'aria-selected': index === picker.state.at,
      // Before the field loses the focus, which closes the list.
      onMouseDown: (event: MouseEvent) => event.preventDefault(),
      onClick: () => picker.choose(choice),
    },
    nameOf(choice),
    choice.detail && h('span', {}, ` · ${choice.detail}`),
  );
}

function drawChosen(picker: Picker, h: CreateElement): ReactNode | null {
  const ids = chosenIds(picker.props);
  if (ids.length === 0) return null;
  const items = ids.map((id) => {
    const choice = choiceOf(picker.props, id);
    const name = nameOf(choice);
    const drop = h(
      'button',
      { type: 'button', 'aria-label': `Bỏ ${choice.title}`, onClick: () => picker.drop(id) },
      'Bỏ',
    );
    const { detail } = choice;
    return h('li', { key: id }, h('span', {}, detail ? `${name} · ${detail}` : name), drop);
  });
  return h('ul', { className: 'desk-chosen', 'aria-label': 'Đã chọn' }, ...items);
}
