import { expect, test } from 'vitest';
import { excerptOf, highlight, matcherOf, type Part } from '../../src/search/excerpt.ts';
import { tokensOf } from '../../src/search/tokens.ts';

const show = (parts: readonly Part[]) =>
  parts.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');
const title = (text: string, ...queries: string[]) =>
  show(highlight(text, matcherOf(queries.map(tokensOf))));
const excerpt = (text: string, query: string, length?: number) =>
  show(excerptOf(text, matcherOf([tokensOf(query)]), length));

test('neighbouring matches are one highlight, in correct Vietnamese', () => {
  expect(title('Về “bình đẳng giới” và hoà giải', 'binh dang gioi')).toBe(
    'Về “[bình đẳng giới]” và hoà giải',
  );
  expect(title('Hoà giải, hòa giải', 'hòa giải')).toBe('[Hoà giải], [hòa giải]');
});

test('words typed with accents highlight only themselves', () => {
  expect(title('ba bà bá', 'bà')).toBe('ba [bà] bá');
  expect(title('ba bà bá', 'ba')).toBe('[ba bà bá]');
});

test('abbreviations, numbers and long forms are highlighted', () => {
  expect(title('Công tác BĐG (bình đẳng giới)', 'bdg', 'bình đẳng giới')).toBe(
    'Công tác [BĐG] ([bình đẳng giới])',
  );
  expect(title('Công văn số 241/BHXH-TCCB, ngày', '241/bhxh-tccb')).toBe(
    'Công văn số [241/BHXH-TCCB], ngày',
  );
});

test('the excerpt stands where most words meet', () => {
  const filler = 'một hai ba bốn năm sáu bảy tám chín mười '.repeat(6);
  const text = `Lời đầu về giới. ${filler}Luật bình đẳng giới được ban hành. ${filler}`;
  expect(excerpt(text, 'bình đẳng giới', 14)).toMatchInlineSnapshot(
    `"… sáu bảy tám chín mười Luật [bình đẳng giới] được ban hành. một hai …"`,
  );
});

test('a text that was found for another reason shows its beginning', () => {
  expect(excerpt('Một hai ba bốn năm', 'sáu', 3)).toBe('Một hai ba …');
  expect(excerpt('', 'sáu')).toBe('');
});

test('markup in a text stays text', () => {
  expect(title('<b>thẻ</b> & <script>', 'thẻ')).toMatchInlineSnapshot(`"<b>[thẻ]</b> & <script>"`);
});
