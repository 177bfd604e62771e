import { bareAddress, takenAddress } from '../../src/model/addresses.ts';
import { type EntryFile, entryFile } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { type Issue, quote } from '../../src/model/issues.ts';
import { entryUrl } from '../entry-url.ts';
import { valueAt } from './address.ts';
import { once, type Shelf } from './shelf.ts';

/** Old addresses that another page has, and other articles' old addresses that this page would take. */
export async function takenAddresses(
  shelf: Shelf,
  entry: EntryFile,
  source: string,
  former: readonly Former[],
): Promise<Issue[]> {
  const files = await shelf.files();
  const owners = new Map(
    former.filter(({ file }) => file !== entry.file).map(({ bare, id }) => [bare, id]),
  );
  const issue = (place: { line: number; column: number }, message: string): Issue => ({
    file: entry.file,
    ...place,
    message,
    severity: 'error',
  });
  const own = oldAddresses(entry.file, source).flatMap(({ address, place }) => {
    const bare = bareAddress(address);
    const isPage = files.has(entryFile('pages', bare));
    const isArticle = bare.startsWith('tin/') && files.has(entryFile('articles', bare.slice(4)));
    const isSelf = bare === bareAddress(entryUrl(entry.collection, entry.id));
    const owner = owners.get(bare);
    if (owner) return [issue(place, takenAddress(address, `bài ${quote(owner)}`))];
    return isPage || isArticle || isSelf ? [issue(place, takenAddress(address))] : [];
  });
  const holder = owners.get(bareAddress(entryUrl(entry.collection, entry.id)));
  const message = `Địa chỉ của bài này đang là địa chỉ cũ của bài ${quote(holder)}. Bỏ địa chỉ cũ đó khỏi bài kia, hoặc đổi tiêu đề bài này.`;
  return holder ? [...own, issue({ line: 1, column: 1 }, message)] : own;
}

/** A former address of a published article. */
export interface Former {
  bare: string;
  file: string;
  id: string;
}

/** The former addresses of all published articles. */
export const formerAddresses = async (shelf: Shelf): Promise<readonly Former[]> =>
  formerOf(await shelf.find('articles'));

const formerOf = once((articles): readonly Former[] =>
  articles.flatMap(({ file, id, facts }) =>
    facts.redirects.map((address) => ({ bare: bareAddress(address), file, id })),
  ),
);

function oldAddresses(file: string, source: string) {
  if (!source.includes('redirects:')) return [];
  const { data, positionOf } = parseSource(file, source);
  const listed = valueAt(data, ['redirects']);
  return (Array.isArray(listed) ? listed : []).flatMap((address: unknown, index) =>
    typeof address === 'string' ? [{ address, place: positionOf(['redirects', index]) }] : [],
  );
}
