import { parse } from 'yaml';
import { type CollectionName, collections } from '../../src/model/collections.ts';
import { formatDate, localYear } from '../../src/dates.ts';
import { fold } from '../fold.ts';

/** What lists and pickers show of an entry and go by. */
export interface Facts {
  /** What editors call it; empty when it has no title yet. */
  title: string;
  /** What tells it from others of the same title: a number, a day, an honour. */
  detail: string;
  /** ISO day or moment; empty when it has none. */
  date: string;
  /** `2020`; of its date, or of its own. Empty when it has none. */
  year: string;
  unit: string;
  topics: string[];
  /** Moments between which readers see it. */
  publishAt: string;
  unpublishAt: string;
  isWithdrawn: boolean;
  /** Title, number, summary and byline, folded, for searching. */
  text: string;
}

/**
 * The facts in the head of a file. Only the lines that are needed are read, by their first words:
 * 10,000 entries must take no time.
 */
export function factsOf(collection: CollectionName, head: string): Facts {
  const lines = new Map<string, Line>();
  for (const [, key = '', value = '', block = ''] of head.matchAll(LINE))
    lines.set(key, { value, block });
  const one = (key: string) => scalar(lines.get(key));
  const place = collections[collection];
  const path = 'title' in place ? place.title.split('.') : [];
  const first = path.length > 1 ? nested(lines.get(path[0] ?? ''), path.at(-1) ?? '') : undefined;
  const title = first ?? one(path[0] ?? '');
  const day = one(collection === 'campaigns' ? 'from' : 'date');
  const date = /^\d{4}-\d{2}-\d{2}/u.test(day) && !Number.isNaN(Date.parse(day)) ? day : '';
  const searched = ['summary', 'byline', 'honour', 'year', 'aliases', 'names'];
  const words = searched.map((key) => {
    const line = lines.get(key);
    return line ? line.value + line.block : '';
  });
  return {
    title,
    detail: detailOf(collection, one, date),
    date,
    year: date ? localYear(date) : one('year'),
    unit: one('unit'),
    topics: list(lines.get('topics')),
    publishAt: one('publishAt'),
    unpublishAt: one('unpublishAt'),
    isWithdrawn: lines.has('withdrawn'),
    text: fold([title, ...words].join('\n')),
  };
}

function detailOf(collection: CollectionName, one: (key: string) => string, date: string): string {
  const parts: Partial<Record<CollectionName, string[]>> = {
    articles: [date && formatDate(date)],
    documents: [date && formatDate(date), one('summary')],
    campaigns: [date.slice(0, 4)],
    achievements: [one('honour'), one('year')],
  };
  return (parts[collection] ?? []).filter(Boolean).join(' · ');
}

interface Line {
  /** What follows the key in its line. */
  value: string;
  /** The lines below that belong to it. */
  block: string;
}

const LINE = /^([A-Za-z]+):[ \t]*(.*)((?:\n(?:[ \t-].*)?(?=\n|$))*)/gmu;

// Quoted texts and texts over several lines are YAML's to read; others stand there as they are.
function scalar(line: Line | undefined): string {
  if (!line) return '';
  const value = line.value.trim();
  const isPlain = !/^['"|>&!]|\s#/u.test(value) && line.block.trim() === '';
  if (isPlain) return value;
  const read = tolerant(`a: ${line.value}${line.block}`);
  return typeof read === 'string' ? read.trim() : String(read ?? '');
}

function nested(line: Line | undefined, key: string): string {
  const value = new RegExp(`^[ \\t-]*${key}:[ \\t]*(.*)$`, 'mu').exec(line?.block ?? '')?.[1];
  return scalar(value === undefined ? undefined : { value, block: '' });
}

function list(line: Line | undefined): string[] {
  if (!line) return [];
  if (line.value.trim() === '')
    return [...line.block.matchAll(/^\s*-[ \t]+['"]?([^'"\s]+)/gmu)].map(([, id = '']) => id);
  const read = tolerant(`a: ${line.value}`);
  return Array.isArray(read) ? read.map(String) : [];
}

// A file that is half written is listed all the same, by what of it can be read.
function tolerant(yaml: string): unknown {
  try {
    return (parse(yaml) as { a: unknown }).a;
  } catch {
    return undefined;
  }
}
