import { PLACEHOLDERS, INSTRUCTION_STYLE } from './template-words.ts';
import {
  plainParagraph,
  textOf,
  type WordBlock,
  type WordParagraph,
  type WordRun,
  type WordTable,
} from './word.ts';

/** A manuscript from top to bottom: lines of text, pictures, tables. */
export type Line =
  | { type: 'text'; paragraph: WordParagraph; text: string }
  | { type: 'picture'; picture: number }
  | { type: 'table'; table: WordTable };

export type TextLine = Extract<Line, { type: 'text' }>;

/** Takes blocks apart: boxes and picture frames made of tables, pictures inside a line, line breaks. */
export function linesOf(blocks: readonly WordBlock[]): Line[] {
  return blocks.flatMap((block): Line[] => {
    if (block.type === 'paragraph') return paragraphLines(block);
    const cells = block.rows.flat();
    const isFrame = cells.length === 1 || cells.some(({ blocks: inner }) => hasPicture(inner));
    if (isFrame || isLetterhead(block)) return cells.flatMap((cell) => linesOf(cell.blocks));
    const isEmpty = cells.every((cell) => cellText(cell.blocks) === '');
    return isEmpty ? [] : [{ type: 'table', table: block }];
  });
}

/** The words of a cell on one line. */
export const cellText = (blocks: readonly WordBlock[]): string =>
  linesOf(blocks)
    .map((line) => (line.type === 'text' ? line.text : ''))
    .filter((text) => text !== '')
    .join(' ');

/** Whether every word of a line is bold, or every word italic. */
export const isAll = ({ paragraph }: TextLine, look: 'isBold' | 'isItalic') =>
  paragraph.runs.every((run) => run[look] || run.text.trim() === '');

function paragraphLines(paragraph: WordParagraph): Line[] {
  if (paragraph.style === INSTRUCTION_STYLE) return [];
  const lines: Line[] = [];
  let runs: WordRun[] = [];
  const end = () => {
    const part = { ...paragraph, runs };
    const text = textOf(part);
    if (text !== '' && !isPlaceholder(text)) lines.push({ type: 'text', paragraph: part, text });
    runs = [];
  };
  // A title broken by hand is one title.
  const isTitle = /^(?:title|tiêu đề|heading)/u.test(paragraph.style);
  for (const run of paragraph.runs) {
    if (run.picture !== undefined) {
      end();
      lines.push({ type: 'picture', picture: run.picture });
      continue;
    }
    const [first = '', ...more] = isTitle ? [run.text] : run.text.split('\n');
    runs.push({ ...run, text: first });
    for (const text of more) {
      end();
      runs.push({ ...run, text });
    }
  }
  end();
  return lines;
}

const hasPicture = (blocks: readonly WordBlock[]) =>
  blocks.some(
    (block) =>
      block.type === 'paragraph' && block.runs.some(({ picture }) => picture !== undefined),
  );

// The head of an official letter stands in a table of two cells.
const isLetterhead = ({ rows }: WordTable) =>
  rows.length <= 3 &&
  rows
    .flat()
    .some(({ blocks }) =>
      blocks.some((block) => block.type === 'paragraph' && NATION.test(textOf(block))),
    );

/** The two lines at the head of every official paper. */
export const NATION = /^(?:cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do)/iu;

// What the template asks for stands in square brackets until it is filled in.
const isPlaceholder = (text: string) =>
  PLACEHOLDERS.some((words) => text === words || text.endsWith(`: ${words}`)) ||
  text === 'Ảnh: [chú thích] ([nguồn])';

/** Lines of plain text as a manuscript. */
export const plainLines = (text: string): Line[] =>
  linesOf(text.split(/\r\n?|[\n\u2028\u2029\u0085]/u).map((line) => plainParagraph(line)));
