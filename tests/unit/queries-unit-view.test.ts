import { expect, test } from 'vitest';
import { assemblePortal } from '../../src/queries/portal.ts';
import { unitLevels, unitViews } from '../../src/queries/unit-view.ts';
import { aDocument, anArticle, aUnit, contentWith, NOW } from './queries.content.ts';

const names = [
  { name: 'BHXH tỉnh Một', shortName: 'Một', to: '2024-12-31' },
  { name: 'BHXH tỉnh Hai', shortName: 'Hai', from: '2025-01-01' },
];

test('a unit shows the documents that it issued under any of its names', () => {
  const documents = [
    aDocument('cu', { issuer: 'BHXH tỉnh Một' }),
    aDocument('moi', { issuer: 'BHXH Tỉnh Hai', date: '2025-02-01' }),
    aDocument('khac', { issuer: 'BHXH tỉnh Ba' }),
  ];
  const [view] = unitViews(
    assemblePortal(contentWith([], { units: [aUnit(names)], documents }), NOW),
  );
  expect(view?.name).toBe('BHXH tỉnh Hai');
  expect(view?.documents.map(({ url }) => url)).toEqual(['/van-ban/moi/', '/van-ban/cu/']);
});

test('units are listed by level with how many articles each has, and what they became', () => {
  const units = [
    { ...aUnit([{ name: 'Cơ sở', shortName: 'CS' }], { level: 'base' }), id: 'co-so' },
    aUnit(names, { successors: ['co-so'] }),
  ];
  const levels = unitLevels(
    assemblePortal(contentWith([anArticle('2025/a'), anArticle('2024/b')], { units }), NOW),
  );
  expect(levels).toEqual([
    {
      title: 'Tỉnh',
      units: [{ url: '/don-vi/bhxh-tinh/', text: 'BHXH tỉnh Hai', note: 'Nay là Cơ sở', count: 2 }],
    },
    {
      title: 'Cơ sở',
      units: [{ url: '/don-vi/co-so/', text: 'Cơ sở', note: undefined, count: 0 }],
    },
  ]);
});
