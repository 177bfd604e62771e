import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fold } from '../fold.ts';
import { collectionOf } from './address.ts';
import { hasWords, openDrafted } from './drafted.ts';
import type { Desk } from './plugin.ts';
import { readRequest } from './requests.ts';
import { mayRead, maySee } from './roles.ts';
import type { ListedEntry } from './shelf.ts';

/**
 * What another entry may refer to: what is published, and what exists only as a draft that the
 * person may see, so that texts that name each other can be written and published together.
 */
export function choicesRoutes(api: FastifyInstance, { repository, shelf, personOf }: Desk): void {
  const drafted = openDrafted(repository);
  api.get('/choices', async (request) => {
    const person = personOf(request);
    const { collection, q = '', ids } = readRequest(choices, request.query);
    const name = collectionOf(collection);
    const [found, drafts, files] = await Promise.all([
      shelf.find(name, q),
      drafted(name),
      shelf.files(),
    ]);
    const published = found.filter(({ facts }) => mayRead(person, name, facts));
    const unpublished = drafts
      .filter(({ draft, listed }) => !files.has(listed.file) && maySee(person, draft))
      .map(({ listed }) => listed)
      .filter((listed) => hasWords(listed, q));
    if (ids === undefined)
      return {
        choices: offered(published, unpublished, q),
        count: published.length + unpublished.length,
      };
    const wanted = new Set(ids.split(','));
    const isWanted = ({ id }: ListedEntry) => wanted.has(id);
    const named = [
      ...published.filter(isWanted).map(choiceOf),
      ...unpublished.filter(isWanted).map(draftChoice),
    ];
    return { choices: named, count: named.length };
  });
}

const choices = z.strictObject({
  collection: z.string().min(1).max(300),
  /** Words; accents may be left out. */
  q: z.string().max(200).optional(),
  /** Ids whose titles are asked for, with commas between them. */
  ids: z.string().max(20_000).optional(),
});

/**
 * One page of choices: those with the words together in their title first; of those that match
 * alike the published ones, then the drafts, which have room however many are published.
 */
function offered(
  published: readonly ListedEntry[],
  drafts: readonly ListedEntry[],
  words: string,
): Choice[] {
  const room = AT_A_TIME - Math.min(drafts.length, FOR_DRAFTS);
  const first = byTitle(published, words).slice(0, room).map(choiceOf);
  const left = AT_A_TIME - first.length;
  const last = byTitle(drafts, words).slice(0, left).map(draftChoice);
  return [...first, ...last].toSorted((a, b) => missOf(a, words) - missOf(b, words));
}

const byTitle = (entries: readonly ListedEntry[], words: string) =>
  words.trim() === ''
    ? entries
    : entries.toSorted((a, b) => missOf(a.facts, words) - missOf(b.facts, words));

/** 0 where the words stand together in the title, else 1. */
const missOf = ({ title }: { title: string }, words: string) =>
  fold(title).includes(fold(words.trim())) ? 0 : 1;

interface Choice {
  id: string;
  title: string;
  detail: string;
  isDraft?: true;
}

const choiceOf = ({ id, facts }: ListedEntry): Choice => ({
  id,
  title: facts.title || id,
  detail: facts.detail,
});

const draftChoice = (entry: ListedEntry): Choice => ({ ...choiceOf(entry), isDraft: true });

const AT_A_TIME = 20;

/** How many of a page drafts have for themselves, where there are so many. */
const FOR_DRAFTS = 5;
