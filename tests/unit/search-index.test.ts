import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GoneError } from '../../src/search/gone.ts';
import { openSources } from '../../src/search/sources.ts';
import {
  type SearchPeriod,
  type SearchRecord,
  writeSearchIndex,
} from '../../src/search/write-index.ts';
import { asking, fetchFile, type Opened } from './search-opened.ts';

// The real index and Pagefind's own program; only the network is a folder.
let folder: string;
let site: string;
let opened: Pick<Opened, 'sources' | 'ask' | 'find'>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-'));
  site = `${folder}/site/`;
  vi.stubGlobal('fetch', fetchFile);
  await write(periods());
  opened = asking(await openSources(site));
});

afterAll(async () => {
  vi.unstubAllGlobals();
  await rm(folder, { recursive: true, force: true });
});

test.each([
  ['binh dang gioi', '/tin/2020/huong-dan/'],
  ['bình đẳng giới', '/tin/2020/huong-dan/'],
  ['bình đẳng giới'.normalize('NFD'), '/tin/2020/huong-dan/'],
  ['BĐG', '/tin/2020/huong-dan/'],
  ['bdg', '/tin/2020/huong-dan/'],
  ['241/BHXH-TCCB', '/van-ban/241/'],
  ['241/bhxh-tccb', '/van-ban/241/'],
  ['"nam nữ bình quyền"', '/tin/2025/phuong-cham/'],
  ['“nam nu binh quyen”', '/tin/2025/phuong-cham/'],
  ['hoà giải ở cơ sở', '/tin/2025/hoa-giai/'],
  ['hòa giải ở cơ sở', '/tin/2025/hoa-giai/'],
  ['vstbpn', '/tin/2025/phuong-cham/'],
  ['so lieu can bo nu', '/so-lieu/can-bo-nu/'],
])('“%s” finds the right one first', async (typed, url) => {
  expect((await opened.find(typed))[0]).toBe(url);
});

test('an abbreviation finds texts that only write it out, and the other way round', async () => {
  expect(await opened.find('BĐG')).toContain('/tin/2025/viet-day-du/');
  expect(await opened.find('luật bình đẳng giới')).toContain('/tin/2025/viet-tat/');
});

test('a dispatch number finds the document before the article that cites it, and nothing else', async () => {
  expect(await opened.find('241/BHXH-TCCB')).toEqual(['/van-ban/241/', '/tin/2020/huong-dan/']);
});

test('a title outweighs a text', async () => {
  const urls = await opened.find('hoa giai');
  expect(urls.indexOf('/tin/2025/hoa-giai/')).toBe(0);
  expect(urls).toContain('/tin/2025/phuong-cham/');
});

test('words that stand together outweigh words that stand apart, even in a title', async () => {
  expect((await opened.find('gio mua dong bac'))[0]).toBe('/tin/2025/cum-tu/');
});

test('a quoted phrase that nobody wrote still finds its words, and says so', async () => {
  const { results, match } = await opened.ask('"quyền bình nữ nam"');
  expect([match, results.map(({ url }) => url)]).toEqual(['loose', ['/tin/2025/phuong-cham/']]);
});

test('a question finds what comes nearest', async () => {
  const urls = await opened.find('ai được nhận bằng khen của thủ tướng?');
  expect(urls[0]).toBe('/tin/2025/phuong-cham/');
});

test('what is found carries its facts as written', async () => {
  const { results } = await opened.ask('huong dan');
  expect(results[0]).toMatchObject({
    date: '2020-03-19',
    kind: 'article',
    unit: 'BHXH tỉnh Bình Phước',
  });
  const { counts } = await opened.ask('huong dan');
  expect(counts.year).toEqual([{ value: '2020', label: '2020', count: 1 }]);
});

test('an unchanged index is taken from the cache, a changed one is built anew', async () => {
  expect(await write(periods())).toMatchObject({ periods: 3, rebuilt: [], records: 9 });
  const [first, ...rest] = periods();
  const changed = { ...(first as SearchPeriod), digest: 'changed' };
  expect((await write([changed, ...rest])).rebuilt).toContain('2020');
});

test('only the manifest has a fixed name, and it names folders that exist', async () => {
  await write(periods());
  const names = await readdir(`${site}pagefind`);
  const digested = names.filter((name) => /^(?:engine|index|tables)-[\w-]{22}$/u.test(name));
  expect(names.filter((name) => !digested.includes(name))).toEqual(['search.json']);
  const manifest = JSON.parse(await readFile(`${site}pagefind/search.json`, 'utf8'));
  const named = [
    manifest.engine,
    manifest.tables,
    ...manifest.indexes.map((index: { folder: string }) => index.folder),
  ];
  expect(named.toSorted()).toEqual(digested.map((name) => `${site}pagefind/${name}/`).toSorted());
});

test('a release that takes the index away is noticed, and the next one opens', async () => {
  const before = asking(await openSources(site));
  await write(periods().slice(1));
  await expect(before.find('hoa giai')).rejects.toThrow(GoneError);
  expect(await asking(await openSources(site)).find('hoa giai')).toContain('/tin/2025/hoa-giai/');
  await write(periods());
});

test('a site without its index says so', async () => {
  await expect(openSources(`${folder}/nowhere/`)).rejects.toThrow(
    `404 for ${folder}/nowhere/pagefind/search.json. Build the site again.`,
  );
});

const write = (all: SearchPeriod[]) =>
  writeSearchIndex({
    periods: all,
    terms: [
      { abbreviation: 'BĐG', expansion: 'bình đẳng giới' },
      { abbreviation: 'VSTBPN', expansion: 'vì sự tiến bộ (của) phụ nữ' },
    ],
    outDir: site,
    cacheDir: `${folder}/cache`,
    base: site,
  });

function periods(): SearchPeriod[] {
  const articlesOf = (year: string) =>
    RECORDS.filter((record) => isArticle(record) && record.date?.startsWith(year));
  return [
    { key: '2020', digest: 'a', records: () => articlesOf('2020') },
    { key: '2025', digest: 'b', records: () => articlesOf('2025') },
    { key: 'chung', digest: 'c', records: () => RECORDS.filter((record) => !isArticle(record)) },
  ];
}

const isArticle = ({ kind }: SearchRecord) => kind === 'article';

const RECORDS: SearchRecord[] = [
  {
    url: '/tin/2020/huong-dan/',
    kind: 'article',
    title: 'Hướng dẫn công tác bình đẳng giới năm 2020',
    summary: 'Ban hành công văn về công tác BĐG.',
    body: 'Ban đã ban hành công văn số 241/BHXH-TCCB ngày 16/3/2020 về bình đẳng giới (BĐG).',
    date: '2020-03-19',
    unit: 'BHXH tỉnh Bình Phước',
  },
  {
    url: '/tin/2025/phuong-cham/',
    kind: 'article',
    title: 'Thực hiện phương châm “nam nữ bình quyền”',
    summary: '',
    body: 'Vì sự tiến bộ phụ nữ, phương châm “nam nữ bình quyền”. Bằng khen của Thủ tướng. Có hòa giải.',
    date: '2025-03-06',
  },
  {
    url: '/tin/2025/hoa-giai/',
    kind: 'article',
    title: 'Hoà giải ở cơ sở',
    summary: '',
    body: 'Tổ viên học kỹ năng lắng nghe.',
    date: '2025-05-01',
  },
  {
    url: '/tin/2025/viet-tat/',
    kind: 'article',
    title: 'Tập huấn Luật BĐG',
    summary: '',
    body: 'Lớp học trong hai ngày.',
    date: '2025-06-01',
  },
  {
    url: '/tin/2025/viet-day-du/',
    kind: 'article',
    title: 'Lớp học hai ngày',
    summary: '',
    body: 'Học viên đọc tài liệu về bình đẳng giới.',
    date: '2025-06-02',
  },
  {
    url: '/tin/2025/tu-roi/',
    kind: 'article',
    title: 'Bắc và đông: mùa có gió',
    summary: 'Gió thổi theo mùa, từ bắc, từ đông.',
    body: 'Mùa này có gió. Gió từ bắc, gió từ đông. Mùa sau lại có gió từ đông, từ bắc.',
    date: '2025-07-01',
  },
  {
    url: '/tin/2025/cum-tu/',
    kind: 'article',
    title: 'Thời tiết trong tuần',
    summary: '',
    body: 'Cuối tuần trời trở lạnh do một đợt gió mùa đông bắc.',
    date: '2025-07-02',
  },
  {
    url: '/van-ban/241/',
    kind: 'document',
    title: 'Công văn 241/BHXH-TCCB',
    summary: 'Về việc triển khai công tác.',
    body: '',
    number: '241/BHXH-TCCB',
    date: '2020-03-16',
  },
  {
    url: '/so-lieu/can-bo-nu/',
    kind: 'statistic',
    title: 'Số liệu cán bộ nữ',
    summary: 'Số cán bộ nữ theo năm.',
    body: '',
  },
];
