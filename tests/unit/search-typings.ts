import { fold } from '../../src/search/spelling.ts';
import { type Syllable, TONES } from './search-every-syllable.ts';

/** A way to type Vietnamese on a keyboard without its letters. */
export interface Method {
  /** The key of each of `TONES`. */
  tones: string;
  /** What is typed for a letter with a mark: its plain letter, then the key of the mark. */
  letters: Readonly<Record<string, string>>;
}

export const TELEX: Method = {
  tones: ' sfrxj',
  letters: { ă: 'aw', â: 'aa', ê: 'ee', ô: 'oo', ơ: 'ow', ư: 'uw', đ: 'dd', oo: 'ooo' },
};

export const VNI: Method = {
  tones: ' 12345',
  letters: { ă: 'a8', â: 'a6', ê: 'e6', ô: 'o6', ơ: 'o7', ư: 'u7', đ: 'd9' },
};

/**
 * The usual ways to type a syllable. In the first, that of textbooks, each mark follows its letter
 * and the tone comes last; in others the tone follows the vowels, marks come late, one `w` or `7`
 * is for both letters of `ươ`, or `w` alone is `ư`.
 */
export function typings(syllable: Syllable, { tones, letters }: Method): string[] {
  const { onset, nucleus, coda, tone } = syllable;
  const write = (text: string) => text.replace(/oo|./gu, (letter) => letters[letter] ?? letter);
  const toneKey = tones.charAt(TONES.indexOf(tone)).trim();
  const inPlace = [
    write(nucleus),
    write(nucleus).replace('uw', 'w'),
    write(nucleus.replace('ươ', 'uơ')),
    write(nucleus.replace('ươ', 'ưo')),
  ].flatMap((vowels) => [vowels + coda + toneKey, vowels + toneKey + coda]);
  const mark = write(/[ăâêôơư]/u.exec(nucleus)?.[0] ?? '').slice(1);
  const late = [coda + mark + toneKey, coda + toneKey + mark, toneKey + coda + mark];
  const ends = mark === '' ? inPlace : [...inPlace, ...late.map((end) => fold(nucleus) + end)];
  const bar = onset === 'đ' ? write(onset).slice(1) : '';
  const barredLate = bar === '' ? [] : ends.map((end) => `d${end}${bar}`);
  return [...new Set([...ends.map((end) => write(onset) + end), ...barredLate])];
}
