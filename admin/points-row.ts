import type { CreateElement, ReactNode } from './decap.ts';
import { isOfInputMethod } from './input-method.ts';
import type { Control, PointsProps, Row } from './points-control.ts';
import { type Column, pointOf, problemsOf, shareOf } from './points.ts';

/** A figure as a row of the table, with what moves it and takes it out. */
export function drawRow(
  control: Control,
  h: CreateElement,
  columns: readonly Column[],
  row: Row,
  index: number,
): ReactNode {
  const { props, state } = control;
  const point = pointOf(columns, row.cells);
  const problems = point ? problemsOf(columns, row.cells) : {};
  const cells = columns.map((column) => {
    const typed = row.cells[column.name] ?? '';
    const isShown = typed !== '' || state.isChecked;
    return drawCell(control, h, column, row, index, isShown ? problems[column.name] : undefined);
  });
  const isLast = index === state.rows.length - 1;
  return h(
    'tr',
    { key: row.key, 'aria-label': `Dòng ${index + 1}` },
    h('th', { scope: 'row' }, index + 1),
    ...cells,
    h(
      'td',
      {},
      h('output', { htmlFor: cellId(props, row, 'numerator') }, shareOf(point ?? {}) || '–'),
    ),
    h(
      'td',
      { className: 'desk-points-tools' },
      tool(h, '↑', () => control.move(index, -1), `Chuyển dòng ${index + 1} lên`, index === 0),
      tool(h, '↓', () => control.move(index, 1), `Chuyển dòng ${index + 1} xuống`, isLast),
      tool(h, 'Xóa', () => control.remove(index), `Xóa dòng ${index + 1}`),
    ),
  );
}

function drawCell(
  control: Control,
  h: CreateElement,
  { name, kind, label }: Column,
  row: Row,
  index: number,
  problem: string | undefined,
): ReactNode {
  const id = cellId(control.props, row, name);
  const typed = row.cells[name] ?? '';
  const isFlag = kind === 'flag';
  const isText = kind === 'line' || kind === 'text';
  const field = h(isText ? 'textarea' : 'input', {
    id,
    'aria-label': `${label}, dòng ${index + 1}`,
    ...(problem && { 'aria-invalid': true, 'aria-describedby': `${id}-problem` }),
    ...(isText ? { rows: 1 } : { type: isFlag ? 'checkbox' : 'text', autoComplete: 'off' }),
    ...(kind === 'count' && { inputMode: 'numeric' }),
    ...(kind === 'day' && { placeholder: 'ngày/tháng/năm' }),
    ...(isFlag ? { checked: isTicked(typed) } : { value: typed }),
    onChange: ({ target }: { target: HTMLInputElement }) => {
      const text = isFlag ? (target.checked ? 'có' : '') : target.value;
      control.type(row, name, kind === 'line' ? text.replace(/\n/gu, ' ') : text);
    },
    onPaste: (event: ClipboardEvent) => control.paste(index, name, event),
    onKeyDown: (event: KeyboardEvent & { nativeEvent: KeyboardEvent }) => {
      if (isOfInputMethod(event.nativeEvent) || event.shiftKey || event.altKey) return;
      const by = event.key === 'Enter' || (event.key === 'ArrowDown' && !isText) ? 1 : -1;
      if (by === -1 && (event.key !== 'ArrowUp' || isText)) return;
      event.preventDefault();
      if (event.key === 'Enter' || control.state.rows[index + by]) control.step(index, name, by);
    },
  });
  const said =
    problem && h('span', { id: `${id}-problem`, className: 'desk-points-problem' }, problem);
  return h('td', { key: name, className: `desk-points-${kind}` }, field, said);
}

export const tool = (
  h: CreateElement,
  text: string,
  onClick: () => void,
  label = text,
  disabled = false,
) => h('button', { type: 'button', onClick, disabled, 'aria-label': label, title: label }, text);

const isTicked = (typed: string) => /^(?:có|x|1|true|yes)$/iu.test(typed.trim());

export const cellId = (props: PointsProps, { key }: Row, name: string) =>
  `${props.forID}-${key}-${name}`;
