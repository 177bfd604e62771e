import { type BodyNode, type BodyText, element } from './body-nodes.ts';

/** The texts, links and breaks of a line as `writeInline` writes it; undefined for anything else. */
export function readInline(source: string): BodyNode[] | undefined {
  const reader: Reader = { source, at: 0, nodes: [], open: [], text: '' };
  while (reader.at < source.length) {
    const step = STEPS.find((read) => read(reader));
    if (!step) return undefined;
  }
  flush(reader);
  return reader.open.length === 0 ? spaced(reader.nodes) : undefined;
}

interface Reader {
  source: string;
  at: number;
  nodes: BodyNode[];
  open: Mark[];
  text: string;
}

type Mark = 'bold' | 'italic' | 'delete';

type Step = (reader: Reader) => boolean;

const readBreak: Step = (reader) =>
  take(reader, /\\\n/uy, () => push(reader, element('break', [])));

const readEscape: Step = (reader) =>
  take(reader, /\\([!-/:-@[-`{-~])/uy, ([, character = '']) => (reader.text += character));

const readReference: Step = (reader) =>
  take(reader, /&(?:#(\d{1,7})|(lt|gt|amp|quot|apos|nbsp));/uy, ([, code, name = '']) => {
    reader.text += code ? String.fromCodePoint(Math.min(Number(code), 0x10ffff)) : NAMES[name];
  });

const NAMES: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

const readCode: Step = (reader) =>
  take(reader, /(`+)(?!`)([^\n]*?[^`\n])\1(?!`)/uy, ([, , code = '']) => {
    const text = /^ .*\S.* $/u.test(code) ? code.slice(1, -1) : code;
    push(reader, { text, code: true });
  });

const readLink: Step = (reader) =>
  take(
    reader,
    /\[((?:\\.|`+[^`\n]+`+|[^[\]\\`])+)\]\(([^\s()<>]*)\)/uy,
    ([, label = '', url = '']) => {
      const children = readInline(label);
      if (children) push(reader, element('link', children, { url: url.replace(/&amp;/gu, '&') }));
      return children !== undefined;
    },
  );

/** `*` and `~` alone between spaces are text; every other is a mark that opens or closes. */
const readMark: Step = (reader) =>
  take(reader, /(?:(?<= |^)[*_~](?= |$))|\*{1,3}|~~/uy, ([run = '']) => {
    const alone = run.length === 1 && isAlone(reader, run);
    if (alone) reader.text += run;
    else for (const mark of marksOf(reader, run)) toggle(reader, mark);
  });

const isAlone = ({ source, at }: Reader, run: string) =>
  /(?:^| )$/u.test(source.slice(Math.max(0, at - 1), at)) &&
  /^(?: |$)/u.test(source.slice(at + run.length, at + run.length + 1));

function marksOf({ open, source, at }: Reader, run: string): Mark[] {
  if (run === '~~') return ['delete'];
  if (run === '*') return ['italic'];
  if (run === '**') return ['bold'];
  const inner = open.filter((mark) => mark !== 'delete').reverse();
  if (inner.length > 0) return inner.length === 2 ? inner : [...inner, other(inner[0])];
  const next = /(?<!\\)\*+/u.exec(source.slice(at + 3))?.[0];
  return next === '**' ? ['italic', 'bold'] : ['bold', 'italic'];
}

const other = (mark?: Mark): Mark => (mark === 'bold' ? 'italic' : 'bold');

function toggle(reader: Reader, mark: Mark): void {
  flush(reader);
  if (reader.open.includes(mark)) reader.open = reader.open.filter((one) => one !== mark);
  else reader.open = [...reader.open, mark];
}

const readPlain: Step = (reader) =>
  take(reader, /[^\\&`[\]*~<{}\n]+|&(?![a-z#])|\]/iuy, ([text]) => (reader.text += text));

const STEPS = [readBreak, readEscape, readReference, readCode, readLink, readMark, readPlain];

function take(reader: Reader, pattern: RegExp, use: (match: RegExpExecArray) => unknown): boolean {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.source);
  if (!match || use(match) === false) return false;
  reader.at += match[0].length;
  return true;
}

function push(reader: Reader, node: BodyNode): void {
  flush(reader);
  reader.nodes.push(node);
}

function flush(reader: Reader): void {
  if (reader.text === '') return;
  const node: BodyText = { text: reader.text };
  for (const mark of reader.open) node[mark] = true;
  reader.nodes.push(node);
  reader.text = '';
}

/** Slate wants text on both sides of a link or a break. */
function spaced(nodes: readonly BodyNode[]): BodyNode[] {
  const result: BodyNode[] = [];
  for (const node of nodes) {
    const previous = result.at(-1);
    if (!('text' in node) && (!previous || !('text' in previous))) result.push({ text: '' });
    result.push(node);
  }
  const last = result.at(-1);
  if (!last || !('text' in last)) result.push({ text: '' });
  return result;
}
