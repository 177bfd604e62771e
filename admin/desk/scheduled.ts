import { entryFile } from '../../src/model/entries.ts';
import { titleOf } from './address.ts';
import { valuesOf } from './amend.ts';
import type { Repository } from './repository.ts';
import type { ListedEntry, Shelf } from './shelf.ts';

/** Something that will happen to a published article by itself. */
export interface Scheduled {
  collection: string;
  id: string;
  title: string;
  /** ISO moment. */
  at: string;
  kind: 'publish' | 'unpublish';
  /** Who last changed the article. */
  by: string;
}

/** What is going to happen, the next first. */
export async function listScheduled(
  repository: Repository,
  shelf: Shelf,
  now = new Date(),
): Promise<Scheduled[]> {
  const { entries } = await shelf.list('articles', { limit: Number.MAX_SAFE_INTEGER });
  // One line of each is looked for: thousands of texts need not be taken apart.
  const waiting = entries.filter(({ source }) => hasTimeAfter(source, now));
  const acts = await Promise.all(waiting.map((entry) => actsOf(repository, entry, now)));
  return acts.flat().toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

async function actsOf(repository: Repository, entry: ListedEntry, now: Date): Promise<Scheduled[]> {
  const { collection, id, source } = entry;
  const { date, publishAt, unpublishAt, withdrawn } = valuesOf(entry, source);
  const comes = [date, publishAt].filter((value) => isAfter(value, now)).toSorted(byTime);
  const act = {
    collection,
    id,
    title: titleOf(entry, source),
    by: await changedBy(repository, id),
  };
  const publish = comes.at(-1);
  return [
    ...(publish ? [{ ...act, at: publish, kind: 'publish' as const }] : []),
    ...(!withdrawn && isAfter(unpublishAt, now)
      ? [{ ...act, at: unpublishAt, kind: 'unpublish' as const }]
      : []),
  ];
}

async function changedBy({ git, branch, prefix }: Repository, id: string): Promise<string> {
  const log = ['log', '-1', '--first-parent', '--format=%cn', branch, '--'];
  return (await git.text([...log, prefix + entryFile('articles', id)])).trim();
}

const MOMENT = /^(?:date|publishAt|unpublishAt):[ \t]*['"]?(\d{4}-\d{2}-\d{2}T[^'"\s]+)/gmu;

const hasTimeAfter = (source: string, now: Date) =>
  [...source.matchAll(MOMENT)].some(([, moment]) => isAfter(moment, now));

const isAfter = (value: unknown, now: Date): value is string =>
  typeof value === 'string' && new Date(value) > now;

const byTime = (a: string, b: string) => Date.parse(a) - Date.parse(b);
