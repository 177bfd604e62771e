import type { FastifyInstance } from 'fastify';
import { checkEntry } from '../../src/model/check.ts';
import { type EntryFile, entryOf } from '../../src/model/entries.ts';
import { addressOf, collectionOf, pictureFolder, titleOf } from './address.ts';
import { type Draft, draftFiles, listDrafts } from './drafts.ts';
import { type Facts, factsOf, publishedState, stateMoment } from './facts.ts';
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

/** How an entry is called outside: the path as the browser's editor knows it. */
const named = ({ collection, id, file }: EntryFile) => ({
  collection,
  id,
  path: `content/${file}`,
});

const nothingAt = ({ id }: EntryFile) =>
  new Refusal(404, `Không có bài nào đã đăng ở “${id}”. Tải lại danh sách để xem các bài hiện có.`);
