import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type CollectionName, collections } from '../../src/model/collections.ts';
import { collectionOf } from './address.ts';
import { ENTRY_STATES, listRows, matcher, openIssues, type Row } from './contents.ts';
import { listDrafts } from './drafts.ts';
import type { HistoryIndex } from './history-index.ts';
import type { Desk } from './plugin.ts';
import { readRequest } from './requests.ts';
import { maySee, readableBy } from './roles.ts';

/** The lists of all content: a page of one collection at a time, by what an editor looks for. */
export function contentsRoutes(api: FastifyInstance, desk: Desk, index: HistoryIndex): void {
  const { repository, shelf, personOf } = desk;
  const issuesOf = openIssues(repository, shelf);
  const titlesOf = async (collection: CollectionName) =>
    new Map((await shelf.find(collection)).map(({ id, facts }) => [id, facts.title || id]));

  api.get('/contents', async (request) => {
    const asked = readRequest(contents, request.query);
    const collection = collectionOf(asked.collection);
    const units = await titlesOf('units');
    const person = personOf(request);
    const all = await listRows(repository, shelf, person, index, collection, new Date());
    const isWanted = matcher(asked.q);
    let found = all.filter(
      (row) =>
        isWanted(row) &&
        (!asked.unit || row.facts.unit === asked.unit) &&
        (!asked.topic || row.facts.topics.includes(asked.topic)) &&
        (!asked.year || row.facts.year === asked.year),
    );
    if (asked.errors) {
      const errors = await Promise.all(
        found.map(async (row) => countErrors(await issuesOf(row, person))),
      );
      found = found.filter((_, index) => errors[index]);
    }
    const states = Object.fromEntries(
      ENTRY_STATES.map((state) => [
        state,
        found.filter((row) => row.states.includes(state)).length,
      ]),
    );
    const { state } = asked;
    if (state) found = found.filter((row) => row.states.includes(state));
    found = sorted(found, asked.sort, units);
    if (asked.reverse) found.reverse();
    const start = (asked.page - 1) * PAGE_SIZE;
    const rows = found.slice(start, start + PAGE_SIZE).map(async (row) => ({
      id: row.id,
      title: row.facts.title || row.id,
      detail: row.facts.detail,
      date: row.facts.date,
      unit: units.get(row.facts.unit) ?? row.facts.unit,
      states: row.states,
      changed: row.changed,
      errors: countErrors(await issuesOf(row, person)),
    }));
    return {
      rows: await Promise.all(rows),
      count: found.length,
      pages: Math.max(1, Math.ceil(found.length / PAGE_SIZE)),
      states,
      options: {
        units: options(
          units,
          all.map(({ facts }) => facts.unit),
        ),
        topics: options(
          await titlesOf('topics'),
          all.flatMap(({ facts }) => facts.topics),
        ),
        years: [...new Set(all.map(({ facts }) => facts.year).filter(Boolean))].sort().reverse(),
      },
    };
  });

  api.get('/contents/counts', async (request) => {
    const person = personOf(request);
    const entries = readableBy(person, await shelf.now());
    const files = await shelf.files();
    const unpublished = (await listDrafts(repository)).filter(
      (draft) => maySee(person, draft) && !files.has(draft.entry.file),
    );
    const names = Object.keys(collections) as CollectionName[];
    const counts = names.map(async (name) => {
      const drafts = unpublished.filter(({ entry }) => entry.collection === name);
      return [name, (await entries(name)).length + drafts.length] as const;
    });
    return { counts: Object.fromEntries(await Promise.all(counts)) };
  });
}

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const contents = z.strictObject({
  collection: z.string().min(1).max(300),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  sort: z.enum(['date', 'title', 'unit', 'changed']).default('date'),
  reverse: flag,
  q: z.string().max(200).default(''),
  unit: z.string().max(300).optional(),
  topic: z.string().max(300).optional(),
  year: z
    .string()
    .regex(/^\d{4}$/u)
    .optional(),
  state: z.enum(ENTRY_STATES).optional(),
  errors: flag,
});

const PAGE_SIZE = 50;
const { compare } = new Intl.Collator('vi', { numeric: true });

/** The newest first, names from A. Each row is looked into once: there may be 10,000. */
function sorted(rows: readonly Row[], by: Sort, units: ReadonlyMap<string, string>): Row[] {
  const keyed = rows.map((row) => ({
    row,
    time: by === 'title' ? 0 : Date.parse(by === 'changed' ? row.changed.at : dayOf(row)) || 0,
    unit: by === 'unit' ? (units.get(row.facts.unit) ?? row.facts.unit) : '',
    title: row.facts.title || row.id,
  }));
  keyed.sort(
    (a, b) =>
      (a.unit === b.unit ? 0 : compare(a.unit, b.unit)) ||
      b.time - a.time ||
      compare(a.title, b.title),
  );
  return keyed.map(({ row }) => row);
}

// Years stand for those that have no day.
const dayOf = ({ facts: { date, year } }: Row) => date || year;

type Sort = z.infer<typeof contents>['sort'];

const countErrors = (issues: readonly { severity: string }[]) =>
  issues.filter(({ severity }) => severity === 'error').length;

/** What the entries of a list name, with titles, from A. */
const options = (titles: ReadonlyMap<string, string>, ids: readonly string[]) =>
  [...new Set(ids)]
    .filter(Boolean)
    .map((id) => ({ id, title: titles.get(id) ?? id }))
    .sort((a, b) => compare(a.title, b.title));
