import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addressOf } from './address.ts';
import { refuseUnlessArticle } from './amend.ts';
import { correct } from './correct.ts';
import type { Person } from './people.ts';
import type { Desk } from './plugin.ts';
import { readdress } from './readdress.ts';
import { readRequest, requests } from './requests.ts';
import { keepPublished, schedule } from './schedule.ts';
import { standingOf } from './standing.ts';
import { unschedule } from './unschedule.ts';
import { restore, withdraw } from './withdraw.ts';

const { collection, id } = requests.entry.shape;
const { version, together } = requests.publish.shape;
const seen = { collection, id, version };
const words = z.string().max(4000);

const acts = {
  schedule: z.strictObject({
    ...seen,
    kind: z.enum(['publish', 'unpublish']),
    at: z.iso.datetime({ offset: true }),
    dated: z.boolean().optional(),
    reason: requests.publish.shape.reason,
    together,
  }),
  unschedule: z.strictObject({ ...seen, kind: z.enum(['publish', 'unpublish']) }),
  withdraw: z.strictObject({ ...seen, reason: words }),
  correct: z.strictObject({ collection, id, wrong: words, right: words }),
  readdress: z.strictObject({ ...seen, slug: id }),
};

/** What can be done with an article besides writing it: its time, its end, its address. */
export function acting(api: FastifyInstance, desk: Desk): void {
  const { repository, shelf, release, personOf, log } = desk;
  const note = (person: Person, act: string, file: string, what: string) =>
    log(`${new Date().toISOString()} ${person.email} ${act} ${file} ${what}`);

  api.get('/standing', async (request) => {
    const asked = readRequest(requests.entry, request.query);
    const entry = addressOf(asked.collection, asked.id);
    refuseUnlessArticle(entry);
    return { ...(await standingOf(repository, entry)), person: personOf(request) };
  });

  api.post('/schedule', async (request) => {
    const asked = readRequest(acts.schedule, request.body);
    const person = personOf(request);
    const entry = addressOf(asked.collection, asked.id);
    const others = asked.together?.map((other) => ({
      entry: addressOf(other.collection, other.id),
      version: other.version,
    }));
    const wanted = { ...asked, entry, together: others };
    const done = await schedule(repository, shelf, person, wanted);
    note(person, `schedule-${asked.kind}=${asked.at}`, entry.file, done.commit);
    release.request();
    return done;
  });

  api.post('/unschedule', async (request) => {
    const asked = readRequest(acts.unschedule, request.body);
    const person = personOf(request);
    const entry = addressOf(asked.collection, asked.id);
    const act = asked.kind === 'publish' ? unschedule : keepPublished;
    const done = await act(repository, person, entry, asked.version);
    note(person, `unschedule-${asked.kind}`, entry.file, done.commit);
    release.request();
    return done;
  });

  api.post('/withdraw', async (request) => {
    const asked = readRequest(acts.withdraw, request.body);
    const person = personOf(request);
    const entry = addressOf(asked.collection, asked.id);
    const done = await withdraw(repository, person, { ...asked, entry });
    note(person, 'withdraw', entry.file, done.commit);
    release.request();
    return done;
  });

  api.post('/restore', async (request) => {
    const asked = readRequest(acts.withdraw, request.body);
    const person = personOf(request);
    const entry = addressOf(asked.collection, asked.id);
    const done = await restore(repository, shelf, person, { ...asked, entry });
    note(person, 'restore', entry.file, done.commit);
    release.request();
    return done;
  });

  api.post('/correct', async (request) => {
    const asked = readRequest(acts.correct, request.body);
    const person = personOf(request);
    const entry = addressOf(asked.collection, asked.id);
    const done = await correct(repository, shelf, person, { ...asked, entry });
    note(person, 'correct', entry.file, done.version);
    return done;
  });

  api.post('/readdress', async (request) => {
    const asked = readRequest(acts.readdress, request.body);
    const person = personOf(request);
    const entry = addressOf(asked.collection, asked.id);
    const done = await readdress(repository, person, { ...asked, entry });
    note(person, `readdress=${done.id}`, entry.file, done.commit);
    release.request();
    return done;
  });
}
