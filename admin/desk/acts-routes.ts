import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { EntryFile } from '../../src/model/entries.ts';
import { addressOf } from './address.ts';
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
  const { repository, shelf, personOf } = desk;

  api.get('/standing', async (request) => {
    const asked = readRequest(requests.entry, request.query);
    const entry = addressOf(asked.collection, asked.id);
    const person = personOf(request);
    return { ...(await standingOf(repository, person, entry)), person };
  });

  const route = actRoute(api, desk);
  route(
    'schedule',
    acts.schedule,
    (person, entry, asked) => {
      const together = asked.together?.map((other) => ({
        entry: addressOf(other.collection, other.id),
        version: other.version,
      }));
      return schedule(repository, shelf, person, { ...asked, entry, together });
    },
    ({ kind, at }) => `schedule-${kind}=${at}`,
  );
  route(
    'unschedule',
    acts.unschedule,
    (person, entry, { kind, version }) =>
      (kind === 'publish' ? unschedule : keepPublished)(repository, person, entry, version),
    ({ kind }) => `unschedule-${kind}`,
  );
  route('withdraw', acts.withdraw, (person, entry, asked) =>
    withdraw(repository, person, { ...asked, entry }),
  );
  route('restore', acts.withdraw, (person, entry, asked) =>
    restore(repository, shelf, person, { ...asked, entry }),
  );
  route('correct', acts.correct, (person, entry, asked) =>
    correct(repository, shelf, person, { ...asked, entry }),
  );
  route(
    'readdress',
    acts.readdress,
    (person, entry, asked) => readdress(repository, person, { ...asked, entry }),
    ({ slug }) => `readdress=${slug}`,
  );
}

/**
 * Makes routes that do one act with one entry. Each act leaves a line in the log, and what put a
 * commit on the branch is built.
 */
const actRoute =
  (api: FastifyInstance, { release, personOf, log }: Desk) =>
  <Schema extends z.ZodType<{ collection: string; id: string }>>(
    name: string,
    schema: Schema,
    act: (
      person: Person,
      entry: EntryFile,
      asked: z.infer<Schema>,
    ) => Promise<{ commit: string } | { version: string }>,
    noted: (asked: z.infer<Schema>) => string = () => name,
  ) =>
    api.post(`/${name}`, async (request) => {
      const asked = readRequest(schema, request.body);
      const person = personOf(request);
      const entry = addressOf(asked.collection, asked.id);
      const done = await act(person, entry, asked);
      const object = 'commit' in done ? done.commit : done.version;
      log(`${new Date().toISOString()} ${person.email} ${noted(asked)} ${entry.file} ${object}`);
      if ('commit' in done) release.request();
      return done;
    });
