import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aRecord, fetchFile, type Opened, openRecords } from './search-opened.ts';

// What is asked here of Pagefind alone: a single word has no neighbours.
let opened: Opened;

beforeAll(async () => {
  vi.stubGlobal('fetch', fetchFile);
  opened = await openRecords([
    aRecord('ky', 'Xử lý kỷ luật', { body: 'Kỹ năng mềm. Đồng chí được khen ngày 08/03.' }),
    aRecord('ki', 'Thể dục', { body: 'Một kì thi chạy. Bác sĩ khám cho 12 người.' }),
    aRecord('hoa', 'Hoà giải', { body: 'Số 241/BHXH-TCCB; kinh tế-xã hội,phát triển.' }),
  ]);
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await opened.remove();
});

test.each([
  ['luật', 'ky'],
  ['LUAT', 'ky'],
  ['đồng', 'ky'],
  ['dong', 'ky'],
  ['giải', 'hoa'],
  ['hòa', 'hoa'],
  ['hoà', 'hoa'],
  ['tccb', 'hoa'],
  ['tế', 'hoa'],
  ['xã', 'hoa'],
  ['phat', 'hoa'],
  ['12', 'ki'],
])('the word “%s” alone finds its record, and no other', async (typed, name) => {
  expect(await opened.find(typed)).toEqual([`/tin/2025/${name}/`]);
});

test.each(['kỷ', 'kỉ', 'sĩ', 'sỹ', 'lý', 'lí'])(
  '“%s” finds both schools of spelling its vowel',
  async (typed) => {
    const [first] = await opened.find(typed);
    expect(first).toBe(typed.startsWith('s') ? '/tin/2025/ki/' : '/tin/2025/ky/');
  },
);

test.each(['8', '08', '3', '03'])(
  'the number “%s” is found with and without a zero',
  async (typed) => {
    expect(await opened.find(typed)).toEqual(['/tin/2025/ky/']);
  },
);

test('a word without accents finds all of its spellings, each record once', async () => {
  const urls = await opened.find('ky');
  expect(urls.toSorted()).toEqual(['/tin/2025/ki/', '/tin/2025/ky/']);
  expect(await opened.sources.words('ki', { exact: false })).toHaveLength(2);
});

test('a word that no record has finds nothing', async () => {
  for (const typed of ['zzzzq', '', '???', '“”', '\u0000', '🙂'])
    expect([typed, await opened.find(typed)]).toEqual([typed, []]);
});
