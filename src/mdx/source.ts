/**
 * The parser would read `{…}`, `import` and `export` as program code, and takes minutes over
 * some of it or ends the process. Editors write no code, so the parser is given stand-ins of the
 * same length (code points that no text may hold), and the tree says where they came to stand.
 */
const STAND_INS = {
  '{': '\uFDD0',
  '}': '\uFDD1',
  '\\': '\uFDD2',
  i: '\uFDD3',
  e: '\uFDD4',
} as const;
const ORIGINALS = new Map<string, string>(
  Object.entries(STAND_INS).map(([original, standIn]) => [standIn, original]),
);

/** A body in the one form that is read: NFC, `\n` at line ends, no byte order mark. */
export const cleanBody = (body: string) =>
  body
    .replace(/^\uFEFF+/u, '')
    .replace(/\r\n?/gu, '\n')
    .normalize('NFC');

/** The source with stand-ins; offsets, lines and columns stay the same. */
export const hideCode = (source: string) =>
  source.replace(/\\[\s\S]|[{}]|^[ \t\uFEFF]*[ie](?=mport|xport)/gmu, (found) => {
    const last = found.slice(-1);
    // Some characters after a backslash are two units long.
    if (found.startsWith('\\'))
      return last === '{' || last === '}' ? STAND_INS['\\'] + STAND_INS[last] : found;
    return found.slice(0, -1) + STAND_INS[last as '{' | '}' | 'i' | 'e'];
  });

/** What was written, for code and attribute values. */
export const revealCode = (value: string) =>
  value.replace(/[\uFDD0-\uFDD4]/gu, (standIn) => ORIGINALS.get(standIn) ?? '');

/** What was written, for text: `\{` is a brace. */
export const revealText = (value: string) => revealCode(value.replaceAll(STAND_INS['\\'], ''));

/** The offset in hidden text of the first `{` that opens an expression, or -1. */
export const expressionAt = (hidden: string) => hidden.search(/(?<!\uFDD2)\uFDD0/u);

/** Whether a paragraph would be taken for an `import` or `export` statement. */
export const isStatement = (hidden: string) =>
  /^[\uFDD3\uFDD4](?:mport|xport)[ \t\uFDD0*]/u.test(hidden);
