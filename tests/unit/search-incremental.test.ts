import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { digestOf } from '../../src/model/entries.ts';
import { openSources } from '../../src/search/sources.ts';
import { type SearchRecord, writeSearchIndex } from '../../src/search/write-index.ts';
import { aRecord, asking, fetchFile } from './search-opened.ts';
import { pick, randomFrom, randomText } from './search-random.ts';

let folder: string;
beforeAll(async () => {
  vi.stubGlobal('fetch', fetchFile);
  folder = await mkdtemp(join(tmpdir(), 'incremental-'));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await rm(folder, { recursive: true, force: true });
});

const YEARS = ['2020', '2021', '2022', '2023', '2024', '2025'];

/** What the site publishes, by address. */
type Published = Map<string, SearchRecord>;

async function write(published: Published, name: string, cache: string) {
  const site = `${folder}/${name}/`;
  const records = [...published.values()].toSorted((a, b) => (a.url < b.url ? -1 : 1));
  const result = await writeSearchIndex({
    periods: YEARS.map((key) => {
      const own = records.filter(({ url }) => url.startsWith(`/tin/${key}/`));
      return { key, digest: digestOf(JSON.stringify(own)), records: () => own };
    }),
    terms: [{ abbreviation: 'TĐKT', expansion: 'thi đua khen thưởng' }],
    outDir: site,
    cacheDir: join(folder, cache),
    base: site,
  });
  return { site, ...result };
}

/** What every question is answered, on all pages. */
async function answers(site: string) {
  const { ask } = asking(await openSources(site));
  const all = [];
  for (const q of QUESTIONS)
    for (const sort of ['relevance', 'newest'] as const) {
      const pages = [await ask({ q, sort }), await ask({ q, sort, page: 2 })];
      const urls = pages.flatMap(({ results }) => results.map(({ url }) => url));
      const [{ total, match, counts, readAs, suggestion }] = pages as [(typeof pages)[0]];
      all.push({ q, sort, urls, total, match, counts, readAs, suggestion });
    }
  return all;
}

const QUESTIONS = [
  'bình đẳng giới',
  'binh dang gioi',
  'hội phụ nữ',
  'phu nu',
  'thi đua khen thưởng',
  'TĐKT',
  '"công tác xã"',
  'khen thuogn',
  '241/BHXH-TCCB',
  'hòa',
  'kỹ',
  'quỹ 2020',
  'xã hội 2023',
  'Đắk Lắk',
  'ai được khen thưởng?',
  'nguyeenx thij',
  'không có gì như thế',
];

test.each([1, 2, 3])(
  'after any number of changes answers are those of an index built from nothing (%i)',
  async (seed) => {
    const random = randomFrom(seed);
    const published: Published = new Map();
    const publish = (url: string) => {
      const year = url.slice(5, 9);
      published.set(url, {
        ...aRecord('', randomText(5 + random() * 4, random)),
        url,
        summary: randomText(random() * 12, random),
        body: randomText(random() * 60, random),
        date: `${year}-${pick(['01', '03', '12'], random)}-11`,
        facets: { unit: pick(['phong-a', 'phong-b'], random), topic: [] },
      });
    };
    const steps = [
      ...Array.from({ length: 60 }, (_, index) => () => {
        publish(`/tin/${pick(YEARS, random)}/bai-${seed}-${index}/`);
      }),
      ...Array.from({ length: 20 }, () => () => {
        const url = pick([...published.keys(), ''], random);
        if (url && random() < 0.5) published.delete(url);
        else if (url) publish(url);
      }),
    ].toSorted(() => random() - 0.5);
    for (const [index, step] of steps.entries()) {
      step();
      if (index % 16 !== 15) continue;
      const kept = await write(published, `kept-${seed}`, `cache-${seed}`);
      const fresh = await write(published, `fresh-${seed}`, `nothing-${seed}-${index}`);
      expect(kept.records).toBe(published.size);
      expect(await answers(kept.site)).toEqual(await answers(fresh.site));
    }
  },
);

test('an article of the newest year makes its own index anew and no other; a withdrawn one is gone', async () => {
  const random = randomFrom(9);
  const published: Published = new Map();
  const fill = (year: string, count: number) => {
    for (let index = 0; index < count; index++) {
      const name = `bai-${String(index).padStart(4, '0')}`;
      const record = aRecord(name, randomText(3, random), { date: `${year}-05-01` });
      published.set(`${year}${name}`, { ...record, url: `/tin/${year}/${name}/` });
    }
  };
  fill('2020', 1500);
  fill('2024', 1500);
  fill('2025', 310);
  expect((await write(published, 'large', 'large-cache')).rebuilt).toEqual(YEARS);

  const url = '/tin/2025/bai-moi/';
  published.set('new', { ...aRecord('moi', 'Chuyện của Mlô'), url });
  const { rebuilt, site } = await write(published, 'large', 'large-cache');
  expect(rebuilt).toEqual(['2025']);
  expect(await asking(await openSources(site)).find('chuyện mlô')).toContain(url);

  published.delete('new');
  const after = await write(published, 'large', 'large-cache');
  expect(after.rebuilt).toEqual(['2025']);
  expect(await asking(await openSources(after.site)).find('chuyện mlô')).not.toContain(url);
});
