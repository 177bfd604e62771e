import type { GlossaryTerm } from './manifest.ts';
import { isPlainSyllable } from './syllables.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * Other ways to say what was typed: each abbreviation written out, each written-out one abbreviated.
 * At most `limit`, and never what was typed itself.
 */
export function otherWays(
  typed: readonly Token[],
  terms: readonly GlossaryTerm[],
  limit = 4,
): Token[][] {
  const forms = terms.flatMap(formsOf);
  const found = new Map([[toKeys(typed), [...typed]]]);
  // Grows while it is walked: two terms in one query are replaced one after the other.
  for (const way of found.values())
    for (const { from, to } of forms)
      for (const replaced of replaceWords(way, from, to)) {
        const keys = toKeys(replaced);
        if (!found.has(keys) && found.size <= limit) found.set(keys, replaced);
      }
  return [...found.values()].slice(1);
}

/** Every place where `from` stands in `words`, replaced by `to`. */
function* replaceWords(words: readonly Token[], from: readonly Token[], to: readonly Token[]) {
  for (let start = 0; start + from.length <= words.length; start++)
    if (from.every((word, offset) => isSameWord(words[start + offset], word)))
      yield [...words.slice(0, start), ...to, ...words.slice(start + from.length)];
}

/** What was typed without accents stands for every accent; what was typed with them for itself. */
export const isSameWord = (typed: Token | undefined, { key, exact }: Token) =>
  typed?.key === key && (typed.exact === key || typed.exact === exact);

function formsOf({ abbreviation, expansion }: GlossaryTerm) {
  const short = tokensOf(abbreviation);
  return readings(expansion)
    .map(tokensOf)
    .flatMap((long) => [
      ...(isLikeWord(short) ? [] : [{ from: short, to: long }]),
      { from: long, to: short },
    ]);
}

const toKeys = (words: readonly Token[]) => words.map(({ key }) => key).join(' ');

/** `vì sự tiến bộ (của) phụ nữ` is said with and without `của`. */
const readings = (expansion: string) =>
  expansion.includes('(')
    ? [expansion.replace(/[()]/gu, ''), expansion.replace(/\([^)]*\)/gu, '')]
    : [expansion];

/** `TƯ` reads like the word `tư`: it is not written out, for `đầu tư` does not mean it. */
const isLikeWord = (short: readonly Token[]) => short.every(({ key }) => isPlainSyllable(key));
