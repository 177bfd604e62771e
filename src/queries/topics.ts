import { topicUrl } from '../urls.ts';
import { type Link, pick, type Topic } from './entries.ts';

/** Links to the pages of topics, in the order of `ids`. */
export const topicLinks = (
  ids: readonly string[] | undefined,
  topics: ReadonlyMap<string, Topic>,
): Link[] => pick(ids, topics).map(({ id, data }) => ({ url: topicUrl(id), text: data.title }));
