import { formatDate, localDay } from '../dates.ts';
import { plainText } from '../mdx/read.ts';
import { ACHIEVEMENT_LEVELS } from '../model/achievement.ts';
import type { PlainEntry } from '../model/content.ts';
import { dayOfHonour } from '../queries/achievements.ts';
import { campaignTitle } from '../queries/campaigns.ts';
import { documentName } from '../queries/documents.ts';
import type { Unit } from '../queries/entries.ts';
import { unitNameAt } from '../queries/units.ts';
import {
  achievementUrl,
  articleUrl,
  campaignUrl,
  documentUrl,
  pageUrl,
  statisticUrl,
} from '../urls.ts';
import type { SearchRecord } from './write-index.ts';

type Units = ReadonlyMap<string, Unit>;

export const articleRecord = (
  { id, data, body }: PlainEntry<'articles'>,
  units: Units,
): SearchRecord => ({
  url: articleUrl(id),
  kind: 'article',
  title: data.title,
  summary: data.summary,
  body: plainText(body),
  date: localDay(data.date),
  ...unitOf(units, data.unit, localDay(data.date)),
  facets: { unit: data.unit, topic: data.topics, campaign: data.campaigns ?? [] },
});

/** @param pdf the text of the document's file */
export const documentRecord = (
  { id, data }: PlainEntry<'documents'>,
  pdf?: string,
): SearchRecord => ({
  url: documentUrl(id),
  kind: 'document',
  title: documentName(data),
  summary: data.summary,
  body: [data.issuer, formatDate(data.date), data.signer, pdf].filter(Boolean).join('. '),
  date: data.date,
  number: data.number,
  facets: { topic: data.topics ?? [] },
});

export const campaignRecord = ({ id, data }: PlainEntry<'campaigns'>): SearchRecord => ({
  url: campaignUrl(id),
  kind: 'campaign',
  title: campaignTitle(data),
  summary: data.theme ?? '',
  body: (data.aliases ?? []).join('. '),
  date: data.from,
  facets: { topic: data.topics ?? [], campaign: [id] },
});

export const achievementRecord = (
  { id, data }: PlainEntry<'achievements'>,
  units: Units,
  documents: ReadonlyMap<string, PlainEntry<'documents'>>,
): SearchRecord => ({
  url: achievementUrl(id),
  kind: 'achievement',
  title: data.name,
  summary: `${data.honour} năm ${data.year}`,
  body: [ACHIEVEMENT_LEVELS[data.level], data.story].filter(Boolean).join('. '),
  ...dateOf(documents.get(data.decision ?? '')?.data.date),
  year: String(data.year),
  ...unitOf(units, data.unit, dayOfHonour(data, documents.get(data.decision ?? ''))),
  facets: { unit: data.unit },
});

export const statisticRecord = (
  { id, data }: PlainEntry<'statistics'>,
  units: Units,
): SearchRecord => ({
  url: statisticUrl(id),
  kind: 'statistic',
  title: data.title,
  summary: data.summary,
  body: [...data.points.map(({ series }) => series), data.analysis ?? ''].join('. '),
  year: data.points.at(-1)?.asOf.slice(0, 4) ?? '',
  ...unitOf(units, data.unit, data.points.at(-1)?.asOf ?? ''),
  facets: { unit: data.unit },
});

export const pageRecord = ({ id, data, body }: PlainEntry<'pages'>): SearchRecord => ({
  url: pageUrl(id),
  kind: 'page',
  title: data.title,
  summary: data.summary,
  body: plainText(body),
});

const dateOf = (date?: string) => (date ? { date } : {});

function unitOf(units: Units, id: string, day: string) {
  const unit = units.get(id);
  return unit ? { unit: unitNameAt(unit, day).shortName } : {};
}
