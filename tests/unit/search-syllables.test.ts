import { expect, test } from 'vitest';
import { fold, toUsualTone } from '../../src/search/spelling.ts';
import {
  isPlainSyllable,
  isSyllable,
  toSyllable,
  toUsualVowel,
} from '../../src/search/syllables.ts';
import { everySyllable } from './search-every-syllable.ts';

const words = (text: string) => text.normalize('NFC').split(' ');

test('the words of an article are syllables, those borrowed or of names too', () => {
  const common =
    'ủy ban nhân dân tỉnh bình phước vì sự tiến bộ của phụ nữ bảo hiểm xã hội đẳng giới người lao ' +
    'động được thuế nghiệp nghề ghế gì giếng giữa già giặt quốc quý quyết quyển quỹ kỷ kĩ mỹ lý sĩ ' +
    'yêu yếu ý ở ấy uống ưu ướt khuya khuỷu ngoằn ngoèo nguệch huỳnh thuở huơ rượu hươu bưởi xoong ' +
    'moóc pin pa tuýp đắk lắk đăk kạn kông quới thy vy ngoáy xoáy loãng hoẵng uyên oanh im ít ỉa';
  for (const word of words(common)) expect(isSyllable(word), word).toBe(true);
});

test('what breaks a rule of spelling is no syllable', () => {
  const wrong =
    // The start does not go with the vowel.
    'cê cì gii giuyy ghà ngê ngiêng ghoa gê quô qun coa cuy iêu xyêu q ngy ' +
    // No such rhyme, or no vowel.
    'bâ bă bươ bơng bêng aong bưp uơn bưy ôô b ngh đ ' +
    // A stop in a tone that it does not bear.
    'mot bàc hoãch nhât tich nghiêp ' +
    // The tone on the wrong vowel, twice, or on a consonant.
    'bíêt ngừơi qúy gìa hòan gíup hóá ḿa ' +
    // Other languages, codes, nothing.
    'news class café pháp1 2020 a4 jáp dzũ hđnd tự-do ôtô';
  for (const word of [...words(wrong), '']) expect(isSyllable(word), word).toBe(false);
});

test('both places of the tone are right in open oa, oe and uy, and one in all others', () => {
  const wrong = EVERY.filter(({ onset, nucleus, coda, tone, spellings }) => {
    const isOpen = /^(?:oa|oe|uy)$/u.test(nucleus) && coda === '' && tone !== '';
    const usual = toSyllable((onset + nucleus + coda).normalize('NFC'), tone);
    const styles = isOpen && onset !== 'qu' ? 2 : 1;
    return spellings.length !== styles || spellings.some((word) => toUsualTone(word) !== usual);
  });
  expect(wrong).toEqual([]);
});

test('every syllable is a plain one once its marks are dropped', () => {
  expect(FOLDED.filter((word) => !isPlainSyllable(word))).toEqual([]);
});

test('letters without marks are a syllable only if marks can make them one', () => {
  const known = new Set(FOLDED);
  const tried = ONSETS.flatMap((onset) =>
    VOWELS.flatMap((vowels) => CODAS.map((coda) => onset + vowels + coda)),
  );
  expect(tried.filter((word) => isPlainSyllable(word) !== known.has(word))).toEqual([]);
  for (const word of words('binh dang thuong mot nguoi quoc nghiep giet'))
    expect(isPlainSyllable(word), word).toBe(true);
  for (const word of words('news ubnd bình 2020 data facebook w'))
    expect(isPlainSyllable(word), word).toBe(false);
});

test('words that schools spell with y or i have one form', () => {
  const pairs =
    'kỹ/kĩ lý/lí mỹ/mĩ hy/hi tỷ/tỉ sỹ/sĩ quý/quí quỳ/quì vỹ/vĩ kỳ/kì hỷ/hỉ tỵ/tị ky/ki quy/qui';
  for (const pair of words(pairs)) {
    const [y = '', i = ''] = pair.split('/');
    expect(toUsualVowel(y)).toBe(i);
    expect(toUsualVowel(i)).toBe(i);
  }
});

test('words that everybody spells with y keep it', () => {
  for (const word of words('y ý tế yêu tay thầy thúy thuý thy duy quyết quỳnh quay kiểm chị'))
    expect(toUsualVowel(word)).toBe(word);
});

const EVERY = everySyllable();
const FOLDED = EVERY.flatMap(({ spellings }) => spellings.map(fold));

const ONSETS = words('b c ch d g gh gi h k kh l ng ngh p ph q qu r th tr v x f gn w');
const LETTERS = [...'aeiouy'];
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
const VOWELS = [...LETTERS, ...PAIRS, ...PAIRS.flatMap((pair) => LETTERS.map((one) => pair + one))];
const CODAS = ['', ...words('c ch k m n ng nh p t s g')];
