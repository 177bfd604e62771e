import { formatDate } from '../dates.ts';
import { type ArticleCard, cardOf, groupBy } from './articles.ts';
import { campaignLink } from './campaigns.ts';
import { type Link, type OfficialDocument, pick } from './entries.ts';
import type { Portal } from './portal.ts';
import { type DocumentCard, documentCard, documentName } from './registers.ts';
import { topicLinks } from './topics.ts';

/** All that the page of one dispatch shows besides header and footer. */
export interface DocumentView {
  document: OfficialDocument;
  /** Kind, number and date: the number alone recurs every year. */
  title: string;
  replacedBy: DocumentCard | undefined;
  topics: Link[];
  campaigns: Link[];
  /** Articles that cite it, newest first. */
  articles: ArticleCard[];
}

export const documentViews = (portal: Portal): DocumentView[] => {
  const campaigns = groupBy([...portal.campaigns.values()], ({ data }) => data.documents ?? []);
  return [...portal.documents.values()].map((document) => {
    const { data, id } = document;
    const [heir] = pick(data.replacedBy ? [data.replacedBy] : [], portal.documents);
    return {
      document,
      title: `${documentName(data)} ngày ${formatDate(data.date)}`,
      replacedBy: heir && documentCard(heir),
      topics: topicLinks(data.topics, portal.topics),
      campaigns: (campaigns.get(id) ?? []).map(campaignLink),
      articles: (portal.articlesOf.document.get(id) ?? []).map((article) =>
        cardOf(article, portal.units),
      ),
    };
  });
};
