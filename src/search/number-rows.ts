import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzip, gzipSync } from 'node:zlib';
import { rowName } from './rows.ts';

/**
 * Renames the records of a Pagefind index by their place in it instead of by digests: `vi_1c00000`,
 * `vi_1c00001`, …, in base 36 behind the index's tag, so that our own tables can speak of row 17, and
 * ten thousand names compress to nothing. The folder's name tells its states apart already. Each
 * record gets the text that is shown, of which the index has only a part.
 * @param tag two letters or digits that no other index of the site has
 * @param contents the whole texts by address, in the inner spelling
 * @returns the records' addresses, by row
 */
export async function numberRows(
  folder: string,
  tag: string,
  contents: ReadonlyMap<string, string>,
): Promise<string[]> {
  const fragments = join(folder, 'fragment');
  const digests = new Set((await readdir(fragments)).map((name) => name.replace(ENDING, '')));
  const metaFile = (await readdir(folder)).find((name) => name.endsWith('.pf_meta'));
  if (!metaFile) throw new Error(`Pagefind wrote no metadata to ${folder}. Run npm ci again.`);

  const urls: string[] = [];
  const numbered = join(folder, 'fragment-new');
  await mkdir(numbered);
  const moves: Promise<void>[] = [];
  // Records stand first in the metadata, by their place.
  const meta = gunzipSync(await readFile(join(folder, metaFile)))
    .toString('latin1')
    .replace(NAME, (written, digest: string, length = '') => {
      if (!digests.delete(digest)) return written;
      const name = rowName(tag, moves.length);
      moves.push(move(digest, name, moves.length));
      return toCbor(name) + toRoundLength(length);
    });
  await Promise.all(moves);
  if (digests.size > 0)
    throw new Error(
      `The metadata of ${folder} does not name ${digests.size} of its records. This release of Pagefind writes another format: see number-rows.ts.`,
    );
  await rm(fragments, { recursive: true });
  await rename(numbered, fragments);
  await writeFile(join(folder, metaFile), gzipSync(Buffer.from(meta, 'latin1'), { level: 9 }));
  return urls;

  async function move(digest: string, name: string, row: number) {
    const file = join(fragments, `${digest}.pf_fragment`);
    const text = gunzipSync(await readFile(file)).toString('utf8');
    const fragment = JSON.parse(text.slice(SIGNATURE.length)) as { url: string; content: string };
    urls[row] = fragment.url;
    const whole = { ...fragment, content: contents.get(fragment.url) ?? '' };
    const zipped = await zip(SIGNATURE + JSON.stringify(whole), { level: 9 });
    await writeFile(join(numbered, `${name}.pf_fragment`), zipped);
  }
}

/** A text of less than 24 letters as CBOR, the format of Pagefind's files: its length, then itself. */
const toCbor = (text: string) => String.fromCharCode(0x60 + text.length) + text;

/**
 * How many words a record has, in CBOR, rounded to a power of two. Only a parent's Pagefind weighs by
 * it; exact lengths were 18 of the 76 KB of metadata of 10,000 records.
 */
function toRoundLength(written: string): string {
  if (written === '') return '';
  const words = Buffer.from(written.slice(1), 'latin1').readUIntBE(0, written.length - 1);
  const rounded = 2 ** Math.min(Math.round(Math.log2(words)), 15);
  return rounded < 256
    ? String.fromCharCode(0x18, rounded)
    : String.fromCharCode(0x19, rounded >> 8, rounded & 255);
}

const zip = promisify(gzip);
// Digests have 7 letters, or more where two are alike. The record's number of words comes next: in one
// byte behind 0x18, in two behind 0x19, or, of a few words, in a byte that stays.
const NAME = /[\x6a-\x77](vi_[0-9a-f]{7,20})(\x18[^]|\x19[^]{2})?/gu;
const ENDING = /\.pf_fragment$/u;
const SIGNATURE = 'pagefind_dcd';
