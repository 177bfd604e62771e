import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { collectionOf } from './address.ts';
import type { Desk } from './plugin.ts';
import { readRequest } from './requests.ts';
import { mayRead } from './roles.ts';
import type { ListedEntry } from './shelf.ts';

/** What another entry may refer to: only what is published, for a reference to a draft is an error. */
export function choicesRoutes(api: FastifyInstance, { shelf, personOf }: Desk): void {
  api.get('/choices', async (request) => {
    const { collection, q, ids } = readRequest(choices, request.query);
    const name = collectionOf(collection);
    const found = (await shelf.find(name, q)).filter(({ facts }) =>
      mayRead(personOf(request), name, facts),
    );
    if (ids === undefined)
      return { choices: found.slice(0, AT_A_TIME).map(choiceOf), count: found.length };
    const wanted = new Set(ids.split(','));
    const named = found.filter(({ id }) => wanted.has(id)).map(choiceOf);
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

const choiceOf = ({ id, facts }: ListedEntry) => ({
  id,
  title: facts.title || id,
  detail: facts.detail,
});

const AT_A_TIME = 20;
