import { valuesInBlocks } from './body-entries.ts';
import { documentsCited, type NumberIndex } from './document-numbers.ts';
import type { Article, OfficialDocument } from './entries.ts';

/** The ids of the documents that an article cites: in its form, in blocks, by number in its text. */
export const citations = (
  { body = '', data }: Article,
  documents: ReadonlyMap<string, OfficialDocument>,
  byNumber: NumberIndex,
): string[] => [
  ...new Set([
    ...(data.documents ?? []),
    ...valuesInBlocks(body).filter((value) => documents.has(value)),
    ...documentsCited(body, byNumber).map(({ id }) => id),
  ]),
];
