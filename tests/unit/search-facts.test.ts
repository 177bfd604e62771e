import { expect, test } from 'vitest';
import { FACETS } from '../../src/search/answer.ts';
import { type RecordFacts, readFacts, writeFacts } from '../../src/search/facts.ts';
import { Lexicon, writeLexicon } from '../../src/search/lexicon.ts';
import { pick, randomFrom } from './search-random.ts';

const HOSTILE = [
  'a,b',
  'a+b',
  '"',
  "'",
  '\\',
  ',',
  '+',
  '0',
  'null',
  '',
  ' ',
  'đ\u0345',
  '\n',
  '🙂',
];
const roundTrip = (records: RecordFacts[], labels = {}) => readFacts(writeFacts(records, labels));

test('labels and ids come back whatever signs they hold', () => {
  const unit = Object.fromEntries(HOSTILE.map((id) => [id, `${id},+"\\${id}`]));
  const facts = roundTrip(
    HOSTILE.map((id) => ({ unit: [id] })),
    { unit },
  );
  const { values, rows } = facts.facets.unit;
  for (const [row, id] of HOSTILE.entries())
    expect(rows[row]!.map((place) => values[place])).toEqual([{ id, label: unit[id] }]);
});

test('of random records every day and every value comes back, in its row', () => {
  const random = randomFrom(7);
  const some = (length: number) => HOSTILE.filter(() => random() < length / HOSTILE.length);
  const records: RecordFacts[] = Array.from({ length: 300 }, () => ({
    ...(random() < 0.8 && {
      date: pick(['1945-09-02', '1969-12-31', '1970-01-01', '2024-02-29', '2026-11-22'], random),
    }),
    kind: ['article'],
    topic: some(3),
    campaign: some(1),
  }));
  const { days, facets } = roundTrip(records);
  expect(days).toEqual(records.map(({ date }) => date));
  for (const facet of FACETS)
    expect(
      facets[facet].rows.map((places) => places.map((place) => facets[facet].values[place]!.id)),
    ).toEqual(records.map((record) => record[facet] ?? []));
});

test('forty values and more have names of two digits, and are told apart', () => {
  const ids = Array.from({ length: 90 }, (_, index) => `don-vi-${index}`);
  const { facets } = roundTrip(ids.map((id) => ({ unit: [id] })));
  expect(facets.unit.rows.map(([place]) => facets.unit.values[place!]!.id)).toEqual(ids);
});

test('a value without a label is called by its id', () => {
  expect(roundTrip([{ unit: ['phong'] }]).facets.unit.values).toEqual([
    { id: 'phong', label: 'phong' },
  ]);
});

test('no records have no facts', () => {
  const { days, facets } = roundTrip([]);
  expect([days, facets.kind]).toEqual([[], { values: [], rows: [] }]);
});

test('the lexicon knows every word, and half of its number at least', () => {
  const random = randomFrom(3);
  const words = new Map(
    Array.from({ length: 500 }, () => [
      random().toString(36).slice(2, 9),
      1 + Math.floor(random() ** 4 * 1e5),
    ]),
  );
  const lexicon = new Lexicon(writeLexicon(words));
  expect(lexicon.words.size).toBe(words.size);
  for (const [word, count] of words) {
    expect(lexicon.countOf(word)).toBeLessThanOrEqual(count);
    expect(lexicon.countOf(word)).toBeGreaterThan(count / 2);
  }
  expect([lexicon.has('không có'), lexicon.countOf('không có')]).toEqual([false, 0]);
});

test('a lexicon of nothing has no words', () => {
  expect(new Lexicon(writeLexicon(new Map())).words.size).toBe(0);
});
