/** The cells of what Excel, Calc or Word put on the clipboard as text; undefined for plain words. */
export function pastedCells(text: string): string[][] | undefined {
  if (!/[\t\n\r]/u.test(text)) return undefined;
  const rows: string[][] = [[]];
  for (const { 1: quoted, 2: plain, 3: end } of text.matchAll(CELL)) {
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain ?? '').trim());
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  while (rows.at(-1)?.every((cell) => cell === '')) rows.pop();
  return rows;
}

const CELL = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gu;
