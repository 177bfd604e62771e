import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/search/answer.ts';
import {
  activeFilters,
  readAddress,
  withoutValue,
  writeAddress,
} from '../../src/search/page/address.ts';

const plain: Question = { q: 'nam nữ', filters: {}, sort: 'relevance', page: 1 };
const full: Question = {
  q: '"bình đẳng" & 100% + #1 – <b>',
  filters: {
    kind: ['article', 'document'],
    year: ['2020', '2025'],
    unit: ['BHXH TX. Bình Long', 'A & B, C=D'],
    topic: ['Bình đẳng giới'],
    campaign: ['Tháng hành động vì bình đẳng giới năm 2020'],
  },
  sort: 'newest',
  page: 12,
  exact: true,
};

describe('the address of a search', () => {
  test('says all that is asked, in words that can be read', () => {
    expect(decodeURIComponent(writeAddress({ ...full, q: 'nam' }))).toMatchInlineSnapshot(
      `"?q=nam&loai=tin-bai&loai=van-ban&nam=2020&nam=2025&don-vi=BHXH+TX.+Bình+Long&don-vi=A+&+B,+C=D&chuyen-de=Bình+đẳng+giới&thang=Tháng+hành+động+vì+bình+đẳng+giới+năm+2020&sap-xep=moi-nhat&trang=12&dung=1"`,
    );
    expect(writeAddress(plain)).toBe('?q=nam+n%E1%BB%AF');
  });

  test('asks the same again: nothing is lost on the way there and back', () => {
    const questions: Question[] = [
      full,
      plain,
      { ...plain, q: '' },
      { ...plain, q: 'Bình đẳng'.normalize('NFD') },
      { ...plain, q: '  hai  dấu cách 🌸 ' },
      { ...plain, sort: 'oldest' },
      { ...plain, filters: { unit: ['BHXH Phước Long'] } },
    ];
    for (const question of questions) expect(readAddress(writeAddress(question))).toEqual(question);
  });

  test('is read without what it does not know', () => {
    const hostile =
      '?q=nam&q=nu&loai=constructor&loai=article&loai=tin-bai&loai=tin-bai&nam=20&nam=2020%27--&nam=2020' +
      '&don-vi=&don-vi=%20%20&sap-xep=__proto__&trang=-1&dung=true&toString=1&x=%FF&__proto__=y';
    expect(readAddress(hostile)).toEqual({
      q: 'nam',
      filters: { kind: ['article'], year: ['2020'] },
      sort: 'relevance',
      page: 1,
    });
    for (const page of ['0', '1.5', '1e3', 'NaN', '٣', '999999', ''])
      expect(readAddress(`?trang=${page}`).page).toBe(1);
  });

  test('is never longer than a reader would make it', () => {
    const long = new URLSearchParams({ q: `${'x'.repeat(999)}🌸`, 'don-vi': 'x'.repeat(201) });
    for (let year = 1000; year < 1100; year++) long.append('nam', String(year));
    const question = readAddress(`?${long}`);
    expect(question.q).toHaveLength(1000);
    expect(question.filters.year).toHaveLength(20);
    expect(question.filters.unit).toBeUndefined();
    expect(readAddress(writeAddress(question))).toEqual(question);
  });
});

test('a filter is taken away alone, and the list starts anew', () => {
  const fewer = withoutValue(full, 'year', '2020');
  expect(fewer).toMatchObject({ page: 1, sort: 'newest', filters: { year: ['2025'] } });
  expect(withoutValue(fewer, 'year', '2025').filters).not.toHaveProperty('year');
  expect(activeFilters(fewer)).toHaveLength(7);
});
