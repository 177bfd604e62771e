import type { GlossaryTerm } from './manifest.ts';
import { fold, fromInner, toInnerQuery } from './spelling.ts';

/**
 * The ways to say what a query says, the query itself first: each abbreviation written out, each
 * written-out one abbreviated. All in the inner spelling; at most `limit`.
 */
export function expandQuery(words: string, terms: readonly GlossaryTerm[], limit = 5): string[] {
  const forms = terms.flatMap(formsOf);
  // By folded form: Pagefind finds `bđg` and `bdg` alike. Grows while it is walked.
  const found = new Map([[foldInner(words), words]]);
  for (const query of found.values())
    for (const { from, to } of forms)
      for (const replaced of replaceWords(query.split(' '), from, to)) {
        const key = foldInner(replaced);
        if (!found.has(key) && found.size < limit) found.set(key, replaced);
      }
  return [...found.values()];
}

/** Every place where `from` stands in `words`, replaced by `to`. */
function* replaceWords(words: readonly string[], from: readonly string[], to: readonly string[]) {
  for (let start = 0; start + from.length <= words.length; start++)
    if (from.every((word, offset) => isSameWord(words[start + offset] ?? '', word)))
      yield [...words.slice(0, start), ...to, ...words.slice(start + from.length)].join(' ');
}

/** What was typed without accents stands for every accent; what was typed with them for itself. */
const isSameWord = (typed: string, word: string) => typed === word || typed === foldInner(word);

function formsOf({ abbreviation, expansion }: GlossaryTerm) {
  const short = toInnerQuery(abbreviation).split(' ');
  return readings(expansion)
    .map((reading) => toInnerQuery(reading).split(' '))
    .flatMap((long) => [
      ...(isLikeWord(short) ? [] : [{ from: short, to: long }]),
      { from: long, to: short },
    ]);
}

const foldInner = (inner: string) => fold(fromInner(inner));

/** `vì sự tiến bộ (của) phụ nữ` is said with and without `của`. */
const readings = (expansion: string) =>
  expansion.includes('(')
    ? [expansion.replace(/[()]/gu, ''), expansion.replace(/\([^)]*\)/gu, '')]
    : [expansion];

/** `TƯ` reads like the word `tư`: it is not written out, for `đầu tư` does not mean it. */
const isLikeWord = (short: readonly string[]) =>
  short.every((word) =>
    /^(?:ngh?|[cgknpt]h|gi|qu|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/u.test(
      foldInner(word),
    ),
  );
