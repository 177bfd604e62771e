import { extname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { checkEntry } from '../../src/model/check.ts';
import { type CollectionName, collections } from '../../src/model/collections.ts';
import { type EntryFile, entryOf } from '../../src/model/entries.ts';
import { addressOf, pictureFile, pictureFolder, titleOf } from './address.ts';
import { type Draft, draftFiles, findDraft, listDrafts, needDraft } from './drafts.ts';
import { PICTURE_TYPES } from './pictures.ts';
import type { Desk } from './plugin.ts';
import { Refusal } from './refusal.ts';
import { readRequest, requests } from './requests.ts';
import { issuesOf } from './review.ts';
import { draftSource } from './status.ts';

/** The questions that the desk answers. Nothing here writes. */
export function reading(api: FastifyInstance, desk: Desk): void {
  const { repository, shelf, release, personOf } = desk;

  api.get('/session', async (request) => {
    // Whoever comes to write will soon want to see a page.
    desk.previews?.warm();
    return { person: personOf(request) };
  });

  api.get('/release', async () => {
    const { state, commit = null, wanted = null, message = null, at } = release.state();
    return { state, commit, wanted, message, at };
  });

  api.get('/entries', async (request) => {
    const { collection, cursor, limit, q } = readRequest(requests.list, request.query);
    const page = await shelf.list(collectionOf(collection), {
      limit,
      ...(cursor ? { after: cursor } : {}),
      ...(q ? { words: q } : {}),
    });
    const entries = page.entries.map((entry) => ({ ...entry, path: `content/${entry.file}` }));
    return { entries, cursor: page.next, count: page.count };
  });

  api.get('/entry', async (request) => {
    const { collection, id } = readRequest(requests.entry, request.query);
    const entry = addressOf(collection, id);
    const version = await repository.blob(await repository.main(), entry.file);
    if (!version) throw nothingAt(entry);
    const source = await repository.source(version);
    return { ...named(entry), version, source, title: titleOf(entry, source) };
  });

  api.get('/drafts', async () => {
    const drafts = await listDrafts(repository);
    // A draft that cannot be read must not hide the others.
    const described = await Promise.allSettled(drafts.map((draft) => describe(desk, draft)));
    return {
      drafts: described.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])),
    };
  });

  api.get('/draft', async (request) => {
    const { collection, id } = readRequest(requests.entry, request.query);
    const draft = await needDraft(repository, addressOf(collection, id));
    const answer = await describe(desk, draft);
    const commits = [draft.tip, await repository.main()];
    const issues = await issuesOf(repository, shelf, draft.entry, answer.source, commits);
    return { ...answer, issues };
  });

  api.post('/check', async (request) => {
    const { file, source } = readRequest(requests.check, request.body);
    const entry = entryOf(file);
    if (!entry) return { issues: checkEntry(file, source) };
    const draft = await findDraft(repository, entry);
    const commits = [...(draft ? [draft.tip] : []), await repository.main()];
    return { issues: await issuesOf(repository, shelf, entry, source, commits) };
  });

  api.get('/pictures', async (request) => {
    const { collection, folder } = readRequest(requests.pictures, request.query);
    return { pictures: await picturesIn(desk, collection, folder) };
  });

  api.get('/picture', async (request, reply) => {
    const { collection, id, folder, name } = readRequest(requests.picture, request.query);
    const type = pictureType(name);
    const entry = id === undefined ? undefined : addressOf(collection, id);
    const file = entry ? pictureFile(entry, name) : `${folderOf(collection, folder)}${name}`;
    const draft = entry && (await findDraft(repository, entry));
    for (const commit of type ? [draft?.tip, await repository.main()] : []) {
      const blob = commit && (await repository.blob(commit, file));
      const object = blob ? await repository.objects.read(blob) : undefined;
      if (!object) continue;
      void reply.headers({ 'cache-control': 'private, no-cache', etag: `"${object.oid}"` });
      if (request.headers['if-none-match'] === `"${object.oid}"`) return reply.code(304).send();
      return reply.type(type ?? '').send(object.body);
    }
    throw new Refusal(
      404,
      'Không có ảnh nào ở địa chỉ này. Tải ảnh lên lại, hoặc bỏ ảnh khỏi bài.',
    );
  });
}

/** Everything that the browser shows of a draft. */
async function describe({ repository }: Desk, draft: Draft) {
  const { entry, tip, base, state, note, authors, saved, approved, override } = draft;
  const source = await draftSource(repository, draft);
  const files = await draftFiles(repository, draft);
  const isBeside = ({ file }: { file: string }) =>
    file !== entry.file && file.startsWith(pictureFolder(entry));
  return {
    ...named(entry),
    title: titleOf(entry, source),
    state,
    note,
    authors,
    approved,
    override,
    by: saved.name,
    at: saved.at,
    base,
    version: (await repository.blob(tip, entry.file)) ?? '',
    source,
    published: (await repository.blob(await repository.main(), entry.file)) !== null,
    pictures: files
      .filter(isBeside)
      .flatMap(({ file, after }) =>
        after ? [{ name: file.slice(file.lastIndexOf('/') + 1), version: after }] : [],
      ),
  };
}

/** The published pictures of a folder of a collection, such as a year of articles. */
async function picturesIn({ repository }: Desk, collection: string, folder: string) {
  const path = repository.prefix + folderOf(collection, folder);
  const main = await repository.main();
  const listing = await repository.git.text(['ls-tree', '-l', '-z', main, path]);
  return listing.split('\0').flatMap((line) => {
    const match = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.*)$/su.exec(line);
    const name = match?.[3]?.slice(match[3].lastIndexOf('/') + 1) ?? '';
    if (!pictureType(name)) return [];
    return [{ name, version: match?.[1] ?? '', size: Number(match?.[2]) }];
  });
}

/** A collection's folder, or one year of it, below the content folder and with a slash. */
function folderOf(collection: string, folder: string): string {
  const place = collections[collectionOf(collection)];
  const top = 'file' in place ? '' : `${place.folder}/`;
  return folder === '' ? top : `${top}${folder}/`;
}

/** The media type of a picture's name, or undefined when it is no name of a picture. */
function pictureType(name: string): string | undefined {
  const extension = extname(name).toLowerCase();
  if (/[/\\\p{Cc}]/u.test(name) || name.startsWith('.')) return undefined;
  return Object.hasOwn(PICTURE_TYPES, extension) ? PICTURE_TYPES[extension] : undefined;
}

function collectionOf(name: string): CollectionName {
  if (Object.hasOwn(collections, name)) return name as CollectionName;
  throw new Refusal(
    404,
    'Không có mục nội dung này. Mở lại trang biên tập và chọn mục trong danh sách.',
  );
}

/** How an entry is called outside: the path as the browser's editor knows it. */
const named = ({ collection, id, file }: EntryFile) => ({
  collection,
  id,
  path: `content/${file}`,
});

const nothingAt = ({ id }: EntryFile) =>
  new Refusal(404, `Không có bài nào đã đăng ở “${id}”. Tải lại danh sách để xem các bài hiện có.`);
