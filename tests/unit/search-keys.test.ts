import { expect, test } from 'vitest';
import { decodings, fromTelex, fromVni } from '../../src/search/keys.ts';
import { toUsualTone } from '../../src/search/spelling.ts';
import { isSyllable } from '../../src/search/syllables.ts';
import { everySyllable } from './search-every-syllable.ts';
import { type Method, TELEX, typings, VNI } from './search-typings.ts';

test('a word typed in Telex is read, whatever the order of its keys', () => {
  const typed = {
    bình: 'binhf bifnh BINHF BifNh',
    hòa: 'hoaf hofa',
    tư: 'tw tuw TW',
    từ: 'twf tuwf tufw',
    người: 'nguwowif nguowif nguoiwf nguwoif nguoifw ngwowif nguowfi',
    được: 'dduwowcj dduowcj duowcjd duocwdj DDuwowcj',
    đẳng: 'ddawngr dangwrd ddanwgr',
    nhân: 'nhaan nhana',
    đang: 'ddang dangd',
    mưa: 'muaw muwa mwa',
    quăn: 'quawn quanw',
    giường: 'giuwowngf giwowngf giuongwf',
    thuở: 'thuowr',
    tiếng: 'tieengs tienges tieesng tiesnge',
    ngoèo: 'ngoeof',
    xoong: 'xooong',
    gì: 'gif',
    binh: 'binhfz binhz',
  };
  for (const [word, ways] of Object.entries(typed))
    for (const keys of ways.split(' ')) expect(fromTelex(keys), keys).toBe(word);
});

test('a word typed in VNI is read, whatever the order of its digits', () => {
  const typed = {
    bình: 'binh2 bi2nh BINH2',
    đẳng: 'd9ang83 d9a83ng d9a8ng3 dang389',
    người: 'ngu7o7i2 nguoi72 nguo7i2 ngu7oi2 nguoi27',
    được: 'd9uoc75 d9u7o7c5 duoc975 duoc759',
    dược: 'duoc75',
    thuở: 'thuo73 thuo37',
    tiếng: 'tie6ng1 tieng61 tie61ng',
    ở: 'o73',
  };
  for (const [word, ways] of Object.entries(typed))
    for (const keys of ways.split(' ')) expect(fromVni(keys), keys).toBe(word);
});

test('every syllable comes back from its Telex keys, in either style of the tone', () => {
  expect(unread(TELEX, fromTelex)).toEqual([]);
});

test('every syllable comes back from its VNI keys, in either style of the tone', () => {
  expect(unread(VNI, fromVni)).toEqual([]);
});

test('the word as its keys have it comes first', () => {
  expect(decodings('binhf')).toEqual(['bình']);
  expect(decodings('BINH2')).toEqual(['bình']);
  expect(decodings('y1')).toEqual(['ý']);
  expect(decodings('o73')).toEqual(['ở']);
  expect(decodings('xoongf')).toEqual(['xồng', 'xoòng']);
});

test('the bar of đ may be forgotten', () => {
  expect(decodings('duoc75')).toEqual(['dược', 'được']);
  expect(decodings('duwowcj')).toEqual(['dược', 'được']);
  expect(decodings('dduwowcj')).toEqual(['được']);
});

test('a word that needs no reading has none', () => {
  const plain = 'binh dang thuong bình đẳng được người ngoeo khuyu nguoi a y oeo';
  for (const word of plain.split(' ')) expect(decodings(word), word).toEqual([]);
});

test('numbers and codes are not words', () => {
  const codes =
    '241/BHXH-TCCB 241 2020 16/3/2020 61,3% covid19 covid-19 nd98 qh15 QH15 202/2025/QH15 a4 A3 b1 ' +
    'h5n1 4x4 1a u23 u17 b12 tt24 nq202 nam2025 c02 mp3 w3 5g g7 binh22 b2inh t5 bd9 đang83 - _ 0';
  for (const code of [...codes.split(' '), '', ' ', 'binhf dawngr', 'f'.repeat(100_000)])
    expect(decodings(code), code).toEqual([]);
});

test('of everyday English and abbreviations only what makes a syllable is read', () => {
  const others =
    'news UBND BHXH HDND TCCB facebook google zalo website email internet online video covid class ' +
    'data law new office windows word excel file download free world bank asean wto apec unicef ' +
    'trump support service user login password share team sport chart style press https www gov vn ' +
    'com pdf docx html css usd vnd TPHCM KTXH QDND NXB';
  expect(others.split(' ').filter((word) => decodings(word).length > 0)).toEqual([]);
  expect(decodings('test')).toEqual(['tét']);
  expect(decodings('door')).toEqual(['dổ', 'đổ']);
  expect(decodings('is')).toEqual(['í']);
});

test('a reading is always a syllable other than what was typed, and there are few', () => {
  const keys = [...'abdegnotuwyrz', '1', '6', '7', '9'];
  const pairs = keys.flatMap((first) => keys.map((second) => first + second));
  const typed = pairs.flatMap((first) => pairs.map((second) => first + second));
  const wrong = [...typed, ...EVERY.flatMap((one) => typings(one, TELEX))].filter((word) => {
    const read = decodings(word);
    return (
      read.length > 4 ||
      read.length > new Set(read).size ||
      read.some((one) => one === word || !isSyllable(one) || toUsualTone(one) !== one)
    );
  });
  expect(wrong).toEqual([]);
});

function unread(method: Method, read: (keys: string) => string | undefined) {
  return EVERY.flatMap((syllable) => {
    const [textbook = '', ...others] = typings(syllable, method);
    const [word] = syllable.spellings.map(toUsualTone);
    return [textbook, textbook.toUpperCase(), ...others]
      .map((keys) => ({ keys, word, read: read(keys) }))
      .filter(({ keys, read }) => read !== (keys.toLowerCase() === word ? undefined : word));
  });
}

const EVERY = everySyllable();
