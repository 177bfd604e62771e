import { posix } from 'node:path';
import { bareAddress } from '../../src/model/addresses.ts';
import { amendSource } from '../../src/model/amend.ts';
import { type EntryFile, entryOf } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { referencesIn } from '../../src/model/references.ts';
import { articleUrl } from '../../src/urls.ts';
import { addressOf, titleOf } from './address.ts';
import {
  amend,
  changePublished,
  type PublishedEntry,
  refuseUnlessArticle,
  stateOf,
  valuesOf,
} from './amend.ts';
import { type CitingFile, cites, mentionsOf } from './cited.ts';
import { findDraft, listDrafts } from './drafts.ts';
import type { Person } from './people.ts';
import type { Published } from './publish.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import { refuseUnlessPublisher } from './roles.ts';
import { refuseTaken } from './stale.ts';
import { draftSource } from './status.ts';

export interface ReaddressRequest {
  entry: EntryFile;
  /** The last part of the new address; the year stays. */
  slug: string;
  version?: string | undefined;
}

/**
 * Gives a published article another address. The old one leads to it from then on, and whatever
 * is published and names the old one names the new one, all in one commit. Pictures lie in the
 * folder of the year, where they stay.
 */
export async function readdress(
  repository: Repository,
  person: Person,
  { entry, slug, version }: ReaddressRequest,
): Promise<Published & { id: string }> {
  refuseUnlessPublisher(person, 'đổi địa chỉ bài');
  refuseUnlessArticle(entry);
  const next = addressOf(entry.collection, `${posix.dirname(entry.id)}/${slug}`);
  if (next.id === entry.id)
    throw new Refusal(400, 'Địa chỉ mới giống địa chỉ đang dùng. Ghi địa chỉ khác, hoặc thôi.');
  const done = await changePublished(repository, person, entry, version, async (published) => {
    const { main } = published;
    await refuseTaken(repository, person, next, await repository.blob(main, next.file));
    const mentions = (await mentionsOf(repository, entry.id, main)).filter(isEntry);
    const others = mentions
      .filter(({ file }) => file !== entry.file)
      .map((other) => ({ ...other, text: renamed(other, entry, next) }))
      .filter((other) => other.text !== other.source);
    await refuseDrafts(repository, entry, next, new Set(others.map(({ file }) => file)));
    await refuseFormer(repository, entry, next, main);
    const text = moved(published, next);
    return {
      subject: `Đổi địa chỉ thành ${next.id}`,
      trailers: [
        ['Desk-Act', 'readdress'],
        ['Desk-Entry', next.file],
      ],
      files: new Map<string, string | null>([
        [entry.file, null],
        [next.file, renamed({ file: next.file, source: text }, entry, next)],
        ...others.map(({ file, text: other }) => [file, other] as const),
      ]),
    };
  });
  return { ...done, id: next.id };
}

const isEntry = ({ file }: CitingFile) => entryOf(file) !== undefined;

/** Refuses an address that another article had. */
async function refuseFormer(
  repository: Repository,
  entry: EntryFile,
  next: EntryFile,
  main: string,
): Promise<void> {
  const wanted = bareAddress(articleUrl(next.id));
  for (const { file, source } of await mentionsOf(repository, next.id, main)) {
    const other = entryOf(file);
    if (other?.collection !== 'articles' || file === entry.file) continue;
    const listed = valuesOf(other, source)['redirects'];
    const isFormer = (address: unknown) => bareAddress(String(address)) === wanted;
    if (Array.isArray(listed) && listed.some(isFormer))
      throw new Refusal(
        409,
        `Địa chỉ “${next.id}” là địa chỉ cũ của bài “${titleOf(other, source)}”. Chọn địa chỉ khác.`,
      );
  }
}

/** The text at its new address: former addresses lead to it, and it is none of them itself. */
function moved({ entry, source }: PublishedEntry, next: EntryFile): string {
  const listed = valuesOf(entry, source)['redirects'];
  const former = (Array.isArray(listed) ? listed : []).filter(
    (address: unknown) => bareAddress(String(address)) !== bareAddress(articleUrl(next.id)),
  );
  // Nobody knows the address of what was never to be seen.
  const isKnown = stateOf(entry, source) !== 'future';
  const redirects = [...new Set([...former, ...(isKnown ? [articleUrl(entry.id)] : [])])];
  return amend(entry, source, { redirects: redirects.length > 0 ? redirects : undefined });
}

/** A text in which references and links name the new address; its own former addresses stay. */
function renamed({ file, source }: CitingFile, from: EntryFile, to: EntryFile): string {
  const entry = entryOf(file);
  if (!entry) return source;
  const { data, problems } = parseSource(file, source);
  if (problems.length > 0) return source;
  const references = referencesIn(entry.collection, data)
    .filter(({ collection, id }) => collection === from.collection && id === from.id)
    .map(({ path }) => ({ path, value: to.id }));
  const links = linksIn(data, from, to, []);
  const text =
    references.length + links.length > 0
      ? amendSource(file, source, [...references, ...links])
      : source;
  if (entry.file.endsWith('.yaml')) return text;
  const { body } = parseSource(file, text);
  return text.slice(0, text.length - body.length) + body.replace(linkTo(from), articlePath(to));
}

/** Values of the data that are links to an address, wherever they stand; not former addresses. */
function linksIn(
  value: unknown,
  from: EntryFile,
  to: EntryFile,
  path: (string | number)[],
): { path: (string | number)[]; value: string }[] {
  if (typeof value === 'string') {
    const next = value.replace(linkTo(from), articlePath(to));
    return next === value ? [] : [{ path, value: next }];
  }
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) =>
    path.length === 0 && key === 'redirects'
      ? []
      : linksIn(part, from, to, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

const articlePath = ({ id }: EntryFile) => articleUrl(id).slice(0, -1);

// Not the end of another site's address, nor the beginning of a longer one.
const linkTo = (from: EntryFile) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}._~/-])${articlePath(from).replaceAll('.', '\\.')}(?![\\p{L}\\p{N}_-])`,
    'gu',
  );

async function refuseDrafts(
  repository: Repository,
  entry: EntryFile,
  next: EntryFile,
  changed: ReadonlySet<string>,
): Promise<void> {
  const taken = await findDraft(repository, next);
  if (taken)
    throw new Refusal(
      409,
      `Địa chỉ “${next.id}” đang là của một bản nháp do ${taken.saved.name} lưu. Chọn địa chỉ khác.`,
    );
  for (const draft of await listDrafts(repository)) {
    const source = await draftSource(repository, draft);
    const { file } = draft.entry;
    if (file !== entry.file && !changed.has(file) && !cites(file, source, entry)) continue;
    throw new Refusal(
      409,
      file === entry.file
        ? `Bài này còn bản nháp do ${draft.saved.name} lưu. Đăng hoặc xóa bản nháp đó rồi đổi địa chỉ.`
        : `Bản nháp “${titleOf(draft.entry, source)}” do ${draft.saved.name} lưu đang dẫn tới bài này. Đăng hoặc xóa bản nháp đó rồi đổi địa chỉ.`,
    );
  }
}
