import { fold, fromInner, toInnerQuery } from './spelling.ts';

/** A stretch of text; `isMatch` when a query found it. */
export interface Part {
  text: string;
  isMatch: boolean;
}

/** A title in parts, whole. `inner` and the queries are in the inner spelling. */
export const highlight = (inner: string, queries: readonly string[]): Part[] =>
  toParts(fromInner(inner), wordMatcher(queries));

/**
 * The stretch of a text that shows best why it was found, at most `length` words; its beginning
 * when it was found for another reason.
 */
export function excerptOf(inner: string, queries: readonly string[], length = 36): Part[] {
  const words = inner.split(' ');
  const isMatch = wordMatcher(queries);
  const hits = words.map((word) => (isMatch(fromInner(word)) ? toKey(fromInner(word)) : undefined));
  const start = bestStart(hits, length);
  const parts = toParts(fromInner(words.slice(start, start + length).join(' ')), isMatch);
  if (start > 0) parts.unshift({ text: '… ', isMatch: false });
  if (start + length < words.length) parts.push({ text: ' …', isMatch: false });
  return parts;
}

/** Where the window of `length` words starts that has the most different matches, then neighbours. */
function bestStart(hits: readonly (string | undefined)[], length: number): number {
  let best = { start: 0, worth: 0 };
  for (const [at, hit] of hits.entries()) {
    if (!hit) continue;
    const window = hits.slice(at, at + length);
    const neighbours = window.filter((word, index) => word && window[index + 1]).length;
    const worth = new Set(window.filter(Boolean)).size * 4 + Math.min(neighbours, 12);
    if (worth > best.worth) best = { start: at, worth };
  }
  return Math.max(0, Math.min(best.start - LEAD, hits.length - length));
}

/** Cuts a text where matches begin and end; matches that only a space parts are one. */
function toParts(text: string, isMatch: (word: string) => boolean): Part[] {
  const parts: Part[] = [];
  for (const [piece, word] of text.matchAll(PIECES)) {
    const matches = word !== undefined && isMatch(word);
    const last = parts.at(-1);
    if (last && last.isMatch === matches) last.text += piece;
    else if (matches && last?.text === ' ' && parts.at(-2)?.isMatch) {
      parts.pop();
      const before = parts.at(-1);
      if (before) before.text += ` ${piece}`;
    } else parts.push({ text: piece, isMatch: matches });
  }
  return parts;
}

/** A word matches as it was typed: with its accents, or whatever its accents when typed without. */
function wordMatcher(queries: readonly string[]) {
  const typed = new Set(queries.flatMap((query) => query.split(' ')));
  return (word: string) => {
    const keys = toInnerQuery(word).split(' ');
    return keys.some((key) => key !== '' && (typed.has(key) || typed.has(fold(fromInner(key)))));
  };
}

const toKey = (word: string) => fold(word);

const LEAD = 6;
// A word or a number such as `241/BHXH-TCCB`, white space, or signs.
const PIECES = /([\p{L}\p{M}\p{N}]+(?:[-/.&_][\p{L}\p{M}\p{N}]+)*)|\s+|[^\s\p{L}\p{M}\p{N}]+/gu;
