import { describe, expect, test } from 'vitest';
import { type CountPair, likeliest } from '../../src/search/lattice.ts';
import { Lexicon, writeLexicon } from '../../src/search/lexicon.ts';
import { type Posting, spellingOf } from '../../src/search/pairs.ts';
import { readSlips, readUnknown } from '../../src/search/readings.ts';
import { meantWords, splitWords } from '../../src/search/slips.ts';
import { type Token, tokensOf } from '../../src/search/tokens.ts';

const COMMON = 'binh dang gioi phu nu khen thuong thi dua hoi nghi bao hiem xa hoi cong tac'.split(
  ' ',
);
const lexicon = new Lexicon(
  writeLexicon(new Map([...COMMON.map((word): [string, number] => [word, 64]), ['nua', 2]])),
);

describe('a slip of the finger', () => {
  test.each([
    ['a letter left out', 'thuog', 'thuong'],
    ['a letter too many', 'thuiong', 'thuong'],
    ['a wrong letter', 'thuomg', 'thuong'],
    ['two letters swapped', 'thuogn', 'thuong'],
    ['the first letter left out', 'huong', 'thuong'],
    ['the last letter swapped', 'khne', 'khen'],
    ['a key held down', 'khhhhen', 'khen'],
    ['a doubled letter', 'nghii', 'nghi'],
  ])('is mended: %s', (_, typed, meant) => {
    expect(meantWords(typed, lexicon)[0]).toBe(meant);
  });

  test('never gives the word that was typed, nor one that nobody wrote', () => {
    for (const typed of ['thuong', 'xyzw', '', 'a'])
      for (const word of meantWords(typed, lexicon)) {
        expect(lexicon.has(word)).toBe(true);
        expect(word).not.toBe(typed);
      }
    expect(meantWords('xyzw', lexicon)).toEqual([]);
  });

  test('gives the commoner word first, and no more than asked for', () => {
    expect(
      meantWords(
        'nuo',
        new Lexicon(
          writeLexicon(
            new Map([
              ['nua', 900],
              ['nuoi', 1],
            ]),
          ),
        ),
      ),
    ).toEqual(['nua', 'nuoi']);
    expect(meantWords('h', lexicon, 2).length).toBeLessThanOrEqual(2);
  });
});

describe('what ran together', () => {
  test.each([
    ['binhdang', ['binh', 'dang']],
    ['phunu', ['phu', 'nu']],
    ['241bhxh', ['241', 'bhxh']],
    ['bhxh241', ['bhxh', '241']],
    ['7500', ['7', '500']],
    ['12005', ['12', '5']],
  ])('%s is %s', (typed, words) => {
    expect(splitWords(typed, lexicon)).toContainEqual(words);
  });

  test('is not cut where no words are left', () => {
    for (const typed of ['binh', 'xyzbinh', 'phux', '12', ''])
      expect([typed, splitWords(typed, lexicon)]).toEqual([typed, []]);
  });
});

const NO_NAMES: ReadonlySet<string> = new Set();

describe('what was typed is understood', () => {
  // Neighbours of this text stand side by side once; a rare name stands there alone as well.
  const TEXT =
    'thi đua khen thưởng bình đẳng giới phụ nữ bảo hiểm xã hội hội nghị 241 bhxh công tác';
  const tokens = tokensOf(TEXT);
  const countPair: CountPair = async (first, second) =>
    first === ''
      ? Number(second === 'mlo')
      : tokens.filter((token, at) => token.key === first && tokens[at + 1]?.key === second).length;
  const show = (words: readonly Token[] | undefined) => words?.map(({ exact }) => exact).join(' ');
  const unknown = async (typed: string) =>
    show((await readUnknown(tokensOf(typed), NO_NAMES, lexicon, countPair))[0]);
  const pairs = async (first: string, second: string) =>
    tokens.flatMap((token, at): Posting[] => {
      const next = tokens[at + 1];
      return next && token.key === first && next.key === second
        ? [{ row: 0, field: 0, spelling: spellingOf(token, next) }]
        : [];
    });
  const slips = async (typed: string, names: ReadonlySet<string> = NO_NAMES) =>
    show((await readSlips(tokensOf(typed), names, { lexicon, pairs }, countPair))[0]);

  test.each([
    ['Telex', 'binhf ddawngr gioiws', 'bình đẳng giới'],
    ['VNI', 'binh2 d9ang83 gioi71', 'bình đẳng giới'],
    ['Telex for one word only', 'thi dua khen thuwowngr', 'thi dua khen thưởng'],
    ['a slip', 'khen thuogn', 'khen thuong'],
    ['words run together', 'binhdang gioi', 'binh dang gioi'],
    ['a number run into letters', '241bhxh', '241 bhxh'],
  ])('%s', async (_, typed, meant) => {
    expect(await unknown(typed)).toBe(meant);
  });

  test('words that all exist are left as they are', async () => {
    for (const typed of ['bình đẳng giới', 'phu nu nua', '241 bhxh', 'thi đua 12'])
      expect(await readUnknown(tokensOf(typed), NO_NAMES, lexicon, countPair)).toContainEqual(
        tokensOf(typed),
      );
    expect(await unknown('phu nu nua')).toBe('phu nu nua');
  });

  test('a rare name that some record has stays as typed', async () => {
    expect(await unknown('Mlô khen thưởng')).toBe('mlô khen thưởng');
    expect(await unknown('mlo')).toBe('mlo');
  });

  test('what nobody can read stays as typed', async () => {
    for (const typed of ['zzzzz', 'qwrtp xkcd', '9999999999'])
      expect(await unknown(typed)).toBe(typed);
    expect(await readUnknown([], NO_NAMES, lexicon, countPair)).toEqual([[]]);
  });

  test('a slip that makes another word is doubted only where nothing speaks for it', async () => {
    expect(await slips('phu nua')).toBe('phu nu');
    expect(await slips('phu nu')).toBe('phu nu');
    expect(await slips('nua')).toBe('nua');
  });

  test('a name is no slip', async () => {
    expect(await slips('phu nua', new Set(['nua']))).toBe('phu nua');
    const typed = tokensOf('Thuogn khen');
    expect(await readUnknown(typed, new Set(['thuogn']), lexicon, countPair)).toEqual([typed]);
  });

  test('a word that a space has split is whole again', async () => {
    const ways = await readSlips(tokensOf('khen thu ong'), NO_NAMES, { lexicon, pairs }, countPair);
    expect(ways.map(show)).toContain('khen thuong');
  });

  test('of many readings the one whose neighbours know each other is likeliest', async () => {
    const places = ['bao', 'hiem'].map((word) => [
      { tokens: tokensOf('zzz'), prior: 0.4 },
      { tokens: tokensOf(word), prior: 0 },
    ]);
    const [first, ...others] = await likeliest(places, countPair, 3);
    expect(show(first)).toBe('bao hiem');
    expect(others.length).toBeLessThanOrEqual(2);
  });
});
