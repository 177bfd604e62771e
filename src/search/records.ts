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
});

export const documentRecord = ({ id, data }: PlainEntry<'documents'>): SearchRecord => ({
  url: documentUrl(id),
  kind: 'document',
  title: documentName(data),
  summary: data.summary,
  body: [data.issuer, formatDate(data.date), data.signer].filter(Boolean).join('. '),
  date: data.date,
  number: data.number,
});

export const campaignRecord = ({ id, data }: PlainEntry<'campaigns'>): SearchRecord => ({
  url: campaignUrl(id),
  kind: 'campaign',
  title: campaignTitle(data),
  summary: data.theme ?? '',
  body: (data.aliases ?? []).join('. '),
  date: data.from,
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
  ...unitOf(units, data.unit, dayOfHonour(data, documents.get(data.decision ?? ''))),
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
  ...unitOf(units, data.unit, data.points.at(-1)?.asOf ?? ''),
});

export const pageRecord = ({ id, data, body }: PlainEntry<'pages'>): SearchRecord => ({
  url: pageUrl(id),
  kind: 'page',
  title: data.title,
  summary: data.summary,
  body: plainText(body),
});

function unitOf(units: Units, id: string, day: string) {
  const unit = units.get(id);
  return unit ? { unit: unitNameAt(unit, day).shortName } : {};
}
