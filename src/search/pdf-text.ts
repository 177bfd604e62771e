import { findPackageJSON } from 'node:module';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDF_NAME } from '../model/document.ts';
import { digestOf } from '../model/entries.ts';
import { exists, forgetUnused } from './folders.ts';
import { type PdfText, problemText } from './pdf-problems.ts';
import { readPdfs } from './pdf-run.ts';

/**
 * What the PDFs of a folder say. A file is looked at again when its size or time is another, and
 * read again when its bytes are: 5,000 PDFs cost a build as many glances.
 */
export class PdfTexts {
  #folder: string;
  #cacheDir: string;
  #seen: Record<string, Seen>;

  private constructor(folder: string, cacheDir: string, seen: Record<string, Seen>) {
    this.#folder = folder;
    this.#cacheDir = cacheDir;
    this.#seen = seen;
  }

  /** @param cacheDir keeps texts from one build to the next; may be deleted. */
  static async open(folder: string, cacheDir: string): Promise<PdfTexts> {
    await mkdir(cacheDir, { recursive: true });
    const seenFile = join(cacheDir, SEEN_FILE);
    const stamp = digestOf(READER_VERSION, await libraryVersion());
    const known = new Map<string, Seen>(
      (await exists(seenFile)) ? Object.entries(JSON.parse(await readFile(seenFile, 'utf8'))) : [],
    );
    const seen: Record<string, Seen> = {};
    for (const name of await listPdfs(folder))
      seen[name] = await look(join(folder, name), stamp, known.get(name));
    await write(seenFile, seen);
    return new PdfTexts(folder, cacheDir, seen);
  }

  /** Names the bytes of a file, and how they are read; empty when there is no such file. */
  keyOf = (name: string): string => this.#seen[name]?.key ?? '';

  /**
   * The text of each file, empty where there is none. Never refuses: what cannot be read is told
   * in a line when it is first met, and counted from then on.
   */
  async read(names: readonly string[], log: (line: string) => void): Promise<Map<string, string>> {
    const wanted = [...new Set(names)].filter((name) => name in this.#seen);
    const isKept = await Promise.all(wanted.map((name) => exists(this.#fileOf(name))));
    const fresh = wanted.filter((_, index) => !isKept[index]);
    if (fresh.length > MANY) log(`Đang đọc chữ của ${fresh.length} tệp PDF mới.`);
    await readPdfs(this.#folder, fresh, async ({ name, ...read }) => {
      await write(this.#fileOf(name), read);
      if (read.problem) log(problemText(name, read.problem));
    });

    const texts = new Map<string, string>();
    let failed = 0;
    for (const name of wanted) {
      const { text, problem } = JSON.parse(await readFile(this.#fileOf(name), 'utf8')) as PdfText;
      texts.set(name, text);
      if (problem && !fresh.includes(name)) failed++;
    }
    if (failed > 0)
      log(`Vẫn còn ${failed} tệp PDF không tìm được theo nội dung, đã báo ở lần dựng trước.`);
    const used = wanted.map((name) => `${this.keyOf(name)}.json`);
    await forgetUnused(this.#cacheDir, new Set([SEEN_FILE, ...used]));
    return texts;
  }

  #fileOf = (name: string) => join(this.#cacheDir, `${this.keyOf(name)}.json`);
}

interface Seen {
  size: number;
  written: number;
  /** Names the bytes, and how they are read. */
  key: string;
}

async function look(path: string, stamp: string, known: Seen | undefined): Promise<Seen> {
  const { size, mtimeMs: written } = await stat(path);
  if (known?.size === size && known.written === written && known.key.startsWith(stamp))
    return known;
  return { size, written, key: `${stamp}-${digestOf(await readFile(path))}` };
}

const listPdfs = async (folder: string) =>
  (await exists(folder))
    ? (await readdir(folder)).filter((name) => PDF_NAME.test(name)).toSorted()
    : [];

async function write(file: string, value: object) {
  await writeFile(`${file}.new`, JSON.stringify(value));
  await rename(`${file}.new`, file);
}

async function libraryVersion(): Promise<string> {
  const file = findPackageJSON('unpdf', import.meta.url);
  if (!file) throw new Error('The package unpdf is not installed. Run npm ci.');
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}

// A file takes a tenth to half of a second.
const MANY = 20;
const SEEN_FILE = 'seen.json';
/** Goes up with every change to what is read of a PDF. */
const READER_VERSION = '1';
