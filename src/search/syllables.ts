import { fold, toUsualTone } from './spelling.ts';

/**
 * Whether a word can be a Vietnamese syllable by the rules of quốc ngữ, whether or not it is a word
 * that somebody uses. Expects NFC and lower case; the tone may stand where either style puts it.
 */
export function isSyllable(word: string): boolean {
  const letters = word.normalize('NFD');
  const [tone = ''] = TONE.exec(letters) ?? [];
  return toSyllable(letters.replace(TONE, '').normalize('NFC'), tone) === toUsualTone(word);
}

/** Whether letters without marks are what is left of a syllable: `binh`, `dang`, `thuong`. */
export const isPlainSyllable = (word: string): boolean => PLAIN.test(word);

/**
 * The syllable with these letters, such as `hoa` or `đương`, and this combining mark as its tone
 * (none if empty), which stands where the usual style puts it; nothing if there is no such syllable.
 */
export const toSyllable = (letters: string, tone: string): string | undefined =>
  SYLLABLE.test(letters) && (tone === SHARP || tone === HEAVY || !STOPPED.test(letters))
    ? letters.replace(CARRIER, `$&${tone}`).normalize('NFC')
    : undefined;

/**
 * One form of words that schools spell in two ways: `kỹ` becomes `kĩ`, `lý` `lí`, `quý` `quí`,
 * and `ky` `ki`. It is `i` because most such words are written so by everybody (`thi`, `vì`, `hi`),
 * hence few change. `mì` and `mỳ` are the same to it, so it makes keys, never text to be shown.
 */
export const toUsualVowel = (word: string): string =>
  word.replace(FINAL_Y, (y) => y.normalize('NFD').replace('y', 'i').normalize('NFC'));

/** `toUsualVowel` undone: `kĩ` as other schools write it; other words stay as they are. */
export const toOtherVowel = (word: string): string =>
  word.replace(FINAL_I, (i) => i.normalize('NFD').replace('i', 'y').normalize('NFC'));

const SHARP = '\u0301';
const HEAVY = '\u0323';
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u;

// `k` stands before any vowel in names only: Bắc Kạn, Hồng Kông.
const ONSETS = [
  '[bdđhklmnprstvx]?|[ckpt]h|nh|tr',
  '(?:c(?!oa|oă|oe|uy|uê)|n?g)(?=[aăâoôơuư])',
  'n?gh(?=[eêi])',
  'gi(?=[^iy])|g(?=i)',
  'qu(?=[aăâeêiy]|ơi?$|ôc$)',
];
// With what may follow each vowel. `ăk` is in the names of places, such as Đắk Lắk.
const RHYMES = [
  'o?a(?:n[gh]?|ch?|[mptioy])?|au',
  'o?ă(?:ng?|[cmpt])|ăk',
  'u?â(?:ng?|[cmpty])|âu',
  'o?e(?:ng?|[cmpto])?',
  'u?ê(?:nh?|ch|[mptu])?',
  'i(?:nh?|ch|[mptau])?',
  '(?:(?<!^)i|(?<=^)y)ê(?:ng?|[cmptu])',
  '[oô](?:ng?|[cmpti])?|oo(?:ng|c)',
  'ơ[mnpti]?|uơ',
  'u(?:ng?|[cmptai])?',
  'uô(?:ng?|[cmpti])',
  'ư(?:ng?|[cmtaiu])?',
  'ươ(?:ng?|[cmptiu])',
  '(?:u|(?<=qu))y(?:nh?|ch|[ptau]|ê[nt])?',
  '(?<=^(?:[hklmnstv]|th)?)y',
];
const SYLLABLE = new RegExp(`^(?:${ONSETS.join('|')})(?:${RHYMES.join('|')})$`, 'u');
const PLAIN = new RegExp(fold(SYLLABLE.source), 'u');

// These end a syllable in the sharp or the heavy tone only.
const STOPPED = /(?:[cpt]|ch)$/u;
// The vowel that the tone stands on: the marked one; else the last before a consonant, the first
// of two or the second of three at the end. The `u` of `qu` and the `i` of `gia` are no vowels.
const CARRIER =
  /[ăâêôơư](?!ơ)|(?!.*[ăâêôơư])(?!(?<=^q)u|(?<=^g)i[aeou])[aeiouy](?=[aeiouy]?$|[^aeiouy])/u;

const FINAL_Y = /(?<=^(?:[hklmstv]|qu))[yýỳỷỹỵ]$/u;
const FINAL_I = /(?<=^(?:[hklmstv]|qu))[iíìỉĩị]$/u;
