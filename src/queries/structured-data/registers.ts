import { campaignUrl, documentUrl, statisticUrl, topicUrl, unitUrl } from '../../urls.ts';
import { DOCUMENT_KINDS } from '../../model/document.ts';
import type { TopicView } from '../topic-view.ts';
import type { UnitView } from '../unit-view.ts';
import type { CampaignView } from '../campaign-view.ts';
import { campaignTitle } from '../campaigns.ts';
import { type DocumentView, pdfUrl } from '../document-view.ts';
import type { Status } from '../documents.ts';
import { FILE_TYPES, type FileFormat, statisticFileUrl } from '../statistic-files.ts';
import type { StatisticView } from '../statistic-view.ts';
import type { Place, Thing } from './graph.ts';
import { publisher } from './portal.ts';

/** An action month as an event of days. */
export function campaignData({ campaign }: CampaignView, { absolute }: Place): Thing[] {
  const { from, to, theme, aliases } = campaign.data;
  const address = absolute(campaignUrl(campaign.id));
  return [
    {
      '@type': 'Event',
      '@id': address,
      url: address,
      name: campaignTitle(campaign.data),
      alternateName: aliases,
      description: theme,
      startDate: from,
      endDate: to,
      inLanguage: 'vi',
      isPartOf: { '@id': absolute('/#cong') },
    },
  ];
}

/** A statistic as a data set, with the files that hold its figures. */
export function statisticData({ statistic, unit }: StatisticView, place: Place): Thing[] {
  const { title, summary, method, source, points } = statistic.data;
  const { absolute } = place;
  const address = absolute(statisticUrl(statistic.id));
  const days = points.map(({ asOf }) => asOf).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  return [
    {
      '@type': 'Dataset',
      '@id': address,
      url: address,
      name: title,
      description: `${summary} ${method}`,
      inLanguage: 'vi',
      isAccessibleForFree: true,
      creator: publisher(place),
      temporalCoverage: first === last ? first : `${first}/${last}`,
      variableMeasured: [...new Set(points.map(({ series }) => series))],
      measurementTechnique: method,
      about: unit && { '@type': 'GovernmentOrganization', name: unit.name },
      isBasedOn: source.url,
      citation: source.name,
      distribution: FORMATS.map((format) => ({
        '@type': 'DataDownload',
        encodingFormat: FILE_TYPES[format],
        contentUrl: absolute(statisticFileUrl(statistic.id, format)),
      })),
      isPartOf: { '@id': absolute('/#cong') },
    },
  ];
}

const FORMATS = Object.keys(FILE_TYPES) as FileFormat[];

/** A dispatch as a document; a law, decree or circular as legislation. */
export function documentData(
  { document, title, force }: DocumentView,
  { absolute }: Place,
): Thing[] {
  const { data } = document;
  const address = absolute(documentUrl(document.id));
  const issuer = { '@type': 'Organization', name: data.issuer };
  const common = {
    '@id': address,
    url: address,
    name: title,
    identifier: data.number,
    description: data.summary,
    inLanguage: 'vi',
    isPartOf: { '@id': absolute('/#cong') },
    encoding: data.pdf
      ? {
          '@type': 'MediaObject',
          contentUrl: absolute(pdfUrl(document.id)),
          encodingFormat: 'application/pdf',
        }
      : undefined,
  };
  if (!NORMATIVE.has(data.kind))
    return [{ '@type': 'DigitalDocument', ...common, datePublished: data.date, publisher: issuer }];
  return [
    {
      '@type': 'Legislation',
      ...common,
      legislationIdentifier: data.number,
      legislationType: DOCUMENT_KINDS[data.kind],
      legislationDate: data.date,
      legislationPassedBy: issuer,
      legislationJurisdiction: 'VN',
      legislationLegalForce: FORCES[force],
    },
  ];
}

// Nothing of a document that nobody has checked.
const FORCES: Partial<Record<Status, string>> = {
  'con-hieu-luc': 'https://schema.org/InForce',
  'chua-co-hieu-luc': 'https://schema.org/NotInForce',
  'het-hieu-luc': 'https://schema.org/NotInForce',
};

const NORMATIVE: ReadonlySet<string> = new Set(['luat', 'nghi-dinh', 'thong-tu']);

/** A subject that gathers articles. */
export const topicData = ({ topic, gathered }: TopicView, { absolute }: Place): Thing[] => [
  {
    '@type': 'CollectionPage',
    '@id': absolute(topicUrl(topic.id)),
    url: absolute(topicUrl(topic.id)),
    name: topic.data.title,
    description: topic.data.summary,
    inLanguage: 'vi',
    isPartOf: { '@id': absolute('/#cong') },
    mainEntity: newest(gathered.newest, gathered.count, absolute),
  },
];

/** An office or department, with the names it had, and its articles. */
export function unitData({ unit, name, gathered }: UnitView, { absolute }: Place): Thing[] {
  const { names, address, email, phone } = unit.data;
  const page = absolute(unitUrl(unit.id));
  const others = [...names.map((one) => one.name), ...names.map((one) => one.shortName)];
  return [
    {
      '@type': 'CollectionPage',
      '@id': page,
      url: page,
      name,
      inLanguage: 'vi',
      isPartOf: { '@id': absolute('/#cong') },
      about: {
        '@type': 'GovernmentOrganization',
        name,
        alternateName: [...new Set(others)].filter((other) => other !== name),
        address,
        email,
        telephone: phone,
      },
      mainEntity: newest(gathered.newest, gathered.count, absolute),
    },
  ];
}

const newest = (
  articles: readonly { url: string }[],
  count: number,
  absolute: Place['absolute'],
): Thing => ({
  '@type': 'ItemList',
  numberOfItems: count,
  itemListElement: articles.slice(0, LISTED).map(({ url }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    url: absolute(url),
  })),
});

/** The page itself has them all; a robot that reads the list wants the newest. */
const LISTED = 5;
