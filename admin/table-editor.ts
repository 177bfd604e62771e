import { MAX_COLUMNS } from '../src/mdx/limits.ts';
import { readTableSource, type TableSource, writeTableSource } from '../src/mdx/table-source.ts';
import { writeInline } from './body-inline.ts';
import { button, make } from './elements.ts';
import { isOfInputMethod } from './input-method.ts';
import { pastedCells } from './paste-cells.ts';
import { cellSource, drawCell, isShown } from './table-cell.ts';
import {
  EMPTY,
  isBlank,
  type Place,
  withAlign,
  withCell,
  withCells,
  withColumn,
  withoutColumn,
  withoutRow,
  withRow,
} from './table-grid.ts';

/**
 * A table to type in, as it will be seen. Cells keep their Markdown until they are changed.
 *
 * @param source the Markdown of the table; empty for a new one
 * @param onChange is given the Markdown after each change; empty while nothing is in the table
 */
export function tableEditor(source: string, onChange: (source: string) => void): HTMLElement {
  let table = readTableSource(source) ?? EMPTY;
  let place: Place = { row: 0, column: 0 };
  /** The table before the last act, until something is typed. */
  let before: TableSource | undefined;
  const grid = make('table');
  const said = make('span', { role: 'status' });

  const send = () => onChange(isBlank(table) ? '' : writeTableSource(table));
  const change = (next: TableSource, words: string, { row, column } = place) => {
    before = table;
    table = next;
    draw();
    said.textContent = words;
    const last = { row: table.rows.length - 1, column: table.align.length - 1 };
    focusCell({ row: Math.min(row, last.row), column: Math.min(column, last.column) });
    send();
  };
  const cellAt = ({ row, column }: Place) =>
    grid.rows[row]?.cells[column]?.querySelector<HTMLElement>('[contenteditable]');
  const focusCell = (next: Place) => {
    place = next;
    showPlace();
    const cell = cellAt(next);
    cell?.focus();
    if (cell) getSelection()?.selectAllChildren(cell);
  };

  const drawOne = (text: string, at: Place): HTMLElement => {
    const cell = make(at.row === 0 ? 'th' : 'td', at.row === 0 ? { scope: 'col' } : {});
    cell.dataset['align'] = table.align[at.column] || 'left';
    if (!isShown(text)) {
      const help = 'Ô này viết bằng mã Markdown, sửa ở “Mã Markdown” phía trên.';
      cell.append(make('code', { title: help, 'aria-description': help }, text));
      cell.addEventListener('mousedown', () => enter(at));
      return cell;
    }
    const words = make('div', {
      contenteditable: 'true',
      role: 'textbox',
      'aria-label': nameOf(at),
    });
    words.append(...drawCell(text));
    words.addEventListener('focus', () => enter(at));
    words.addEventListener('input', () => {
      table = withCell(table, at, cellSource(words));
      before = undefined;
      showPlace();
      send();
    });
    words.addEventListener('keydown', (event) => pressKey(event, at));
    words.addEventListener('paste', (event) => paste(event, at));
    words.addEventListener('drop', (event) => event.preventDefault());
    cell.append(words);
    return cell;
  };
  const draw = () =>
    grid.replaceChildren(
      ...table.rows.map((row, index) =>
        make('tr', {}, ...row.map((text, column) => drawOne(text, { row: index, column }))),
      ),
    );
  const enter = (at: Place) => {
    place = at;
    showPlace();
  };

  const pressKey = (event: KeyboardEvent, at: Place) => {
    if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const cell = cellAt(at);
      // The browser would take the whole text around the table.
      if (cell) getSelection()?.selectAllChildren(cell);
    }
    if (event.key !== 'Enter' || isOfInputMethod(event)) return;
    event.preventDefault();
    if (event.shiftKey) return;
    if (at.row + 1 < table.rows.length) focusCell({ ...at, row: at.row + 1 });
    else addRow();
  };
  const paste = (event: ClipboardEvent, at: Place) => {
    event.preventDefault();
    const text = (event.clipboardData?.getData('text/plain') ?? '').normalize('NFC');
    const cells = pastedCells(text);
    if (!cells) return void document.execCommand('insertText', false, text);
    if (at.column + Math.max(...cells.map((row) => row.length)) > MAX_COLUMNS) {
      said.textContent = `Chưa dán vì bảng sẽ rộng hơn ${MAX_COLUMNS} cột. Chia thành hai bảng.`;
      return;
    }
    const sources = cells.map((row) => row.map((cell) => writeInline([{ text: cell }], ONE_LINE)));
    change(withCells(table, at, sources), `Đã dán ${cells.length} hàng.`, at);
  };

  const addRow = () => {
    const row = place.row + 1;
    change(withRow(table, row), `Đã thêm hàng ${row + 1}.`, { row, column: 0 });
  };
  const addColumn = () => {
    const column = place.column + 1;
    change(withColumn(table, column), `Đã thêm cột ${column + 1}.`, { ...place, column });
  };
  const removeRow = () => change(withoutRow(table, place.row), `Đã xóa hàng ${place.row + 1}.`);
  const removeColumn = () =>
    change(withoutColumn(table, place.column), `Đã xóa cột ${place.column + 1}.`);
  const align = () => {
    const isRight = table.align[place.column] === 'right';
    const words = `Cột ${place.column + 1} nay căn ${isRight ? 'trái' : 'phải'}.`;
    change(withAlign(table, place.column, isRight ? '' : 'right'), words);
  };

  const undo = () => {
    if (!before) return;
    change(before, 'Đã lấy lại bảng như trước.');
    before = undefined;
    showPlace();
  };

  const bold = tool('Đậm', () => document.execCommand('bold'));
  const rowLess = tool('Xóa hàng', removeRow);
  const columnMore = tool('Thêm cột', addColumn);
  const columnLess = tool('Xóa cột', removeColumn);
  const toRight = tool('Căn phải cột', align);
  const back = tool('Lấy lại', undo);
  const showPlace = () => {
    rowLess.disabled = table.rows.length === 1;
    columnLess.disabled = table.align.length === 1;
    columnMore.disabled = table.align.length >= MAX_COLUMNS;
    back.disabled = !before;
    toRight.setAttribute('aria-pressed', String(table.align[place.column] === 'right'));
  };

  draw();
  showPlace();
  const tools = make(
    'div',
    { class: 'desk-table-tools', role: 'toolbar', 'aria-label': 'Sửa bảng' },
    tool('Thêm hàng', addRow),
    rowLess,
    columnMore,
    columnLess,
    toRight,
    bold,
    back,
  );
  return make(
    'div',
    { class: 'desk-table' },
    tools,
    make('div', { class: 'desk-table-scroll' }, grid),
    make('p', {}, said),
  );
}

const ONE_LINE = { breaks: false };

const nameOf = ({ row, column }: Place) =>
  row === 0 ? `Tên cột ${column + 1}` : `Hàng ${row + 1}, cột ${column + 1}`;

/** A button that leaves the caret where it is. */
function tool(label: string, act: () => void): HTMLButtonElement {
  const made = button(label, act);
  made.addEventListener('mousedown', (event) => event.preventDefault());
  return made;
}
