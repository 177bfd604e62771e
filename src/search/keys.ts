import { toSyllable } from './syllables.ts';

/**
 * What somebody meant who typed a word while the input method was off: `binhf` and `binh2` are
 * `bình`. Best first, without the word itself; nothing if no reading is a syllable, as for `qh15`.
 * The bar of `đ` may be missing, so that `duoc75` is `dược` or `được`.
 */
export function decodings(typed: string): string[] {
  const keys = typed.toLowerCase();
  const words = CODE.test(keys) ? [] : [...readTelex(keys), ...readVni(keys)];
  const barred = words.filter((word) => word.startsWith('d')).map((word) => `đ${word.slice(1)}`);
  return [...new Set([...words, ...barred])];
}

/** The syllable that these Telex keys make, if it is another word than the keys themselves. */
export const fromTelex = (keys: string): string | undefined => readTelex(keys.toLowerCase())[0];

/** The syllable that these VNI keys make, if it is another word than the keys themselves. */
export const fromVni = (keys: string): string | undefined => readVni(keys.toLowerCase())[0];

// Telex in terms of VNI. A vowel typed twice is a circumflex or two vowels (`ngoeo`), `ooo` is
// `oo`; `w` is a horn, a breve or, with no vowel to change, `ư`; `z` takes the tone back.
function readTelex(keys: string): string[] {
  if (!/^[a-z]+$/u.test(keys) || keys.length > LONGEST) return [];
  const numbered = keys
    .replace(/^d(.*)d/u, 'd9$1')
    .replace(/^([^aeouwy]*)w/u, '$1u7')
    .replace(/(?<=[aeiouy].*)(?:[sfrxj](.*))?z/u, '$1')
    .replace(/(?<=[aeiouy].*)[sfrxj]/gu, (key) => String(' sfrxj'.indexOf(key)));
  const circumflexed = numbered.replace(
    /(?<vowel>[aeo])(?<rest>.*?)\k<vowel>/u,
    '$<vowel>$<rest>6',
  );
  const readings = [circumflexed, numbered.replace('ooo', 'oo')].flatMap((reading) => [
    reading.replaceAll('w', '7'),
    reading.replaceAll('w', '8'),
  ]);
  return [...new Set([...new Set(readings)].flatMap(readDigits))].filter((word) => word !== keys);
}

const readVni = (keys: string): string[] =>
  /^[a-z]+\d[a-z\d]*$/u.test(keys) && keys.length <= LONGEST ? readDigits(keys) : [];

// Every syllable that letters and VNI digits make. A digit may come anywhere after the letter that
// it changes. One too many stays where it is, and what has a digit left is no syllable.
function readDigits(keys: string): string[] {
  const digit = /(?<=[aeiouy].*)[1-5]/u.exec(keys)?.[0] ?? '';
  const letters = keys.replace(digit, '').replace(/^d(.*)9/u, 'đ$1');
  const marked = new Set(MARKS.map(([typed, meant]) => letters.replace(typed, meant)));
  return [...marked].flatMap((word) => toSyllable(word, TONES[Number(digit)] ?? '') ?? []);
}

// Of a syllable's keys, with some to spare.
const LONGEST = 14;
const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];

// One 7 will do for both letters of `ươ`.
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/a(\D*)6/u, 'â$1'],
  [/e(\D*)6/u, 'ê$1'],
  [/o(\D*)6/u, 'ô$1'],
  [/a(\D*)8/u, 'ă$1'],
  [/u7?o(\D*)7|u7o/u, 'ươ$1'],
  [/u(\D*)7/u, 'ư$1'],
  [/o(\D*)7/u, 'ơ$1'],
];

// `A4`, `U17` and the like are names of things; but `y1` is more often `ý`, and `o73` is `ở`.
const CODE = /^(?:[a-x]\d|[a-np-x]\d\d)$/u;
