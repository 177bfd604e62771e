import { topicUrl } from '../urls.ts';
import type { CountedLink } from './archive.ts';
import { groupBy } from './articles.ts';
import { type DocumentCard, documentCard } from './documents.ts';
import type { Topic } from './entries.ts';
import { type Gathered, gather, type GroupYear, groupYears, newestDate } from './gathered.ts';
import type { Portal } from './portal.ts';

/** As many documents as the page of a topic or a unit shows. */
export const DOCUMENTS_SHOWN = 10;

/** All that the page of one topic shows besides header and footer. */
export interface TopicView {
  topic: Topic;
  /** When it got its newest article, or anything on the portal changed. */
  date: string;
  gathered: Gathered;
  /** The newest documents. */
  documents: DocumentCard[];
  documentCount: number;
}

export const topicViews = (portal: Portal): TopicView[] => {
  const ofTopic = groupBy([...portal.documents.values()], ({ data }) => data.topics ?? []);
  return [...portal.topics.values()].map((topic) => {
    const documents = ofTopic.get(topic.id) ?? [];
    return {
      topic,
      date: newestDate(portal.articlesOf.topic.get(topic.id), portal),
      gathered: gather(portal.articlesOf.topic.get(topic.id) ?? [], topicUrl(topic.id), portal),
      documents: documents.slice(0, DOCUMENTS_SHOWN).map(documentCard),
      documentCount: documents.length,
    };
  });
};

/** A topic in the list of topics. */
export interface TopicEntry extends CountedLink {
  note: string;
}

export const topicEntries = ({ topics, articlesOf }: Portal): TopicEntry[] =>
  [...topics.values()].map(({ id, data }) => ({
    url: topicUrl(id),
    text: data.title,
    note: data.summary,
    count: articlesOf.topic.get(id)?.length ?? 0,
  }));

export const topicYears = ({ articlesOf, topics }: Portal): GroupYear[] =>
  groupYears(articlesOf.topic, { url: '/chuyen-de/', text: 'Chuyên đề' }, (id) => ({
    url: topicUrl(id),
    text: topics.get(id)?.data.title ?? id,
  }));
