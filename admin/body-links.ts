/** The address of a link as an editor may type it: `bhxh.gov.vn` and `a@b.vn` get their scheme. */
export function completeUrl(typed: string): string {
  const url = typed.trim();
  if (/^[a-z][a-z0-9+.-]*:|^[/#]/iu.test(url)) return url;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/u.test(url)) return `mailto:${url}`;
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#:]|$)/u.test(url) ? `https://${url}` : url;
}

/** An address as it stands in Markdown: only what would end it, or start something else in MDX, is encoded. */
export const writeUrl = (url: string) =>
  url
    .normalize('NFC')
    .replace(/[\s<>(){}\\`|"^]/gu, encodeURIComponent)
    .replace(/[()]/gu, (bracket) => (bracket === '(' ? '%28' : '%29'))
    .replace(/&(?=#|[a-z]\w*;)/giu, '&amp;');
