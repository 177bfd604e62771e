import { expect, test } from 'vitest';
import {
  documentsCited,
  documentsNumbered,
  linkNumbers,
  numberIndex,
} from '../../src/queries/document-numbers.ts';
import { aDocument } from './queries.content.ts';
import { processorTime } from './processor-time.ts';

const documents = [
  aDocument('cv-2020'),
  aDocument('cv-2021', { date: '2021-03-05' }),
  aDocument('nq', { number: '11-NQ/TW', date: '2007-04-24' }),
  aDocument('nd', { number: '42/2022/NĐ-CP', date: '2022-06-24' }),
  aDocument('bc', { number: '05/BC-BHXH', date: '2021-01-06' }),
  aDocument('ql', { number: '7/QL&CL', date: '2021-01-06' }),
];
const index = numberIndex(documents);
const cited = (text: string) => documentsCited(text, index).map(({ id }) => id);
const link = (html: string) =>
  linkNumbers(html, documentsNumbered(html, index), (path) => `/goc${path}`);

test('the number of a document in the register leads to it, in each way it is written', () => {
  expect(link('<p>Nghị quyết số 11-NQ/TW.</p>')).toBe(
    '<p>Nghị quyết số <a href="/goc/van-ban/nq/">11-NQ/TW</a>.</p>',
  );
  for (const text of ['42/2022/NĐ-CP', '42 / 2022 / nđ-cp', '(42/2022/NĐ–CP)', '42/2022/NĐ-CP;'])
    expect(cited(text), text).toEqual(['nd']);
  expect(cited('Báo cáo 5/BC-BHXH, 05/BC-BHXH')).toEqual(['bc']);
  expect(cited('7/QL&amp;CL')).toEqual(['ql']);
});

test('where documents share a number, the date beside it decides', () => {
  for (const text of [
    '241/BHXH-TCCB ngày 16/3/2020',
    '241/BHXH-TCCB, ngày 16 tháng 3 năm 2020',
    '241/BHXH-TCCB (16/03/2020)',
    '241/BHXH-TCCB ban hành ngày 16.3.2020',
    '241/BHXH-TCCB năm 2020',
  ])
    expect(cited(text), text).toEqual(['cv-2020']);
  expect(link('<b>241/BHXH-TCCB</b> ngày 5/3/2021')).toBe(
    '<b><a href="/goc/van-ban/cv-2021/">241/BHXH-TCCB</a></b> ngày 5/3/2021',
  );
});

test('without a date, or with one that no document has, there is no link', () => {
  for (const text of ['241/BHXH-TCCB', '241/BHXH-TCCB ngày 1/1/2022', '11-NQ/TW ngày 1/1/2022'])
    expect(link(text), text).toBe(text);
});

test('what only looks like a number is left alone', () => {
  for (const text of [
    'ngày 8/3/2020',
    '3/4 số nữ',
    '1241/BHXH-TCCB',
    '11-NQ/TW/2007',
    '11-NQ/TW-BCT',
    '1.11-NQ/TW',
  ])
    expect(link(text), text).toBe(text);
});

test('links, code and headings keep the numbers they have', () => {
  for (const html of [
    '<a href="/x">11-NQ/TW</a>',
    '<code>11-NQ/TW</code>',
    '<h2>11-NQ/TW</h2>',
    '<img alt="11-NQ/TW">',
  ])
    expect(link(html)).toBe(html);
});

test('numbers in ten thousand articles are looked up among five thousand documents in seconds', () => {
  const many = numberIndex(
    Array.from({ length: 5000 }, (_, place) =>
      aDocument(`d-${place}`, { number: `${place}/BHXH` }),
    ),
  );
  const text = `${'Chữ của một bài dài, có ngày 16/3/2020 và tỷ lệ 3/4. '.repeat(60)} 77/BHXH`;
  const time = processorTime(() => {
    for (let article = 0; article < 10_000; article++) documentsNumbered(text, many);
  });
  expect(time).toBeLessThan(10_000);
});
