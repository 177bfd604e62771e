import type { FastifyInstance } from 'fastify';
import { addressOf } from './address.ts';
import { withNote } from './change-note.ts';
import { dismissFlag } from './flags.ts';
import type { Person } from './people.ts';
import type { Desk } from './plugin.ts';
import { publishDraft } from './publish.ts';
import { deleteDraft, deleteEntry } from './remove.ts';
import { readRequest, requests } from './requests.ts';
import { saveDraft } from './save.ts';
import { bytesOf } from './picture-sent.ts';
import { moveDraft } from './status.ts';

/** The acts of the desk. Each writes one line to the log. */
export function writing(api: FastifyInstance, desk: Desk): void {
  const { repository, shelf, release, personOf, log } = desk;
  const note = (person: Person, act: string, file: string, what = '') =>
    log(`${new Date().toISOString()} ${person.email} ${act} ${file}${what && ` ${what}`}`);

  api.put('/draft', async (request) => {
    const { collection, id, pictures, ...rest } = readRequest(requests.save, request.body);
    const person = personOf(request);
    const entry = addressOf(collection, id);
    const bytes = await Promise.all(pictures.map((picture) => bytesOf(desk, person, picture)));
    const saved = await saveDraft(repository, shelf, person, { entry, pictures: bytes, ...rest });
    note(person, saved.written ? 'save' : 'save-unchanged', entry.file, saved.version);
    return saved;
  });

  api.post('/draft/status', async (request) => {
    const { collection, id, ...rest } = readRequest(requests.status, request.body);
    const person = personOf(request);
    const entry = addressOf(collection, id);
    const draft = await moveDraft(repository, shelf, person, { entry, ...rest });
    note(person, `state=${draft.state}`, entry.file, draft.override ?? '');
    return { state: draft.state, note: draft.note, override: draft.override };
  });

  api.post('/draft/flag', async (request) => {
    const { collection, id, flag } = readRequest(requests.flag, request.body);
    const person = personOf(request);
    const entry = addressOf(collection, id);
    const flags = await dismissFlag(repository, person, entry, flag);
    note(person, 'look', entry.file);
    return { flags };
  });

  api.post('/draft/publish', async (request) => {
    const { reason, version, together, change, ...asked } = readRequest(
      requests.publish,
      request.body,
    );
    const person = personOf(request);
    const entry = addressOf(asked.collection, asked.id);
    const others = together?.map((other) => ({
      entry: addressOf(other.collection, other.id),
      version: other.version,
    }));
    const finish = change && withNote(change);
    const wanted = { entry, reason, version, finish, together: others };
    const published = await publishDraft(repository, shelf, person, wanted);
    note(person, 'publish', entry.file, published.commit);
    for (const other of others ?? []) note(person, 'publish', other.entry.file, published.commit);
    release.request();
    return published;
  });

  api.delete('/draft', async (request) => {
    const { collection, id } = readRequest(requests.entry, request.body);
    const person = personOf(request);
    const entry = addressOf(collection, id);
    await deleteDraft(repository, person, entry);
    note(person, 'delete-draft', entry.file);
    return { deleted: true };
  });

  api.delete('/entry', async (request) => {
    const { collection, id, ...rest } = readRequest(requests.remove, request.body);
    const person = personOf(request);
    const entry = addressOf(collection, id);
    const removed = await deleteEntry(repository, person, { entry, ...rest });
    note(person, 'delete', entry.file, removed.commit);
    release.request();
    return removed;
  });
}
