import type { RecordText } from './sources.ts';
import { fromInner } from './spelling.ts';
import { hasAccents, type Token, tokensOf } from './tokens.ts';

/** Whether a text has these words as one run: with their accents where they were typed. */
export const hasRun = (words: readonly Token[], text: RecordText) =>
  fieldsOf(text).some(
    (field) =>
      longestRun(words, field, (asked, word) =>
        hasAccents(asked) ? asked.exact === word.exact : asked.key === word.key,
      ) === words.length,
  );

const fieldsOf = ({ meta, content }: Pick<RecordText, 'meta' | 'content'>) =>
  [meta['title'], meta['number'], meta['summary'], content].map((inner) =>
    tokensOf(fromInner(inner ?? '')),
  );

/** How much of a query a text has as one run of words: 1 for all of it, more in a title or as typed. */
export function phraseWorth(
  { meta, content }: RecordText,
  ways: readonly (readonly Token[])[],
): number {
  const fields = fieldsOf({ meta, content });
  let best = 0;
  for (const [index, way] of ways.entries()) {
    if (way.length < 2) continue;
    for (const [place, field] of fields.entries()) {
      const run = longestRun(way, field, ({ key }, other) => key === other.key);
      if (run < way.length) continue;
      const exact = way.some(hasAccents)
        ? longestRun(way, field, (a, b) => a.exact === b.exact) / way.length
        : 0;
      best = Math.max(best, 1 + (place === 0 ? 0.2 : 0) + exact / 2 - (index > 0 ? 0.3 : 0));
    }
  }
  return best;
}

/** How many words of `asked`, from its first on, stand as one run somewhere in a text. */
function longestRun(
  asked: readonly Token[],
  text: readonly Token[],
  isSame: (a: Token, b: Token) => boolean,
): number {
  let longest = 0;
  for (let start = 0; start + longest < text.length; start++) {
    let length = 0;
    for (; length < asked.length; length++) {
      const [a, b] = [asked[length], text[start + length]];
      if (!a || !b || !isSame(a, b)) break;
    }
    longest = Math.max(longest, length);
  }
  return longest;
}

/** Words as the texts that were found write them, with their accents: as a run, or each by itself. */
export function asWritten(tokens: readonly Token[], texts: readonly RecordText[]): string {
  const single = new Map<string, string>();
  for (const { meta, content } of texts)
    for (const inner of [meta['title'], meta['summary'], content]) {
      const words = (fromInner(inner ?? '').match(WORD) ?? []).map((word) => ({
        word: word.toLowerCase(),
        token: tokensOf(word)[0],
      }));
      const isMeant = (asked: Token, token?: Token) =>
        token?.key === asked.key && (!hasAccents(asked) || token.exact === asked.exact);
      const start = words.findIndex((_, at) =>
        tokens.every((asked, index) => isMeant(asked, words[at + index]?.token)),
      );
      if (start >= 0)
        return words
          .slice(start, start + tokens.length)
          .map(({ word }) => word)
          .join(' ');
      for (const { word, token } of words)
        if (token && !single.has(token.key)) single.set(token.key, word);
    }
  return tokens
    .map((token) => (hasAccents(token) ? token.exact : (single.get(token.key) ?? token.key)))
    .join(' ');
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
