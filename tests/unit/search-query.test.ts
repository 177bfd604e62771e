import { describe, expect, test } from 'vitest';
import { otherWays } from '../../src/search/glossary.ts';
import { parseQuery } from '../../src/search/query.ts';
import { type Token, tokensOf } from '../../src/search/tokens.ts';

const TERMS = [
  { abbreviation: 'BĐG', expansion: 'bình đẳng giới' },
  { abbreviation: 'BHXH', expansion: 'bảo hiểm xã hội' },
  { abbreviation: 'KT-XH', expansion: 'kinh tế - xã hội' },
  { abbreviation: 'VSTBPN', expansion: 'vì sự tiến bộ (của) phụ nữ' },
  { abbreviation: 'TƯ', expansion: 'trung ương' },
];
const words = (tokens: readonly Token[]) => tokens.map(({ exact }) => exact).join(' ');
/** The other ways to say it, with their accents. */
const expand = (typed: string) => otherWays(tokensOf(typed), TERMS).map(words);

describe('the glossary', () => {
  test('writes out an abbreviation in any case, with or without accents', () => {
    for (const typed of ['BĐG', 'bđg', 'BDG', 'bdg'])
      expect(expand(typed)).toEqual(['bình đẳng giới']);
  });

  test('abbreviates what is written out, with or without accents', () => {
    expect(expand('bình đẳng giới')).toContain('bđg');
    expect(expand('luat binh dang gioi')).toContain('luat bđg');
    expect(expand('kinh tế xã hội')).toContain('kt xh');
  });

  test('knows both readings of an optional word', () => {
    expect(expand('vì sự tiến bộ phụ nữ')).toContain('vstbpn');
    expect(expand('vì sự tiến bộ của phụ nữ')).toContain('vstbpn');
  });

  test('joins several terms, and stays within bounds', () => {
    expect(expand('BĐG BHXH')).toContain('bình đẳng giới bảo hiểm xã hội');
    expect(expand('BĐG BHXH BĐG BHXH BĐG BHXH BĐG')).toHaveLength(4);
  });

  test('leaves other words alone', () => {
    expect(expand('bính đẳng giới')).toEqual([]);
    expect(expand('đầu tư')).toEqual([]);
    expect(expand('trung ương')).toContain('tư');
  });
});

describe('a query', () => {
  const phrases = (typed: string) => parseQuery(typed).phrases.map(words);
  const asked = (typed: string) => words(parseQuery(typed).tokens);

  test('keeps quoted phrases, in straight and curly quotes', () => {
    expect(phrases('"nam nữ bình quyền" 2025')).toEqual(['nam nữ bình quyền']);
    expect(phrases('“nam nữ bình quyền”')).toEqual(['nam nữ bình quyền']);
    expect(phrases('"một hai" và «ba bốn»')).toEqual(['một hai', 'ba bốn']);
    expect(asked('"nam nữ bình quyền" 2025')).toBe('nam nữ bình quyền 2025');
  });

  test('takes a lonely quotation mark for nothing', () => {
    expect([asked('"bình đẳng'), phrases('"bình đẳng')]).toEqual(['bình đẳng', []]);
  });

  test('is the words of a text, however they are typed', () => {
    for (const typed of [
      'bình đẳng giới',
      ' BÌNH  Đẳng giới ',
      'bình, đẳng; (giới)!',
      'bình-đẳng/giới',
    ])
      for (const form of ['NFC', 'NFD'])
        expect(asked(typed.normalize(form))).toBe('bình đẳng giới');
    expect(asked('hoà giải, kỹ năng')).toBe(asked('hòa giải, kĩ năng'));
  });

  test('of signs has no words', () => {
    for (const typed of ['', '   ', '"', '<>', '***', '- / .']) expect(asked(typed)).toBe('');
  });

  test('takes markup for letters', () => {
    expect(asked('<b>bình</b>')).toBe('b bình b');
  });

  test('of ten thousand characters is cut, and says so', () => {
    const query = parseQuery('bình đẳng '.repeat(1000));
    expect(query.tokens).toHaveLength(20);
    expect(query.isCut).toBe(true);
    const long = `bình ${'x'.repeat(10_000)}`;
    expect([asked(long), parseQuery(long).isCut]).toEqual(['bình', true]);
  });

  test('knows the number of a document, alone or among words, in any spacing and case', () => {
    const numbers =
      '241/BHXH-TCCB|42/2022/NĐ-CP|11-NQ/TW|202/2025/qh15|241 bhxh tccb|241/ bhxh - tccb|241bhxh-tccb|42 2022 nđ cp|công văn 241/BHXH-TCCB';
    for (const typed of numbers.split('|'))
      expect([typed, parseQuery(typed).hasNumber]).toEqual([typed, true]);
    for (const typed of ['241', 'KT-XH', '8/3', '6/2020'])
      expect([typed, parseQuery(typed).hasNumber]).toEqual([typed, false]);
  });
});
