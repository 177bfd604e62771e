import type { CollectionName } from '../model/collections.ts';
import { entryOf } from '../model/entries.ts';
import { parseSource, type SourceFile } from '../model/frontmatter.ts';
import type { Issue } from '../model/issues.ts';
import { looksLegacy } from '../model/legacy-text.ts';
import { unknownAbbreviations } from './abbreviations.ts';
import type { Finding } from './finding.ts';
import { doubtfulLinks } from './links.ts';
import { lackingNotes } from './pictures.ts';
import { wrongPercentages } from './percentages.ts';
import { privateNumbers } from './privacy.ts';
import { proseOf } from './prose.ts';
import { doubtfulSigns } from './signs.ts';

/** What the rules must know of the rest of the portal. */
export interface Surroundings {
  /** Abbreviations that the glossary has. */
  abbreviations: ReadonlySet<string>;
  exists: (collection: CollectionName, id: string) => boolean;
  /** Whether an old address of an article leads on: `/tin/cu/`. */
  leadsOn: (address: string) => boolean;
  /** Whether the register has a document of this number, as `documentNumbersIn` writes it. */
  hasDocument: (number: string) => boolean;
}

/**
 * What an editor should look at again in a text that is otherwise sound: warnings only, in the
 * order of the text. The text may be half written.
 */
export function checkWriting(file: string, source: string, around: Surroundings): Issue[] {
  const entry = entryOf(file);
  if (!entry || !CHECKED.has(entry.collection) || source.length > LONGEST) return [];
  const parsed = parseSource(file, source);
  const fields = FIELDS.flatMap((path) => {
    const value = valueAt(parsed.data, path);
    if (typeof value !== 'string') return [];
    return findingsIn(value).map((finding) => ({
      ...issueOf(file, finding, value),
      ...parsed.positionOf(path),
      path,
    }));
  });
  const body = bodyFindings(parsed, around).map((finding) => ({
    ...issueOf(file, finding, parsed.body),
    ...placeAt(parsed, finding.index),
    path: ['body'],
  }));
  const notes = lackingNotes(parsed).map((note): Issue => ({
    file,
    severity: 'warning' as const,
    ...note,
  }));
  // What the title or the summary has already said once need not be said again of the text.
  const said = new Set<string>();
  return [...notes, ...fields, ...body].filter(({ rule, words }) => {
    if (rule !== 'abbreviation') return true;
    return said.has(words ?? '') ? false : said.add(words ?? '');
  });
}

const CHECKED: ReadonlySet<string> = new Set(['articles', 'pages']);

/** No article is longer, and what is must not keep the desk from answering others. */
const LONGEST = 300_000;

/** More than this helps nobody. */
const MOST = 60;

const FIELDS = [['title'], ['summary'], ['image', 'alt'], ['image', 'caption']];

function findingsIn(text: string): Finding[] {
  if (looksLegacy(text)) return [legacy(text, 0)];
  return [...doubtfulSigns(text), ...privateNumbers(text), ...wrongPercentages(text)];
}

function bodyFindings({ body }: SourceFile, around: Surroundings): Finding[] {
  const prose = proseOf(body);
  const old = [...prose.matchAll(/[^\n]+/gu)].filter(([line]) => looksLegacy(line));
  const [first] = old;
  if (first) return [legacy(first[0], first.index)];
  return [
    ...findingsIn(prose),
    ...unknownAbbreviations(prose, around.abbreviations),
    ...doubtfulLinks(body, prose, around),
  ]
    .toSorted((a, b) => a.index - b.index)
    .slice(0, MOST);
}

const legacy = (text: string, index: number): Finding => ({
  rule: 'legacy',
  index,
  length: text.length,
  message:
    'Chữ gõ bằng phông cũ (TCVN3 hoặc VNI) nên trang sẽ hiện sai. Chuyển sang Unicode rồi dán lại, hoặc nhập bài từ tệp Word.',
});

const issueOf = (file: string, { rule, index, length, message }: Finding, text: string) => ({
  file,
  severity: 'warning' as const,
  rule,
  message,
  words: text.slice(index, index + Math.min(length, 200)),
});

function placeAt({ body, bodyLine }: SourceFile, index: number) {
  const before = body.slice(0, index).split('\n');
  return { line: bodyLine + before.length - 1, column: (before.at(-1) ?? '').length + 1 };
}

const valueAt = (data: unknown, path: readonly string[]) =>
  path.reduce<unknown>(
    (value, key) => (value && typeof value === 'object' ? Reflect.get(value, key) : undefined),
    data,
  );
