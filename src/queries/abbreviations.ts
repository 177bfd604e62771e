import type { Term } from './entries.ts';

const TOKEN = /<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/gu;
const OPAQUE = /^<(\/?)(a|abbr|code|pre|h[1-6])\b/iu;

/**
 * Marks the first use of each abbreviation in a run of HTML with `<abbr title="…">`. Touches text
 * only, never tags, links, code or headings. `seen` carries what earlier runs have marked.
 */
export function markAbbreviations(html: string, terms: readonly Term[], seen: Set<string>): string {
  if (terms.length === 0) return html;
  const pattern = patternOf(terms);
  let depth = 0;
  return html.replace(TOKEN, (token) => {
    const tag = OPAQUE.exec(token);
    if (tag) depth += tag[1] ? -1 : 1;
    if (token.startsWith('<') || depth > 0) return token;
    return token.replace(pattern, (abbreviation) => {
      if (seen.has(abbreviation)) return abbreviation;
      seen.add(abbreviation);
      const expansion = terms.find((term) => term.abbreviation === abbreviation)?.expansion ?? '';
      return `<abbr title="${escapeAttribute(expansion)}">${abbreviation}</abbr>`;
    });
  });
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

const escapeAttribute = (text: string) =>
  text.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;').replace(/</gu, '&lt;');
