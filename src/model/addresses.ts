import { quote } from './issues.ts';

/** First parts of addresses that the portal itself answers: no standing page may be called so. */
export const RESERVED_ADDRESSES: ReadonlySet<string> = new Set([
  '404',
  '_astro',
  'admin',
  'apple-touch-icon',
  'chia-se',
  'chuyen-de',
  'dinh-chinh',
  'don-vi',
  'favicon',
  'feed',
  'humans',
  'huong-dan',
  'icon',
  'index',
  'manifest',
  'ngoai-tuyen',
  'nhung',
  'pagefind',
  'robots',
  'rss',
  'sitemap',
  'so-do',
  'so-lieu',
  'sw',
  'thang-hanh-dong',
  'thanh-tich',
  'tim-kiem',
  'tin',
  'van-ban',
]);

/** Lists of the register of documents: no document may be called so. */
export const RESERVED_DOCUMENTS: ReadonlySet<string> = new Set([
  'co-quan',
  'hieu-luc',
  'loai',
  'nam',
]);

/** Pages that every portal has: readers and the parent portal link to them. */
export const STANDING_PAGES: ReadonlySet<string> = new Set([
  'gioi-thieu',
  'lien-he',
  'rieng-tu',
  'tiep-can',
]);

/** An address without the slashes at its ends, as addresses are compared: `tin/2020/cu`. */
export const bareAddress = (address: string) => address.replace(/^\/+|\/+$/gu, '');

/**
 * Why an old address of an article cannot lead to it whatever else the portal holds, in two
 * sentences; undefined when it can.
 */
export function oldAddressProblem(address: string): string | undefined {
  if (!PAGE_PATH.test(address))
    return `Địa chỉ cũ ${quote(address)} không phải là một trang của cổng. Ghi đường dẫn như /tin/2020/ten-cu/, không có dấu ? và #.`;
  const [first = '', ...rest] = bareAddress(address).split('/');
  const isList =
    /^\d{4}$/u.test(rest[0] ?? '') && (rest.length === 1 || /^\d{2}$/u.test(rest[1] ?? ''));
  const name = first.replace(/\..*$/u, '');
  const isFile = OWN_FILES.test(rest.at(-1) ?? first) || /^(?:sitemap|icon)-/u.test(first);
  const isOwn = first === 'tin' ? rest.length === 0 || isList : RESERVED_ADDRESSES.has(name);
  return isFile || isOwn ? takenAddress(address) : undefined;
}

export const takenAddress = (address: string, owner = 'một trang có sẵn của cổng') =>
  `Địa chỉ cũ ${quote(address)} đã là của ${owner}. Bỏ địa chỉ này khỏi bài.`;

// What the portal lays beside its articles and lists.
const OWN_FILES = /^(?:chia-se\.png|rss\.xml|feed\.json)$/u;

// Plain parts between slashes; a part may not start with a dot.
const PAGE_PATH = /^(?:\/(?!\.)[\p{L}\p{N}._~-]+)+\/?$/u;
