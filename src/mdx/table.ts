import { offsetOf } from './parse.ts';
import type { Of, Writing } from './writing.ts';

/** A table that scrolls by itself when the page is narrow. The first row is the header. */
export function writeTable(
  table: Of<'table'>,
  writeCell: (cell: Of<'tableCell'>) => string,
  writing: Writing,
): string {
  const [head, ...rows] = table.children;
  const width = head?.children.length ?? 0;
  const writeRow = ({ children }: Of<'tableRow'>, tag: 'th' | 'td') => {
    const cells = Array.from({ length: width }, (_, column) => {
      const cell = children[column];
      return tableCell(tag, cell ? writeCell(cell) : '', table.align?.[column]);
    });
    return `<tr>${cells.join('')}</tr>\n`;
  };
  for (const row of rows) if (row.children.length > width) writing.report(offsetOf(row), TOO_WIDE);
  writing.tables += 1;
  const label = writing.tables === 1 ? 'Bảng' : `Bảng ${writing.tables}`;
  return [
    `<section class="table-scroll" tabindex="0" aria-label="${label}">\n<table>\n`,
    head ? `<thead>\n${writeRow(head, 'th')}</thead>\n` : '',
    rows.length > 0 ? `<tbody>\n${rows.map((row) => writeRow(row, 'td')).join('')}</tbody>\n` : '',
    '</table>\n</section>\n',
  ].join('');
}

// A corner without words is no header.
function tableCell(tag: 'th' | 'td', content: string, align: string | null | undefined): string {
  const place = align === 'right' || align === 'center' ? ` class="align-${align}"` : '';
  return tag === 'th' && content !== ''
    ? `<th scope="col"${place}>${content}</th>`
    : `<td${place}>${content}</td>`;
}

const TOO_WIDE = 'Hàng này có nhiều ô hơn hàng đầu của bảng. Thêm ô ở hàng đầu, hoặc bớt dấu |.';
