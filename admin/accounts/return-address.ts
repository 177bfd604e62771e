/** The sign-in page, which leads back to where one was. `api` is the path of the desk's API. */
export const signInUrl = (api: string, { pathname, search, hash }: Location) =>
  `${api.replace(/api\/$/u, '')}dang-nhap/?${new URLSearchParams({ tro_ve: pathname + search + hash })}`;

/**
 * Where to go after signing in: the address that was asked for when it is a page of this desk,
 * else the desk itself. `desk` is its path, `/admin/`.
 */
export function returnAddress(search: string, origin: string, desk: string): string {
  const asked = new URLSearchParams(search).get('tro_ve') ?? '';
  if (!asked.startsWith('/') || !URL.canParse(asked, origin)) return desk;
  const { origin: site, pathname, search: query, hash } = new URL(asked, origin);
  const isDesk = site === origin && pathname.startsWith(desk) && !pathname.startsWith('//');
  if (!isDesk || /^(?:api|dang-nhap)\//u.test(pathname.slice(desk.length))) return desk;
  return pathname + query + hash;
}
