import { describe, expect, test } from 'vitest';
import { expandQuery } from '../../src/search/glossary.ts';
import { parseQuery } from '../../src/search/query.ts';
import { toInnerQuery } from '../../src/search/spelling.ts';

const TERMS = [
  { abbreviation: 'BĐG', expansion: 'bình đẳng giới' },
  { abbreviation: 'BHXH', expansion: 'bảo hiểm xã hội' },
  { abbreviation: 'KT-XH', expansion: 'kinh tế - xã hội' },
  { abbreviation: 'VSTBPN', expansion: 'vì sự tiến bộ (của) phụ nữ' },
  { abbreviation: 'TƯ', expansion: 'trung ương' },
];
const expand = (typed: string) => expandQuery(toInnerQuery(typed), TERMS);

describe('the glossary', () => {
  test('writes out an abbreviation in any case, with or without accents', () => {
    for (const typed of ['BĐG', 'bđg', 'BDG', 'bdg'])
      expect(expand(typed)).toEqual([toInnerQuery(typed), toInnerQuery('bình đẳng giới')]);
  });

  test('abbreviates what is written out, with or without accents', () => {
    expect(expand('bình đẳng giới')).toContain(toInnerQuery('BĐG'));
    expect(expand('luat binh dang gioi')).toContain(toInnerQuery('luat BĐG'));
    expect(expand('kinh tế xã hội')).toContain('ktxh');
  });

  test('knows both readings of an optional word', () => {
    expect(expand('vì sự tiến bộ phụ nữ')).toContain('vstbpn');
    expect(expand('vì sự tiến bộ của phụ nữ')).toContain('vstbpn');
  });

  test('joins several terms, and stays within bounds', () => {
    expect(expand('BĐG BHXH')).toContain(toInnerQuery('bình đẳng giới bảo hiểm xã hội'));
    expect(expand('BĐG BHXH BĐG BHXH BĐG BHXH BĐG')).toHaveLength(5);
  });

  test('leaves other words alone', () => {
    expect(expand('bính đẳng giới')).toEqual([toInnerQuery('bính đẳng giới')]);
    expect(expand('đầu tư')).toEqual([toInnerQuery('đầu tư')]);
    expect(expand('trung ương')).toContain(toInnerQuery('tư'));
  });
});

describe('a query', () => {
  test('keeps quoted phrases, in straight and curly quotes', () => {
    expect(parseQuery('"nam nữ bình quyền" 2025').phrases).toEqual(['nam nữ bình quyền']);
    expect(parseQuery('“nam nữ bình quyền”').phrases).toEqual(['nam nữ bình quyền']);
    expect(parseQuery('"nam nữ bình quyền" 2025').words).toBe('nam nữ bình quyền 2025');
  });

  test('takes a lonely quotation mark for nothing', () => {
    expect(parseQuery('"bình đẳng')).toMatchObject({
      words: toInnerQuery('bình đẳng'),
      phrases: [],
    });
  });

  test('takes markup for letters', () => {
    expect(parseQuery('<b>bình</b>').words).toBe('b bình b');
  });

  test('of ten thousand characters is cut, and says so', () => {
    const query = parseQuery('bình đẳng '.repeat(1000));
    expect(query.words.split(' ')).toHaveLength(20);
    expect(query.shown.length).toBeLessThanOrEqual(200);
    expect(query.isCut).toBe(true);
    expect(parseQuery(`bình ${'x'.repeat(10_000)}`)).toMatchObject({ words: 'bình', isCut: true });
  });

  test('knows the number of a document', () => {
    for (const typed of ['241/BHXH-TCCB', '42/2022/NĐ-CP', '11-NQ/TW', '202/2025/qh15'])
      expect(parseQuery(typed).isNumber).toBe(true);
    for (const typed of ['241', 'KT-XH', '8/3', '6/2020', 'công văn 241/BHXH-TCCB'])
      expect(parseQuery(typed).isNumber).toBe(false);
  });
});
