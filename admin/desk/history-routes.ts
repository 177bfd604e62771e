import { extname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { EntryFile } from '../../src/model/entries.ts';
import { addressOf, pictureFile, titleOf } from './address.ts';
import { readDraft } from './drafts.ts';
import { bringBack, deletedDrafts } from './history-deleted.ts';
import { differences } from './history-diff.ts';
import type { HistoryIndex } from './history-index.ts';
import { restoreVersion } from './history-restore.ts';
import { draftVersions, type Version, versionsOf } from './history.ts';
import type { Person } from './people.ts';
import { mayHaveOf, publishedFor } from './picture-seen.ts';
import { usesIn } from './picture-uses.ts';
import { PICTURE_TYPES } from './pictures.ts';
import type { Desk } from './plugin.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import { readRequest } from './requests.ts';
import { draftFor } from './roles.ts';

const id = z.string().min(1).max(300);
const hash = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u);
const entry = { collection: id, id };
const asked = {
  entry: z.strictObject(entry),
  diff: z.strictObject({ ...entry, from: hash.optional(), to: hash }),
  picture: z.strictObject({ ...entry, commit: hash, name: id }),
  restore: z.strictObject({ ...entry, commit: hash, base: hash.nullable() }),
  bringBack: z.strictObject({ ...entry, commit: hash }),
};

/** What happened to an entry, how its versions differ, and the way back to one. */
export function historyRoutes(api: FastifyInstance, desk: Desk, index: HistoryIndex): void {
  const { repository, shelf, personOf, log } = desk;
  // The first look at a long history takes a second; better before somebody waits for it.
  api.addHook('onReady', async () => {
    void index.now().catch((error: Error) => log(error.message));
  });

  api.get('/history', async (request) => {
    const { collection, id } = readRequest(asked.entry, request.query);
    const entry = addressOf(collection, id);
    const person = personOf(request);
    const versions = await versionsOf(repository, index, person, entry);
    const deleted = await deletedDrafts(repository, person, entry);
    if (versions.length === 0 && deleted.length === 0) throw nothingAt(entry);
    const draft = await draftFor(repository, person, entry);
    const current = draft?.tip ?? (await repository.main());
    return {
      title: await newestTitle(repository, entry, versions, deleted[0]?.title),
      published: await repository.blob(await repository.main(), entry.file),
      current: await repository.blob(current, entry.file),
      hasDraft: draft !== undefined,
      versions: versions.map(({ commit, version, act, by, at, note, where }) => ({
        commit,
        version,
        act,
        by,
        at,
        note,
        where,
      })),
      deleted: deleted.map(({ tip, saved, title }) => ({ tip, saved, title })),
    };
  });

  api.get('/history/diff', async (request) => {
    const { collection, id, from, to } = readRequest(asked.diff, request.query);
    const entry = addressOf(collection, id);
    const versions = await seenVersions(repository, index, personOf(request), entry);
    const [old, next] = [from && find(versions, from), find(versions, to)];
    const sources = await Promise.all(
      [old, next].map((one) => (one ? sourceOf(repository, one) : null)),
    );
    return differences(entry, sources[0] ?? null, sources[1] ?? null);
  });

  api.get('/history/picture', async (request, reply) => {
    const { collection, id, commit, name } = readRequest(asked.picture, request.query);
    const entry = addressOf(collection, id);
    const type = PICTURE_TYPES[extname(name).toLowerCase()];
    const person = personOf(request);
    const versions = await seenVersions(repository, index, person, entry);
    const version = find(versions, commit);
    const isName = type !== undefined && !/[/\\\p{Cc}]/u.test(name);
    const isShown = isName && (await mayHave(desk, person, version, name));
    const blob = isShown && (await repository.blob(commit, pictureFile(version.entry, name)));
    const object = blob ? await repository.objects.read(blob) : undefined;
    if (!object || !type)
      throw new Refusal(404, 'Bản này không có ảnh đó. Tải lại trang để xem các ảnh hiện có.');
    return reply.header('cache-control', 'private, max-age=3600').type(type).send(object.body);
  });

  api.post('/history/restore', async (request) => {
    const { collection, id, commit, base } = readRequest(asked.restore, request.body);
    const entry = addressOf(collection, id);
    const person = personOf(request);
    const from = find(await seenVersions(repository, index, person, entry), commit);
    const saved = await restoreVersion(repository, shelf, person, { entry, base, from });
    log(`${new Date().toISOString()} ${person.email} restore ${entry.file} ${commit}`);
    return saved;
  });

  api.get('/history/deleted', async (request) => {
    const deleted = await deletedDrafts(repository, personOf(request));
    return {
      deleted: deleted.map(({ entry, ...draft }) => ({
        collection: entry.collection,
        id: entry.id,
        ...draft,
      })),
    };
  });

  api.post('/history/bring-back', async (request) => {
    const { collection, id, commit } = readRequest(asked.bringBack, request.body);
    const entry = addressOf(collection, id);
    const person = personOf(request);
    await bringBack(repository, person, entry, commit);
    log(`${new Date().toISOString()} ${person.email} bring-back ${entry.file} ${commit}`);
    return { broughtBack: true };
  });
}

/** All versions that a person may see, those of deleted drafts too. */
async function seenVersions(
  repository: Repository,
  index: HistoryIndex,
  person: Person,
  entry: EntryFile,
): Promise<Version[]> {
  const deleted = await deletedDrafts(repository, person, entry);
  const kept = deleted.map(({ tip }) => draftVersions(repository, person, entry, tip));
  const versions = await versionsOf(repository, index, person, entry);
  return [...versions, ...(await Promise.all(kept)).flat()];
}

/** Whether a version shows a picture that a person may have; others of its folder are not its own. */
async function mayHave(
  desk: Desk,
  person: Person,
  version: Version,
  name: string,
): Promise<boolean> {
  const { repository } = desk;
  const { entry, commit, where } = version;
  const file = pictureFile(entry, name);
  const uses = usesIn(entry.file, (await sourceOf(repository, version)) ?? '');
  if (!uses.some(({ picture }) => picture === file)) return false;
  const draft = where === 'draft' ? await readDraft(repository, entry, commit) : undefined;
  if (!draft || (await mayHaveOf(desk, person, draft, file))) return true;
  return (await publishedFor(desk, person))(file);
}

function find(versions: readonly Version[], commit: string): Version {
  const version = versions.find((one) => one.commit === commit);
  if (version) return version;
  throw new Refusal(
    404,
    'Không có bản này trong lịch sử của bài, hoặc bạn không được xem bản nháp đó. Tải lại trang để xem các bản hiện có.',
  );
}

const sourceOf = async (repository: Repository, { version }: Version) =>
  version === null ? null : repository.source(version);

async function newestTitle(
  repository: Repository,
  entry: EntryFile,
  versions: readonly Version[],
  otherwise = entry.id,
): Promise<string> {
  const last = versions.find(({ version }) => version !== null);
  return last?.version ? titleOf(entry, await repository.source(last.version)) : otherwise;
}

const nothingAt = ({ id }: EntryFile) =>
  new Refusal(
    404,
    `Chưa có gì ở “${id}”: không có bài đã đăng, bản nháp hay bản nháp đã xóa nào. Mở bài từ danh sách rồi bấm “Lịch sử”.`,
  );
