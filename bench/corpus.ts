import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A news text as the corpus has it. */
export interface CorpusText {
  id: string;
  title: string;
  date: string;
  body: string;
}

/**
 * `size` texts spread evenly over the corpus, oldest first.
 * @throws {Error} when the corpus is not there or has too few texts
 */
export async function readCorpus(size: number): Promise<CorpusText[]> {
  const file = resolve(process.env['CORPUS'] || '../shared/corpus/news-10k.jsonl.gz');
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Error(
      `The corpus ${file} cannot be read. Set CORPUS to a .jsonl or .jsonl.gz file with one {id, title, date, body} a line.`,
      { cause },
    );
  });
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const all = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): CorpusText => JSON.parse(line));
  if (all.length < size)
    throw new Error(
      `The corpus ${file} has ${all.length} texts, ${size} are asked for. Choose a smaller size.`,
    );
  return Array.from(
    { length: size },
    (_, index) => all[Math.floor((index * all.length) / size)],
  ).filter((found) => found !== undefined);
}

/** The text with a caption line after its first paragraph, which the import makes a block. */
export function withBlock(text: CorpusText): CorpusText {
  const [first = '', ...rest] = text.body.split('\n\n');
  return { ...text, body: [first, `Ảnh: tư liệu của bài ${text.id}`, ...rest].join('\n\n') };
}
