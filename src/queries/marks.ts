const TOKEN = /<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/gu;
const OPAQUE = /^<(\/?)(a|abbr|code|pre|h[1-6])\b/iu;

/**
 * Rewrites the text of a run of HTML, and leaves alone tags, links, abbreviations, code and headings.
 *
 * @param rewrite takes a text, with entities as they stand, and where it ends in `html`
 */
export function rewriteText(html: string, rewrite: (text: string, end: number) => string): string {
  let depth = 0;
  return html.replace(TOKEN, (token, at: number) => {
    const tag = OPAQUE.exec(token);
    if (tag) depth += tag[1] ? -1 : 1;
    return token.startsWith('<') || depth > 0 ? token : rewrite(token, at + token.length);
  });
}

/** Text as it may stand in an attribute between double quotes. */
export const escapeAttribute = (text: string) =>
  text.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;').replace(/</gu, '&lt;');
