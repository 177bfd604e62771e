import { expect, test } from 'vitest';
import { fold, fromInner, toInner, toInnerQuery, toUsualTone } from '../../src/search/spelling.ts';

const VOWELS = ['o|a', 'o|e', 'u|y'].map((pair) => pair.split('|') as [string, string]);
const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

test('both places of the tone are one word, in every open syllable and every tone', () => {
  for (const [first, last] of VOWELS)
    for (const tone of TONES)
      for (const start of ['', 'h', 'th', 'kh', 'ngh', 'đ']) {
        const early = (start + first + tone + last).normalize('NFC');
        const late = (start + first + last + tone).normalize('NFC');
        expect(toUsualTone(late)).toBe(early);
        expect(toUsualTone(early)).toBe(early);
        expect(toUsualTone(late.toUpperCase())).toBe(early.toUpperCase());
      }
});

test('syllables that everybody writes one way stay as they are', () => {
  const words =
    'quý quỳ quỵ Quý QUÝ giá già hoàn toán khoẻn của mùa thuế thuở ngoài khuỷu huỳnh quà bìa';
  for (const word of words.split(' ')) expect(toUsualTone(word)).toBe(word);
});

test('a text comes back from the index as it was written', () => {
  const texts = [
    'Thực hiện công văn số 241/BHXH-TCCB, “nam nữ bình quyền”,tạo điều kiện…',
    'Hoà bình và hòa giải; thuỷ lợi, thủy sản; KHOẺ, Khỏe; quý giá',
    'phát triển KT-XH, kinh tế-xã hội, kinh tế - xã hội, giới…của, năm 2011 – 2020',
    "a^b ^+ ^^' hoà^' ^= ^( ^) x^^ ‘một’ «hai» — • ba",
    '_gạch dưới ___PAGEFIND_WEIGHT___9 chữ, 61,3% <b>thẻ</b> &amp; {x} a<b',
    'Đỗ Đình ĐẶNG đđ, HĐND-UBND, 28/NQ-HĐND, TP.HCM',
    '- đầu dòng - + = * giữa dòng -',
  ];
  for (const text of texts) expect(fromInner(toInner(text))).toBe(text);
  for (const text of texts) expect(fromInner(toInner(text.normalize('NFD')))).toBe(text);
});

test('marks that the index needs for itself, and invisible ones, do not come from a text', () => {
  expect(toInner('d\u0345 ng\u200bười \u202eđảo')).toBe('d người d\u0345ảo');
});

test('no word of a text is a command to Pagefind', () => {
  expect(toInner('xem ___PAGEFIND_WEIGHT___9')).not.toMatch(/(?:^|\s)_/u);
});

test('a query is the words of a text, however they are typed', () => {
  const same = ['bình đẳng giới', '  BÌNH   Đẳng giới ', 'bình, đẳng; (giới)!', '“bình đẳng” giới'];
  for (const typed of same) {
    expect(toInnerQuery(typed)).toBe('bình d\u0345ẳng giới');
    expect(toInnerQuery(typed.normalize('NFD'))).toBe('bình d\u0345ẳng giới');
  }
  expect(toInnerQuery('hoà giải')).toBe(toInnerQuery('hòa giải'));
  expect(toInnerQuery('binh dang gioi')).toBe('binh dang gioi');
});

test('a dispatch number is one word', () => {
  expect(toInnerQuery('241/BHXH-TCCB')).toBe('241bhxhtccb');
  expect(toInnerQuery('28/NQ-HĐND')).toBe('28nqhd\u0345nd');
  expect(toInnerQuery('42/2022/NĐ-CP')).toBe('422022nd\u0345cp');
});

test('words that a sign parts without a space are two, in text and query', () => {
  expect(toInner('phòng,chống')).toBe('phòng, ^+chống');
  expect(toInnerQuery('phòng,chống')).toBe('phòng chống');
  expect(toInnerQuery('kinh tế-xã hội')).toBe('kinh tế xã hội');
  expect(toInner('kinh tế - xã hội')).toBe('kinh tế^=- xã hội');
});

test('a query of signs has no words', () => {
  for (const typed of ['', '   ', '"', '<>', '***', '- / .']) expect(toInnerQuery(typed)).toBe('');
});

test('folding drops every mark', () => {
  expect(fold('Đặng Thùy Trâm, ƯỚC')).toBe('dang thuy tram, uoc');
});
