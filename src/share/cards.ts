import { readFile, writeFile } from 'node:fs/promises';
import { codeDigest } from '../code.ts';
import { formatDate } from '../dates.ts';
import { plainEntry } from '../model/content.ts';
import { digestOf, listEntries, readSource } from '../model/entries.ts';
import { articleState } from '../queries/articles.ts';
import type { Article } from '../queries/entries.ts';
import type { Card } from './card.ts';

/** The share image of one public article. */
export interface ArticleCard extends Card {
  id: string;
}

/** What is remembered of an article's file, so that only a changed one is read again. */
interface Known {
  digest: string;
  data: Pick<Article['data'], 'title' | 'date' | 'publishAt' | 'unpublishAt'> & {
    withdrawn?: Article['data']['withdrawn'] | undefined;
  };
}

const AT_ONCE = 64;

/** What the share images of all articles say that readers may see at `now`. */
export async function articleCards(
  contentDir: string,
  memory: string,
  now: Date,
): Promise<ArticleCard[]> {
  const before = await readMemory(memory);
  const after: Record<string, Known> = {};
  const code = await codeDigest();
  const entries = await listEntries(contentDir, 'articles');
  for (let start = 0; start < entries.length; start += AT_ONCE)
    await Promise.all(
      entries.slice(start, start + AT_ONCE).map(async (entry) => {
        const source = await readSource(contentDir, entry.file);
        const digest = digestOf(code, source);
        const known = before[entry.id];
        if (known?.digest === digest) {
          after[entry.id] = known;
          return;
        }
        const { title, date, publishAt, unpublishAt, withdrawn } = plainEntry(
          { ...entry, collection: 'articles' },
          source,
        ).data;
        after[entry.id] = { digest, data: { title, date, publishAt, unpublishAt, withdrawn } };
      }),
    );
  await writeFile(memory, JSON.stringify(after));
  return Object.entries(after)
    .filter(([, { data }]) => articleState({ data }, now) === 'public')
    .map(([id, { data }]) => ({ id, title: data.title, note: formatDate(data.date) }));
}

async function readMemory(file: string): Promise<Record<string, Known | undefined>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, Known>;
  } catch (error) {
    // A file that was cut off says as little as none: everything is read again.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT')
      return {};
    throw error;
  }
}
