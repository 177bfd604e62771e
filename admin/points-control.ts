import { decap, type Immutable } from './decap.ts';
import { OPTIONAL } from './fields.ts';
import { fold } from './fold.ts';
import { pastedCells } from './paste-cells.ts';
import { cellId, drawRow, tool } from './points-row.ts';
import { type Cells, cellsOf, type Column, pointOf, problemsOf } from './points.ts';

/** The figures of a statistic as a table: a row a figure, filled in by keyboard or from Excel. */
export const pointsControl = (): unknown =>
  decap().createClass({
    getInitialState(this: Control): State {
      return { rows: rowsOf(this.props), isChecked: false, said: '' };
    },

    componentDidUpdate(this: Control, { value }: PointsProps) {
      // Somebody else's value: a draft that was loaded, or Decap's own kept text.
      if (value !== this.props.value && this.props.value !== this.sent)
        this.setState({ rows: rowsOf(this.props) });
    },

    isValid(this: Control) {
      const columns = columnsOf(this.props);
      this.setState({ isChecked: true });
      for (const [index, { cells }] of this.state.rows.entries()) {
        if (!pointOf(columns, cells)) continue;
        const [name, problem] = Object.entries(problemsOf(columns, cells))[0] ?? [];
        const label = columns.find((column) => column.name === name)?.label ?? '';
        if (problem) return { error: { message: `Dòng ${index + 1}, cột “${label}”: ${problem}` } };
      }
      return { error: false };
    },

    focus(this: Control) {
      document.querySelector<HTMLElement>(`#${tableId(this.props)} [aria-invalid=true]`)?.focus();
    },

    /** Shows these rows, hands their figures to Decap, and puts the focus into a cell. */
    put(this: Control, rows: readonly Row[], said = '', focus?: string) {
      const { field, onChange } = this.props;
      const columns = columnsOf(this.props);
      const points = rows
        .map(({ cells }) => pointOf(columns, cells))
        .filter((made) => made !== undefined);
      const empty = (field.get('fields') as Growing).clear();
      const point = (field as Growing).clear();
      this.sent = points.reduce<Growing>((list, values) => list.push(point.merge(values)), empty);
      const kept = rows.length > 0 ? rows : [emptyRow()];
      this.setState({ rows: kept, said }, () => focus && document.getElementById(focus)?.focus());
      onChange(this.sent);
    },

    type(this: Control, row: Row, name: string, typed: string) {
      const change = (other: Row) =>
        other === row ? { ...row, cells: { ...row.cells, [name]: typed } } : other;
      this.put(this.state.rows.map(change));
    },

    move(this: Control, index: number, by: -1 | 1) {
      const rows = [...this.state.rows];
      const [row] = rows.splice(index, 1);
      if (!row) return;
      rows.splice(index + by, 0, row);
      this.put(rows, `Dòng ${index + 1} nay là dòng ${index + by + 1}.`);
    },

    remove(this: Control, index: number) {
      const { rows } = this.state;
      const row = rows[index];
      this.setState({ removed: row && { row, index } });
      const left = rows.filter((other) => other !== row);
      const next = left[Math.min(index, left.length - 1)];
      const first = columnsOf(this.props)[0]?.name ?? '';
      this.put(left, `Đã xóa dòng ${index + 1}.`, next && cellId(this.props, next, first));
    },

    bringBack(this: Control) {
      const { removed, rows } = this.state;
      if (!removed) return;
      this.setState({ removed: undefined });
      const { row, index } = removed;
      this.put(
        [...rows.slice(0, index), row, ...rows.slice(index)],
        `Đã lấy lại dòng ${index + 1}.`,
      );
    },

    /** Goes to the cell below or above; below the last row there is a new one. */
    step(this: Control, index: number, name: string, by: -1 | 1) {
      const { rows } = this.state;
      const row = rows[index + by] ?? (by === 1 ? emptyRow() : undefined);
      if (!row) return;
      const id = cellId(this.props, row, name);
      if (rows.includes(row)) document.getElementById(id)?.focus();
      else this.put([...rows, row], `Đã thêm dòng ${rows.length + 1}.`, id);
    },

    paste(this: Control, index: number, name: string, event: ClipboardEvent) {
      const pasted = pastedCells(event.clipboardData?.getData('text/plain') ?? '');
      if (!pasted) return;
      event.preventDefault();
      const columns = columnsOf(this.props);
      const labels = new Set(columns.map(({ label }) => fold(label)));
      // The head of a table that was copied whole.
      const isHead = pasted[0]?.every((cell) => cell === '' || labels.has(fold(cell))) ?? false;
      const filled = isHead ? pasted.slice(1) : pasted;
      const first = columns.findIndex((column) => column.name === name);
      const rows = [...this.state.rows];
      for (const [offset, texts] of filled.entries()) {
        const row = rows[index + offset] ?? emptyRow();
        const cells = columns
          .slice(first, first + texts.length)
          .map((column, at) => [column.name, texts[at] ?? '']);
        rows[index + offset] = { ...row, cells: { ...row.cells, ...Object.fromEntries(cells) } };
      }
      const width = Math.max(0, ...filled.map((texts) => texts.length));
      const over = width - (columns.length - first);
      const dropped = over > 0 ? ` ${over} cột bên phải không có chỗ nên không được dán.` : '';
      this.setState({ isChecked: true });
      this.put(
        rows,
        `Đã dán ${filled.length} dòng, ${Math.min(width, columns.length - first)} cột.${dropped}`,
      );
    },

    render(this: Control) {
      const { h } = decap();
      const { classNameWrapper, field } = this.props;
      const columns = columnsOf(this.props);
      const { rows, said, removed } = this.state;
      const label = String(field.get('label') ?? '');
      const head = columns.map(({ name, label: title, hint, required }) =>
        h('th', { key: name, scope: 'col', title: hint }, title, required ? ' *' : ''),
      );
      return h(
        'div',
        { className: `${classNameWrapper} desk-points`, id: tableId(this.props) },
        h('p', { className: 'desk-points-help' }, HELP),
        h(
          'div',
          {
            className: 'desk-points-scroll',
            role: 'region',
            'aria-label': `Bảng ${label}`,
            tabIndex: 0,
          },
          h(
            'table',
            {},
            h(
              'thead',
              {},
              h(
                'tr',
                {},
                h('th', { scope: 'col' }, 'Dòng'),
                ...head,
                h('th', { scope: 'col' }, 'Tỷ lệ (trang tự tính)'),
                h('th', { scope: 'col' }, 'Sửa dòng'),
              ),
            ),
            h('tbody', {}, ...rows.map((row, index) => drawRow(this, h, columns, row, index))),
          ),
        ),
        h(
          'p',
          { className: 'desk-points-actions' },
          tool(h, 'Thêm dòng', () => this.step(rows.length - 1, columns[0]?.name ?? '', 1)),
          removed && tool(h, 'Lấy lại dòng vừa xóa', () => this.bringBack()),
          h('span', { role: 'status' }, said),
        ),
      );
    },
  });

const HELP =
  'Enter xuống dòng dưới (hết bảng thì thêm dòng), Tab sang ô bên. Chép ô từ Excel rồi dán vào ô đầu tiên cần điền.';

function rowsOf(props: PointsProps): Row[] {
  const points = props.value && 'toJS' in props.value ? props.value.toJS() : [];
  const rows = (Array.isArray(points) ? points : []).map((point: Record<string, unknown>) => ({
    ...emptyRow(),
    cells: cellsOf(columnsOf(props), point),
  }));
  return rows.length > 0 ? rows : [emptyRow()];
}

const columnsOf = ({ field }: PointsProps): Column[] =>
  ((field.get('fields') as Immutable).toJS() as FieldData[]).map((data) => ({
    name: data.name,
    label: (data.label ?? data.name).replace(` ${OPTIONAL}`, ''),
    hint: data.hint ?? '',
    required: !data.label?.endsWith(OPTIONAL),
    min: data.min ?? 0,
    kind: KINDS[data.widget] ?? 'line',
    pattern: data.pattern && { test: data.pattern[0], words: data.pattern[1] },
  }));

const KINDS: Record<string, Column['kind']> = {
  text: 'text',
  datetime: 'day',
  number: 'count',
  boolean: 'flag',
};

let made = 0;
const emptyRow = (): Row => ({ key: (made += 1), cells: {} });
const tableId = ({ forID }: PointsProps) => `${forID}-points`;

interface FieldData {
  name: string;
  label?: string;
  hint?: string;
  widget: string;
  min?: number;
  pattern?: [RegExp, string];
}

/** Decap's lists and maps, as far as new ones are made of them. */
interface Growing extends Immutable {
  clear(): Growing;
  push(value: unknown): Growing;
  merge(values: object): Growing;
}

export interface PointsProps {
  value?: Immutable;
  field: Immutable;
  forID: string;
  classNameWrapper: string;
  onChange: (value: Immutable) => void;
}

export interface Row {
  key: number;
  cells: Cells;
}

interface State {
  rows: readonly Row[];
  /** Whether a save was tried: empty cells are pointed at from then on. */
  isChecked: boolean;
  said: string;
  removed?: { row: Row; index: number } | undefined;
}

export interface Control {
  props: PointsProps;
  state: State;
  /** What Decap was told last. */
  sent?: Immutable;
  setState(state: Partial<State>, then?: () => void): void;
  put(rows: readonly Row[], said?: string, focus?: string): void;
  type(row: Row, name: string, typed: string): void;
  move(index: number, by: -1 | 1): void;
  remove(index: number): void;
  bringBack(): void;
  step(index: number, name: string, by: -1 | 1): void;
  paste(index: number, name: string, event: ClipboardEvent): void;
}
