import { documentUrl } from '../urls.ts';
import { type ArticleCard, cardOf, groupBy } from './articles.ts';
import { campaignLink } from './campaigns.ts';
import { documentsCited } from './document-numbers.ts';
import {
  type DocumentCard,
  documentCard,
  documentTitle,
  formatStatus,
  type Status,
  statusOf,
} from './documents.ts';
import { type Link, type OfficialDocument, pick } from './entries.ts';
import type { Portal } from './portal.ts';
import { topicLinks } from './topics.ts';

/** As many articles as the page of a document shows; the search finds the others by its number. */
const SHOWN = 20;

/** All that the page of one document shows besides header and footer. */
export interface DocumentView {
  document: OfficialDocument;
  title: string;
  /** Whether it is in force today. */
  force: Status;
  /** The same in words, with the date that goes with it. */
  status: string;
  /** What a reader must know before using it. */
  warning: string | undefined;
  replacedBy: DocumentCard[];
  /** Newest first. */
  replaces: DocumentCard[];
  /** Other documents whose number its summary gives. */
  mentions: DocumentCard[];
  topics: Link[];
  campaigns: Link[];
  /** The newest articles that cite it. */
  articles: ArticleCard[];
  articleCount: number;
}

export const documentViews = (portal: Portal): DocumentView[] => {
  const documents = [...portal.documents.values()];
  const campaigns = groupBy([...portal.campaigns.values()], ({ data }) => data.documents ?? []);
  const replaced = groupBy(documents, ({ data }) => (data.replacedBy ? [data.replacedBy] : []));
  const cards = (ids: readonly string[]) => pick(ids, portal.documents).map(documentCard);
  return documents.map((document) => {
    const { data, id } = document;
    const articles = portal.articlesOf.document.get(id) ?? [];
    const mentioned = documentsCited(data.summary, portal.documentsByNumber);
    return {
      document,
      title: documentTitle(data),
      force: statusOf(data, portal.today),
      status: formatStatus(data, portal.today),
      warning: warningOf(data, portal.today),
      replacedBy: cards(data.replacedBy ? [data.replacedBy] : []),
      replaces: (replaced.get(id) ?? []).map(documentCard),
      mentions: cards(mentioned.map((other) => other.id).filter((other) => other !== id)),
      topics: topicLinks(data.topics, portal.topics),
      campaigns: (campaigns.get(id) ?? []).map(campaignLink),
      articles: articles.slice(0, SHOWN).map((article) => cardOf(article, portal.units)),
      articleCount: articles.length,
    };
  });
};

function warningOf(data: OfficialDocument['data'], today: string): string | undefined {
  if (statusOf(data, today) === 'het-hieu-luc')
    return `Văn bản này đã ${formatStatus(data, today).toLocaleLowerCase('vi')}.`;
  return data.replacedBy && 'Văn bản này đã được thay thế.';
}

/** A document and the PDF beside it. */
export interface PublishedPdf {
  id: string;
  /** Below the content folder. */
  name: string;
  written: number;
}

/** The PDFs to publish, each under its document's own address. */
export const publishedPdfs = (portal: Portal): PublishedPdf[] =>
  [...portal.documents.values()].flatMap(({ id, data: { pdf } }) =>
    pdf ? [{ id, name: pdf.name, written: pdf.written }] : [],
  );

/** The address of a document's PDF. */
export const pdfUrl = (id: string): string => `${documentUrl(id).slice(0, -1)}.pdf`;
