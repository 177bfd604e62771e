import { expect, test } from 'vitest';
import { formatNumber, formatPercent } from '../../src/numbers.ts';

test('a share has a decimal comma and one decimal', () => {
  expect([122 / 199, 16 / 122, 0.0005, 12.345].map(formatPercent)).toEqual([
    '61,3%',
    '13,1%',
    '0,1%',
    '1.234,5%',
  ]);
});

test('a whole share has no decimal', () => {
  expect([0, 0.5, 1, 0.2999999].map(formatPercent)).toEqual(['0%', '50%', '100%', '30%']);
});

test('half a tenth goes away from zero, whatever its binary fraction', () => {
  const halves = [0.0045, 0.2805, 0.6125, 1.0005, -0.0045, -0.6125];
  expect(halves.map(formatPercent)).toEqual([
    '0,5%',
    '28,1%',
    '61,3%',
    '100,1%',
    '-0,5%',
    '-61,3%',
  ]);
});

test('thousands are parted by points', () => {
  expect([0, 122, 1234, 1234567, -1234, 2.5].map(formatNumber)).toEqual([
    '0',
    '122',
    '1.234',
    '1.234.567',
    '-1.234',
    '2,5',
  ]);
});

test('nothing is written as minus zero', () => {
  expect([formatNumber(-0), formatNumber(-0.0001), formatPercent(-0.00001)]).toEqual([
    '0',
    '0',
    '0%',
  ]);
});

test('what is no number is refused', () => {
  expect(() => formatPercent(0 / 0)).toThrowErrorMatchingInlineSnapshot(
    `[Error: Cannot write NaN as a number. Leave out figures that are missing.]`,
  );
  expect(() => formatNumber(Infinity)).toThrowErrorMatchingInlineSnapshot(
    `[Error: Cannot write Infinity as a number. Leave out figures that are missing.]`,
  );
});
