import { type Token, tokensOf } from './tokens.ts';

/** A stretch of text; `isMatch` when a query found it. */
export interface Part {
  text: string;
  isMatch: boolean;
}

/** Tells whether a word of a text was asked for, and whether it says something standing alone. */
export interface Matcher {
  isMatch: (word: string) => boolean;
  isTelling: (word: string) => boolean;
}

/**
 * A word matches as it was typed: with its accents, or whatever its accents when typed without.
 * @param isCommon words of which a lonely one is not worth a mark
 */
export function matcherOf(
  queries: readonly (readonly Token[])[],
  isCommon: (key: string) => boolean = () => false,
): Matcher {
  const asked = new Map<string, Set<string>>();
  for (const { key, exact } of queries.flat())
    asked.set(key, (asked.get(key) ?? new Set()).add(exact));
  const isAlone = queries.every(({ length }) => length < 2);
  return {
    isMatch: (word) =>
      tokensOf(word).some(({ key, exact }) => {
        const typed = asked.get(key);
        return typed !== undefined && (typed.has(exact) || typed.has(key));
      }),
    isTelling: (word) =>
      isAlone || tokensOf(word).some(({ key }) => key.length > 1 && !isCommon(key)),
  };
}

/** A whole text in parts. */
export function highlight(text: string, matcher: Matcher): Part[] {
  const parts: Part[] = [];
  for (const [piece, word] of text.matchAll(PIECES)) {
    const isMatch = word !== undefined && matcher.isMatch(word);
    const last = parts.at(-1);
    if (last && last.isMatch === isMatch) last.text += piece;
    else if (isMatch && last?.text === ' ' && parts.at(-2)?.isMatch) {
      parts.pop();
      const before = parts.at(-1);
      if (before) before.text += ` ${piece}`;
    } else parts.push({ text: piece, isMatch });
  }
  return joined(
    parts.map(({ text: part, isMatch }) => ({
      text: part,
      isMatch: isMatch && (part.includes(' ') || matcher.isTelling(part)),
    })),
  );
}

/**
 * The stretch of a text that shows best why it was found, at most `length` words; its beginning
 * when it was found for another reason.
 */
export function excerptOf(text: string, matcher: Matcher, length = 36): Part[] {
  const words = text.split(/\s+/u).filter(Boolean);
  const hits = words.map((word) =>
    matcher.isMatch(word) ? { key: tokensOf(word)[0]?.key, tells: matcher.isTelling(word) } : null,
  );
  const start = bestStart(hits, length);
  const parts = highlight(words.slice(start, start + length).join(' '), matcher);
  if (start > 0) parts.unshift({ text: '… ', isMatch: false });
  if (start + length < words.length) parts.push({ text: ' …', isMatch: false });
  return parts;
}

/** Where the window of `length` words starts that has the most different matches, then neighbours. */
function bestStart(hits: readonly (Hit | null)[], length: number): number {
  let best = { start: 0, worth: 0 };
  for (const [at, hit] of hits.entries()) {
    if (!hit) continue;
    const window = hits.slice(at, at + length);
    const neighbours = window.filter((word, index) => word && window[index + 1]).length;
    const telling = window.filter((word, index) => word?.tells || (word && window[index + 1]));
    const worth = new Set(telling.map((word) => word?.key)).size * 4 + Math.min(neighbours, 12) * 2;
    if (worth > best.worth) best = { start: at, worth };
  }
  return Math.max(0, Math.min(best.start - LEAD, hits.length - length));
}

/** Neighbours that match alike as one. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last && last.isMatch === part.isMatch) last.text += part.text;
    else result.push({ ...part });
  }
  return result;
}

interface Hit {
  key: string | undefined;
  tells: boolean;
}

const LEAD = 6;
// A word or a number such as `241/BHXH-TCCB`, white space, or signs.
const PIECES = /([\p{L}\p{M}\p{N}]+(?:[-/.&_][\p{L}\p{M}\p{N}]+)*)|\s+|[^\s\p{L}\p{M}\p{N}]+/gu;
