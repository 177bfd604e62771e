/** The mark by which Excel knows UTF-8; a file begins with it. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** One line of a table as RFC 4180 has it, its line end too. */
export const csvLine = (cells: readonly string[], separator: ',' | ';' = ','): string =>
  `${cells.map((cell) => cellOf(cell, separator)).join(separator)}\r\n`;

/** A cell that no spreadsheet takes for a formula, quoted where RFC 4180 asks for it. */
function cellOf(text: string, separator: string): string {
  const isFormula = /^\s*[=+\-@＝＋－＠]|^[\t\r]/u.test(text) && !/^[+-]?\d+(?:,\d+)?$/u.test(text);
  const safe = isFormula ? `'${text}` : text;
  const isQuoted = /["\r\n]/u.test(safe) || safe.includes(separator);
  return isQuoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}
