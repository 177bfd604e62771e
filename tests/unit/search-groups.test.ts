import { expect, test } from 'vitest';
import { groupPeriods } from '../../src/search/groups.ts';

const group = (sizes: Record<string, number>) =>
  groupPeriods(
    Object.entries(sizes).map(([key, records]) => ({ key, records })),
    { enough: 1500 },
  ).map((periods) => periods.map(({ key }) => key).join('+'));

test('a small site has one index', () => {
  expect(group({ 2020: 1, 2025: 1, chung: 9 })).toEqual(['2020+2025+chung']);
  expect(group({})).toEqual([]);
});

test('years that are over gather; the newest stands alone with what has no year', () => {
  const years = { 2021: 700, 2022: 700, 2023: 700, 2024: 700, 2025: 700, 2026: 340, chung: 50 };
  expect(group(years)).toEqual(['2021+2022+2023', '2024+2025', '2026+chung']);
});

test('a new year joins its neighbour until it has grown', () => {
  expect(group({ 2024: 900, 2025: 900, 2026: 3 })).toEqual(['2024+2025+2026']);
  expect(group({ 2024: 900, 2025: 900, 2026: 400 })).toEqual(['2024+2025', '2026']);
});

test('the order in which periods are given changes nothing', () => {
  expect(group({ chung: 50, 2026: 340, 2022: 1600, 2021: 1600 })).toEqual([
    '2021',
    '2022',
    '2026+chung',
  ]);
});
