import { expect, test } from 'vitest';
import { unitLabel, unitNameAt } from '../../src/queries/units.ts';
import { aUnit } from './queries.content.ts';

const renamed = aUnit([
  { name: 'Tên một', shortName: 'Một', to: '2025-05-31' },
  { name: 'Tên hai', shortName: 'Hai', from: '2025-06-01', to: '2025-06-30' },
  { name: 'Tên ba', shortName: 'Ba', from: '2025-07-01' },
]);

test('a unit is called by the name it had on the day', () => {
  const on = (day: string) => unitNameAt(renamed, day).shortName;
  expect(on('2020-03-19')).toBe('Một');
  expect(on('2025-05-31')).toBe('Một');
  expect(on('2025-06-01')).toBe('Hai');
  expect(on('2030-01-01')).toBe('Ba');
});

test('a day without a name gets the last one before it, or the first one', () => {
  const unit = aUnit([
    { name: 'A', shortName: 'A', from: '2000-01-01', to: '2001-01-01' },
    { name: 'B', shortName: 'B', from: '2003-01-01', to: '2004-01-01' },
  ]);
  expect(unitNameAt(unit, '2002-01-01').shortName).toBe('A');
  expect(unitNameAt(unit, '2010-01-01').shortName).toBe('B');
  expect(unitNameAt(unit, '1990-01-01').shortName).toBe('A');
});

test('an old name is followed by what the unit is called today', () => {
  const label = (day: string) => unitLabel(renamed, day, '2026-01-01', new Map()).nowCalled;
  expect(label('2020-01-01')).toEqual(['Ba']);
  expect(label('2025-08-01')).toEqual([]);
});

test('a unit that was merged is followed by those that took over', () => {
  const heir = { ...aUnit([{ name: 'Kế tục', shortName: 'BHXH tỉnh Đồng Nai' }]), id: 'dong-nai' };
  const unit = aUnit([{ name: 'Cũ', shortName: 'BHXH tỉnh Bình Phước' }], {
    successors: ['dong-nai'],
  });
  expect(
    unitLabel(unit, '2020-01-01', '2026-01-01', new Map([['dong-nai', heir]])).nowCalled,
  ).toEqual(['BHXH tỉnh Đồng Nai']);
});
