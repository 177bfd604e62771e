import { join } from 'node:path';
import { codeDigest } from '../code.ts';
import { localIso } from '../dates.ts';
import type { CollectionName } from '../model/collections.ts';
import { type PlainEntry, plainEntry } from '../model/content.ts';
import { digestOf, type EntryFile, listEntries, readSource } from '../model/entries.ts';
import { isPublished } from '../queries/achievements.ts';
import { articleState } from '../queries/articles.ts';
import { campaignTitle } from '../queries/campaigns.ts';
import { unitNameAt } from '../queries/units.ts';
import { Clock } from './clock.ts';
import type { Labels } from './facts.ts';
import { RECORD_KINDS } from './manifest.ts';
import { searchNames } from './names.ts';
import { PdfTexts } from './pdf-text.ts';
import {
  achievementRecord,
  articleRecord,
  campaignRecord,
  documentRecord,
  pageRecord,
  statisticRecord,
} from './records.ts';
import { type SearchPeriod, writeSearchIndex } from './write-index.ts';

/** Where the site is built from and to. */
export interface IndexSite {
  contentDir: string;
  outDir: string;
  stateDir: string;
  base: string;
  /** Told of each PDF that cannot be searched. */
  log?: (line: string) => void;
}

interface File extends EntryFile {
  source: string;
}

/** Writes the search index of what readers may see. Years without a change are taken from the cache. */
export async function indexSite(
  { contentDir, outDir, stateDir, base, log = () => undefined }: IndexSite,
  now = new Date(),
) {
  const files = await readAll(contentDir);
  const units = new Map(entriesOf(files, 'units').map((unit) => [unit.id, unit]));
  const glossary = entriesOf(files, 'glossary')[0]?.data;
  const terms = glossary?.terms ?? [];
  const cacheDir = join(stateDir, 'search');
  const clockFile = join(stateDir, 'search-clock.json');
  const clock = await Clock.read(clockFile, now);
  const pdfs = await PdfTexts.open(join(contentDir, 'documents'), join(stateDir, 'pdf-text'));
  const named = digestOf(
    await codeDigest(),
    ...files.filter(({ collection }) => collection === 'units').map(({ source }) => source),
  );

  const documents = new Map(entriesOf(files, 'documents').map((entry) => [entry.id, entry]));
  const pdfOf = (id: string) => documents.get(id)?.data.file ?? '';
  // Read only when a year with documents is indexed anew, and then all at once.
  let pdfTexts: Promise<Map<string, string>> | undefined;
  const readPdfTexts = () =>
    (pdfTexts ??= pdfs.read([...documents.keys()].map(pdfOf).filter(Boolean), log));

  // What has a date belongs to its year, and does not change when another year does.
  const years = Map.groupBy(
    files.filter(({ collection }) => collection === 'articles' || collection === 'documents'),
    ({ collection, id }) =>
      collection === 'articles' ? id.slice(0, 4) : (documents.get(id)?.data.date.slice(0, 4) ?? ''),
  );
  const periods: SearchPeriod[] = [...years].map(([year, dated]) => {
    const sources = digestOf(
      named,
      ...dated.flatMap(({ file, source, collection, id }) => [
        file,
        source,
        collection === 'documents' ? pdfs.keyOf(pdfOf(id)) : '',
      ]),
    );
    return {
      key: year,
      digest: digestOf(sources, clock.stampOf(year, sources)),
      records: async () => {
        const articles = entriesOf(dated, 'articles');
        clock.set(
          year,
          sources,
          articles.flatMap(({ data }) => [data.date, data.publishAt, data.unpublishAt]),
        );
        const texts = await readPdfTexts();
        return [
          ...articles
            .filter((article) => articleState(article, now) === 'public')
            .map((article) => articleRecord(article, units)),
          ...entriesOf(dated, 'documents').map((entry) =>
            documentRecord(entry, texts.get(pdfOf(entry.id))),
          ),
        ];
      },
    };
  });
  const today = localIso(now).slice(0, 10);
  const others = files.filter(
    (file) => OTHERS.includes(file.collection) && isPublishedFile(file, today),
  );
  periods.push({
    key: 'chung',
    digest: digestOf(
      named,
      ...[...documents].flatMap(([id, { data }]) => [id, data.date]),
      ...others.flatMap(({ file, source }) => [file, source]),
    ),
    records: () => [
      ...entriesOf(others, 'campaigns').map(campaignRecord),
      ...entriesOf(others, 'achievements').map((entry) =>
        achievementRecord(entry, units, documents),
      ),
      ...entriesOf(others, 'statistics').map((statistic) => statisticRecord(statistic, units)),
      ...entriesOf(others, 'pages').map(pageRecord),
    ],
  });

  const names = searchNames([...units.values()], glossary?.names);
  const labels = labelsOf(files, units, today);
  const result = await writeSearchIndex({
    periods,
    terms,
    names,
    labels,
    outDir,
    cacheDir,
    base,
  });
  await clock.write(clockFile);
  return result;
}

/** What readers call a unit, a topic, a campaign or a kind in the list of filters. */
const labelsOf = (
  files: File[],
  units: ReadonlyMap<string, PlainEntry<'units'>>,
  today: string,
): Labels => ({
  kind: RECORD_KINDS,
  unit: Object.fromEntries([...units].map(([id, unit]) => [id, unitNameAt(unit, today).shortName])),
  topic: Object.fromEntries(entriesOf(files, 'topics').map(({ id, data }) => [id, data.title])),
  campaign: Object.fromEntries(
    entriesOf(files, 'campaigns').map(({ id, data }) => [id, campaignTitle(data)]),
  ),
});

const AT_ONCE = 64;
const OTHERS: CollectionName[] = ['campaigns', 'achievements', 'statistics', 'pages'];

// Left out before the period is named: the day on which a name expires makes another index.
const isPublishedFile = (file: File, today: string) =>
  entriesOf([file], 'achievements').every(({ data }) => isPublished(data, today));

async function readAll(contentDir: string): Promise<File[]> {
  const files: File[] = [];
  const entries = await listEntries(contentDir);
  for (let start = 0; start < entries.length; start += AT_ONCE)
    files.push(
      ...(await Promise.all(
        entries
          .slice(start, start + AT_ONCE)
          .map(async (entry) => ({ ...entry, source: await readSource(contentDir, entry.file) })),
      )),
    );
  return files;
}

const entriesOf = <Name extends CollectionName>(files: File[], name: Name) =>
  files
    .filter((file): file is File & { collection: Name } => file.collection === name)
    .map((file) => plainEntry(file, file.source));
