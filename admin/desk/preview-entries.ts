import { bodyPictures, mayHaveFigures } from '../../src/mdx/read.ts';
import { type CollectionName, plainSchema } from '../../src/model/collections.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import type { Entry } from '../../src/queries/entries.ts';
import { mayShow } from './picture-uses.ts';

/** A picture as Astro's templates take it. Its size is filled in before it is shown. */
export interface ShownPicture {
  src: string;
  width: number;
  height: number;
  format: string;
}

/** Makes the picture that an entry's file calls `name`. */
export type PictureOf = (entry: EntryFile, name: string) => ShownPicture;

/** An entry as the pages take it. */
export type ShownEntry = Entry<CollectionName> & { body: string };

/**
 * Takes an entry apart for the pages. What is missing or wrong in a text that is still being
 * written gets a stand-in, so that the rest can be seen; undefined when YAML cannot read it at all.
 */
export function readEntry(
  entry: EntryFile,
  source: string,
  digest: string,
  pictureOf: PictureOf,
): ShownEntry | undefined {
  const { data, body, problems } = parseSource(entry.file, source);
  if (problems.length > 0 || !isRecord(data)) return undefined;
  const fitting = fit(entry.collection, data);
  if (!fitting) return undefined;
  const pictures = Object.fromEntries(
    ['image', 'portrait'].flatMap((name) => {
      const picture = fitting[name];
      return isRecord(picture) && typeof picture['src'] === 'string'
        ? [[name, { ...picture, src: pictureOf(entry, picture['src']) }]]
        : [];
    }),
  );
  // Reading a body takes most of the time that a preview needs to start: only where it has a picture.
  const figures =
    mayHaveFigures(body) && mayShow(body)
      ? Object.fromEntries(figureNames(body).map((name) => [name, pictureOf(entry, name)]))
      : undefined;
  const shown = { ...fitting, ...pictures, ...(figures && { figures }) };
  return { id: entry.id, data: shown as unknown as ShownEntry['data'], body, digest };
}

/** The data as far as it fits the model, with stand-ins for what must be there. */
function fit(collection: CollectionName, data: Record<string, unknown>) {
  const schema = plainSchema(collection);
  const result = schema.safeParse(data);
  if (result.success) return result.data as Record<string, unknown>;
  const wrong = new Set(
    result.error.issues.flatMap(({ code, path, keys }: Problem) =>
      code === 'unrecognized_keys' && path.length === 0 ? (keys ?? []) : [String(path[0])],
    ),
  );
  const ofWrong = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => wrong.has(name)));
  const right = Object.fromEntries(Object.entries(data).filter(([name]) => !wrong.has(name)));
  const fitting = schema.safeParse({ ...right, ...ofWrong(standIns(collection)) });
  if (!fitting.success) return undefined;
  // Too long, too short, a picture without its description: still what the writer wants to see.
  const seen = Object.entries(ofWrong(data)).filter(
    ([name, value]) =>
      (name in TEXTS && typeof value === 'string') || (isRecord(value) && 'src' in value),
  );
  return { ...fitting.data, ...Object.fromEntries(seen) } as Record<string, unknown>;
}

interface Problem {
  code: string;
  path: PropertyKey[];
  keys?: string[];
}

const TEXTS = {
  title: '(Chưa có tiêu đề)',
  summary: '(Chưa có tóm tắt: từ 50 đến 300 ký tự, hiện trong danh sách và kết quả tìm kiếm.)',
  byline: '(Chưa có tác giả)',
};

const standIns = (collection: CollectionName): Record<string, unknown> =>
  collection === 'articles'
    ? { ...TEXTS, date: new Date().toISOString(), unit: 'chua-chon', topics: ['chua-chon'] }
    : collection === 'pages'
      ? { title: TEXTS.title, summary: TEXTS.summary }
      : {};

// A body that cannot be read has no pictures yet.
function figureNames(body: string): string[] {
  try {
    return bodyPictures(body);
  } catch {
    return [];
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
