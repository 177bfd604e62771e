import { articleUrl } from '../urls.ts';
import { bareAddress, oldAddressProblem, takenAddress } from '../model/addresses.ts';
import { entryFile } from '../model/entries.ts';
import { contentError, quote } from '../model/issues.ts';
import type { Link } from './entries.ts';
import type { Portal } from './portal.ts';
import { flatten, siteTree } from './site-tree.ts';

/** An address of the past and the page that has its content now. */
export interface Redirect {
  /** Without slashes at its ends: `tin/cu`. */
  old: string;
  to: Link;
  /** When the article came out. */
  date: string;
}

/**
 * Old addresses of articles. Throws a content error for one that cannot be a page of its own: an
 * address elsewhere, one with a query, or one that another page has or an article had before.
 */
export function redirects(portal: Portal): Redirect[] {
  const taken = new Map(
    siteTree(portal)
      .flatMap(flatten)
      .concat({ url: '/so-do/', text: 'Sơ đồ cổng' }, { url: '/admin/', text: 'Bàn biên tập' })
      .map(({ url, text }) => [url.slice(1, -1), text]),
  );
  for (const { id, data } of [...portal.articles, ...portal.withdrawn])
    taken.set(articleUrl(id).slice(1, -1), data.title);
  return [...portal.articles, ...portal.withdrawn].flatMap(({ id, data }) =>
    (data.redirects ?? []).map((address) => {
      const old = bareAddress(address);
      const problem = whyNot(address, old, taken);
      if (problem)
        throw contentError([
          {
            file: entryFile('articles', id),
            line: 1,
            column: 1,
            message: problem,
            severity: 'error',
          },
        ]);
      taken.set(old, data.title);
      const text = portal.articlesById.has(id) ? data.title : 'Bài đã gỡ';
      return { old, to: { url: articleUrl(id), text }, date: data.date };
    }),
  );
}

function whyNot(
  address: string,
  old: string,
  taken: ReadonlyMap<string, string>,
): string | undefined {
  const owner = taken.get(old);
  return (
    oldAddressProblem(address) ??
    (owner === undefined ? undefined : takenAddress(address, `trang ${quote(owner)}`))
  );
}
