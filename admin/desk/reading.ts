import { extname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { checkEntry } from '../../src/model/check.ts';
import { collections } from '../../src/model/collections.ts';
import { PDF_NAME } from '../../src/model/document.ts';
import { type EntryFile, entryOf } from '../../src/model/entries.ts';
import { isPdf } from './attachments.ts';
import { addressOf, collectionOf, pictureFile, pictureFolder, titleOf } from './address.ts';
import { type Draft, draftFiles, listDrafts } from './drafts.ts';
import { type Facts, factsOf, publishedState, stateMoment } from './facts.ts';
import { PICTURE_TYPES } from './pictures.ts';
import { mayHaveOf, publishedFor } from './picture-seen.ts';
import type { Desk } from './plugin.ts';
import { Refusal } from './refusal.ts';
import { readRequest, requests } from './requests.ts';
import { issuesOf } from './review.ts';
import { draftFor, mayRead, maySee, needDraft } from './roles.ts';
import { draftSource } from './status.ts';

/** The questions that the desk answers. Nothing here writes. */
export function reading(api: FastifyInstance, desk: Desk): void {
  const { repository, shelf, release, personOf } = desk;

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
      isShown: ({ facts, ...entry }) => mayRead(personOf(request), entry.collection, facts),
    });
    const entries = page.entries.map(({ facts, ...entry }) => ({
      ...entry,
      path: `content/${entry.file}`,
      ...stands(entry, facts),
    }));
    return { entries, cursor: page.next, count: page.count };
  });

  api.get('/entry', async (request) => {
    const { collection, id } = readRequest(requests.entry, request.query);
    const entry = addressOf(collection, id);
    const version = await repository.blob(await repository.main(), entry.file);
    if (!version) throw nothingAt(entry);
    const source = await repository.source(version);
    const facts = factsOf(entry.collection, source);
    if (!mayRead(personOf(request), entry.collection, facts)) throw nothingAt(entry);
    const title = titleOf(entry, source);
    return { ...named(entry), version, source, title, ...stands(entry, facts) };
  });

  api.get('/drafts', async (request) => {
    const person = personOf(request);
    const drafts = (await listDrafts(repository)).filter((draft) => maySee(person, draft));
    // A draft that cannot be read must not hide the others.
    const main = await repository.main();
    const described = await Promise.allSettled(drafts.map((draft) => describe(desk, draft, main)));
    return {
      drafts: described.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])),
    };
  });

  api.get('/draft', async (request) => {
    const { collection, id } = readRequest(requests.entry, request.query);
    const person = personOf(request);
    const draft = await needDraft(repository, person, addressOf(collection, id));
    const main = await repository.main();
    const answer = await describe(desk, draft, main);
    const commits = [draft.tip, main];
    const issues = await issuesOf(repository, shelf, person, draft.entry, answer.source, commits);
    return { ...answer, issues };
  });

  api.post('/check', async (request) => {
    const { file, source } = readRequest(requests.check, request.body);
    const entry = entryOf(file);
    if (!entry) return { issues: checkEntry(file, source), flags: [] };
    const person = personOf(request);
    const draft = await draftFor(repository, person, entry);
    const commits = [...(draft ? [draft.tip] : []), await repository.main()];
    const issues = await issuesOf(repository, shelf, person, entry, source, commits);
    return { issues, flags: draft?.flags ?? [] };
  });

  api.get('/pictures', async (request) => {
    const { collection, folder } = readRequest(requests.pictures, request.query);
    const isKnown = await publishedFor(desk, personOf(request));
    const pictures = await picturesIn(desk, collection, folder);
    const top = folderOf(collection, folder);
    return { pictures: pictures.filter(({ name }) => isKnown(top + name)) };
  });

  api.get('/picture', async (request, reply) => {
    const { collection, id, folder, name } = readRequest(requests.picture, request.query);
    const type = fileType(collection, name);
    const entry = id === undefined ? undefined : addressOf(collection, id);
    const file = entry ? pictureFile(entry, name) : `${folderOf(collection, folder)}${name}`;
    const person = personOf(request);
    const draft = entry && (await draftFor(repository, person, entry));
    const isKnown = (await publishedFor(desk, person))(file);
    const isSeen = draft && (isKnown || (await mayHaveOf(desk, person, draft, file)));
    const published = isKnown ? await repository.main() : undefined;
    for (const commit of type ? [isSeen ? draft.tip : undefined, published] : []) {
      const blob = commit && (await repository.blob(commit, file));
      const object = blob ? await repository.objects.read(blob) : undefined;
      if (!object) continue;
      void reply.headers({ 'cache-control': 'private, no-cache', etag: `"${object.oid}"` });
      if (request.headers['if-none-match'] === `"${object.oid}"`) return reply.code(304).send();
      // No page of the desk shows a PDF in itself: it is kept and looked at by its own program.
      if (isPdf(name)) void reply.header('content-disposition', `attachment; filename="${name}"`);
      return reply.type(type ?? '').send(object.body);
    }
    throw new Refusal(
      404,
      isPdf(name)
        ? 'Không có tệp nào ở địa chỉ này. Chọn lại tệp PDF, hoặc bỏ tệp khỏi văn bản.'
        : 'Không có ảnh nào ở địa chỉ này. Tải ảnh lên lại, hoặc bỏ ảnh khỏi bài.',
    );
  });
}

/** How a published entry stands for readers, and since or until when. */
function stands({ collection }: EntryFile, facts: Facts) {
  const state = STATES[publishedState(collection, facts, new Date())];
  return { state, at: stateMoment(facts, state) };
}

const STATES = { published: 'public', scheduled: 'future', withdrawn: 'withdrawn' } as const;

/** Everything that the browser shows of a draft, beside what the branch has at `main`. */
async function describe({ repository }: Desk, draft: Draft, main: string) {
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
    published: (await repository.blob(main, entry.file)) !== null,
    pictures: files
      .filter(isBeside)
      .flatMap(({ file, after }) =>
        after ? [{ name: file.slice(file.lastIndexOf('/') + 1), version: after }] : [],
      ),
  };
}

/** The published pictures, or PDFs of documents, of a folder, such as a year of articles. */
async function picturesIn({ repository }: Desk, collection: string, folder: string) {
  const path = repository.prefix + folderOf(collection, folder);
  const main = await repository.main();
  const listing = await repository.git.text(['ls-tree', '-l', '-z', main, path]);
  return listing.split('\0').flatMap((line) => {
    const match = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.*)$/su.exec(line);
    const name = match?.[3]?.slice(match[3].lastIndexOf('/') + 1) ?? '';
    if (!fileType(collection, name)) return [];
    return [{ name, version: match?.[1] ?? '', size: Number(match?.[2]) }];
  });
}

/** A collection's folder, or one year of it, below the content folder and with a slash. */
function folderOf(collection: string, folder: string): string {
  const place = collections[collectionOf(collection)];
  const top = 'file' in place ? '' : `${place.folder}/`;
  return folder === '' ? top : `${top}${folder}/`;
}

/** The media type by the name of a file beside an entry, or undefined when none may be called so. */
function fileType(collection: string, name: string): string | undefined {
  if (collection === 'documents' && PDF_NAME.test(name)) return 'application/pdf';
  const extension = extname(name).toLowerCase();
  if (/[/\\\p{Cc}]/u.test(name) || name.startsWith('.')) return undefined;
  return Object.hasOwn(PICTURE_TYPES, extension) ? PICTURE_TYPES[extension] : undefined;
}

/** How an entry is called outside: the path as the browser's editor knows it. */
const named = ({ collection, id, file }: EntryFile) => ({
  collection,
  id,
  path: `content/${file}`,
});

const nothingAt = ({ id }: EntryFile) =>
  new Refusal(404, `Không có bài nào đã đăng ở “${id}”. Tải lại danh sách để xem các bài hiện có.`);
