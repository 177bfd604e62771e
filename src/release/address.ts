/** What a request's address means: a path of the site, somewhere else, or nothing that can be meant. */
export type Address =
  | { kind: 'page'; path: string; query: string }
  | { kind: 'elsewhere'; path: string; query: string }
  | { kind: 'invalid' };

/**
 * Reads the address of a request (path and query, as it was sent). `page` carries the decoded path
 * below the base, without a slash in front; `elsewhere` the decoded path outside of it.
 */
export function readAddress(url: string, base: string): Address {
  const [raw = '', ...rest] = url.replace(/^https?:\/\/[^/?]*/iu, '').split('?');
  const query = rest.length > 0 ? `?${rest.join('?')}` : '';
  const path = decode(raw);
  if (path === undefined || !isPlain(path)) return { kind: 'invalid' };
  return path.startsWith(base)
    ? { kind: 'page', path: path.slice(base.length), query }
    : { kind: 'elsewhere', path, query };
}

// A slash or backslash that came encoded is never part of one of our names.
const HIDDEN_SEPARATOR = /%(?:2f|5c)/iu;

function decode(raw: string): string | undefined {
  if (HIDDEN_SEPARATOR.test(raw)) return undefined;
  try {
    return decodeURIComponent(raw).normalize('NFC');
  } catch {
    return undefined;
  }
}

function isPlain(path: string): boolean {
  if (!path.startsWith('/') || path.includes('//') || /[\\\p{Cc}]/u.test(path)) return false;
  return path.split('/').every((part) => part !== '.' && part !== '..');
}
