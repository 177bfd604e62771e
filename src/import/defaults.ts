import { localDay } from '../dates.ts';
import type { EntryData } from '../model/collections.ts';
import { entryFile, listEntries, readSource } from '../model/entries.ts';
import { parseSource } from '../model/frontmatter.ts';
import { quote } from '../model/issues.ts';

/** What the command line may say about all articles of one run. */
export interface ImportOptions {
  contentDir: string;
  unit?: string;
  topics?: string[];
  byline?: string;
}

/** What an imported article gets where its own file says nothing. */
export interface Defaults {
  unit: string;
  topics: string[];
  bylineOn: (date: string) => string;
}

/**
 * The unit and topic asked for, else the first of each that the content folder has.
 * @throws {Error} in Vietnamese, when one that was asked for does not exist
 */
export async function readDefaults(options: ImportOptions): Promise<Defaults> {
  const { contentDir, byline } = options;
  const units = await idsOf(contentDir, 'units');
  const topics = await idsOf(contentDir, 'topics');
  const unit = options.unit ?? units[0] ?? 'bhxh-tinh-binh-phuoc';
  const chosen = options.topics ?? [topics[0] ?? 'binh-dang-gioi'];
  if (options.unit) mustExist('đơn vị', options.unit, units);
  for (const topic of options.topics ?? []) mustExist('chuyên đề', topic, topics);
  const names = units.includes(unit) ? await namesOf(contentDir, unit) : [];
  const bylineOn = (date: string) => byline ?? nameOn(names, localDay(date)) ?? 'Ban biên tập';
  return { unit, topics: chosen, bylineOn };
}

async function idsOf(contentDir: string, collection: 'units' | 'topics') {
  return (await listEntries(contentDir, collection)).map(({ id }) => id);
}

function mustExist(kind: string, id: string, known: string[]) {
  if (known.includes(id)) return;
  const choices =
    known.length > 0 ? `Chọn một trong: ${known.join(', ')}.` : `Tạo ${kind} đó trước.`;
  throw new Error(`Không có ${kind} nào mang mã ${quote(id)}. ${choices}`);
}

async function namesOf(contentDir: string, unit: string): Promise<UnitName[]> {
  const file = entryFile('units', unit);
  const data = parseSource(file, await readSource(contentDir, file)).data as Partial<
    EntryData<'units'>
  >;
  return data?.names ?? [];
}

const nameOn = (names: UnitName[], day: string) =>
  (names.find(({ from = day, to = day }) => from <= day && day <= to) ?? names.at(-1))?.shortName;

type UnitName = EntryData<'units'>['names'][number];
