import type { Term } from './entries.ts';
import { escapeAttribute, rewriteText } from './marks.ts';

/**
 * Marks the first use of each abbreviation in a run of HTML with `<abbr title="…">`. `seen` carries
 * what earlier runs have marked.
 */
export function markAbbreviations(html: string, terms: readonly Term[], seen: Set<string>): string {
  if (terms.length === 0) return html;
  const pattern = patternOf(terms);
  return rewriteText(html, (text) =>
    text.replace(pattern, (abbreviation) => {
      if (seen.has(abbreviation)) return abbreviation;
      seen.add(abbreviation);
      const expansion = terms.find((term) => term.abbreviation === abbreviation)?.expansion ?? '';
      return `<abbr title="${escapeAttribute(expansion)}">${abbreviation}</abbr>`;
    }),
  );
}

// Not inside a word or a dispatch's number: “241/BHXH-TCCB” stays as it is.
const patternOf = (terms: readonly Term[]) => {
  const words = terms
    .map(({ abbreviation }) => abbreviation)
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}/&#-])(?:${words.join('|')})(?![\\p{L}\\p{M}\\p{N}/-])`,
    'gu',
  );
};
