import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { HIDDEN } from './hidden.ts';
import { filesOf } from './pages.ts';
import { SITES } from './sites.ts';

const site = SITES.find(({ name }) => name === 'with what nobody may see')!;
const files = filesOf(site).map((file) => ({ file, text: contentOf(file) }));

/** Every byte of a file as one letter, unpacked where it is packed; without accents, in lower case. */
function contentOf(file: string): string {
  const bytes = readFileSync(join(site.dist, file));
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isGzip
    ? gunzipSync(bytes)
    : file.endsWith('.br')
      ? brotliDecompressSync(bytes)
      : bytes;
  return plain.toString('latin1').toLowerCase();
}

const holdersOf = (word: string) => [
  ...new Set(
    files
      .filter(({ file, text }) => file.toLowerCase().includes(word) || text.includes(word))
      .map(({ file }) => file.replace(/\.(?:br|gz)$/u, '')),
  ),
];

test('the look at every byte finds what readers may see, in pages, feeds, search and pictures', () => {
  const holders = holdersOf('zqhien');
  for (const kind of [
    /^tin\/2024\/bai-hien\/index\.html$/u,
    /rss\.xml$/u,
    /^pagefind\//u,
    /^_astro\//u,
  ])
    expect(holders.filter((file) => kind.test(file)).length, String(kind)).toBeGreaterThan(0);
});

test.each(['zqhengio', 'zqtuonglai', 'zqgohen'] as const)(
  'of an article before its time no byte is in the release: %s',
  (word) => expect(holdersOf(word)).toEqual([]),
);

test.each([
  ['hethan', 'Bài đã hết thời hạn đăng.'],
  ['dago', HIDDEN.dago.withdrawn.reason],
])('of an article that is gone only its address and the reason are left: %s', (word, reason) => {
  const address = `tin/2024/zq${word}/`;
  const old = `tin/cu-zq${word}/`;
  expect(holdersOf(`zq${word}`).toSorted()).toEqual([`${address}index.html`, `${old}index.html`]);
  for (const page of [address, old]) {
    const html = readFileSync(join(site.dist, page, 'index.html'), 'utf8');
    // Nothing but the addresses themselves has the word.
    const rest = html.replaceAll(`/${address}`, '').replaceAll(`/${old}`, '');
    expect(rest).not.toContain(`zq${word}`);
  }
  expect(readFileSync(join(site.dist, address, 'index.html'), 'utf8')).toContain(reason);
});
