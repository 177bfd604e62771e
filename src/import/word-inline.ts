import { escapeText } from '../mdx/escape.ts';
import type { WordRun } from './word.ts';

/**
 * One line of Markdown from runs of text: bold, italic and links are kept, all else is plain.
 * @param isPlain leaves bold and italic out, as in a heading
 */
export function writeRuns(runs: readonly WordRun[], isPlain = false): string {
  const pieces = settle(merge(runs.map((run) => (isPlain ? { ...run, ...PLAIN } : run))));
  const line = pieces.map(writePiece).join('').replace(/\s+/gu, ' ').trim();
  // Only the whole line shows whether its start would be read as syntax.
  const [only] = pieces;
  return pieces.length === 1 && only && !only.href && !isMarked(only)
    ? escapeText(only.text)
    : line;
}

/** A link that readers may be given, or undefined. */
export function safeHref(href: string): string | undefined {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (!url || !/^(?:https?|mailto):$/u.test(url.protocol) || url.username || url.password) return;
  return url.href.replace(/[()\s<>\\]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** Runs of the same look in a row are one. */
function merge(runs: readonly WordRun[]): WordRun[] {
  const merged: WordRun[] = [];
  for (const run of runs) {
    if (run.text === '') continue;
    const last = merged.at(-1);
    const isBlank = run.text.trim() === '' && !run.href;
    if (last && (isSame(last, run) || (isBlank && !last.href)))
      merged.splice(-1, 1, { ...last, text: last.text + run.text });
    else merged.push({ ...run });
  }
  return merged;
}

/** Marks of two looks that touch would be read as one row of stars: there italic gives way. */
function settle(runs: readonly WordRun[]): WordRun[] {
  const touches = (a: WordRun | undefined, b: WordRun | undefined) =>
    a && b && isMarked(a) && isMarked(b) && !/\s$/u.test(a.text) && !/^\s/u.test(b.text);
  const clear = runs.map((run, index) =>
    touches(runs[index - 1], run) || touches(run, runs[index + 1])
      ? { ...run, isItalic: false }
      : run,
  );
  return merge(clear);
}

const isSame = (a: WordRun, b: WordRun) =>
  a.isBold === b.isBold && a.isItalic === b.isItalic && a.href === b.href;

const isMarked = ({ isBold, isItalic }: WordRun) => isBold || isItalic;

function writePiece(run: WordRun): string {
  const marks = `${run.isBold ? '**' : ''}${run.isItalic ? '*' : ''}`;
  const href = run.href === undefined ? undefined : safeHref(run.href);
  if (marks === '' && !href) return escapeInside(run.text);
  // Marks are read as such only when they touch letters or digits.
  const [, before = '', inner = '', after = ''] =
    /^([^\p{L}\p{N}]*)([\s\S]*?)([^\p{L}\p{N}]*)$/u.exec(run.text) ?? [];
  if (inner === '') return escapeInside(run.text);
  const text = escapeInside(inner);
  const linked = href ? `[${text.replace(/\]/gu, '\\]')}](${href})` : text;
  return (
    escapeInside(before) + marks + linked + [...marks].reverse().join('') + escapeInside(after)
  );
}

/** Escapes a stretch of a line and keeps the spaces around it. */
function escapeInside(text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? [];
  return `${before ? ' ' : ''}${escapeText(inner)}${after ? ' ' : ''}`;
}

const PLAIN = { isBold: false, isItalic: false };
