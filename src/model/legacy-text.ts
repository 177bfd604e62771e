import { isSyllable } from '../search/syllables.ts';
import { LEGACY_LETTERS, type LegacyEncoding } from './legacy-tables.ts';
import { toNfc } from '../nfc.ts';

export type { LegacyEncoding } from './legacy-tables.ts';

/**
 * In which old encoding a text, or one of its lines, is written: judged by how many of its words
 * are Vietnamese syllables once converted, and how many are as they stand. Works in the browser too.
 */
export function looksLegacy(text: string): LegacyEncoding | undefined {
  if (!LEGACY_LETTER.test(text)) return undefined;
  for (const line of toNfc(text).split('\n')) {
    const encoding = LEGACY_LETTER.test(line) ? encodingOf(line) : undefined;
    if (encoding) return encoding;
  }
  return undefined;
}

/** Converts all of a text that is known to be legacy, such as what stands in a legacy font. */
export const fromLegacy = (text: string, encoding: LegacyEncoding): string =>
  text.replace(SIGNS[encoding], (sign) => LEGACY_LETTERS[encoding].get(sign) ?? sign);

/**
 * Converts those lines of a text that are legacy; lines in Unicode and foreign words stay as they
 * are. Gives the same text back when there is nothing to convert.
 */
export function repairText(text: string): { text: string; encoding: LegacyEncoding | undefined } {
  const encoding = looksLegacy(text);
  if (!encoding) return { text, encoding };
  const repaired = text.split('\n').map((line) => {
    const { converted, asIs } = countSyllables(toNfc(line), encoding);
    const isLegacy = !BEYOND_LATIN.test(toNfc(line)) && converted > 0;
    return encodingOf(line) === encoding || (isLegacy && converted >= asIs)
      ? line.replace(WORD, (word) => repairWord(word, encoding))
      : line;
  });
  return { text: repaired.join('\n'), encoding };
}

/**
 * Whether text in a legacy font is legacy indeed. Some people type Unicode in such a font; where
 * both readings are as good, the font decides.
 */
export function isLegacyInFont(text: string, encoding: LegacyEncoding): boolean {
  const { converted, asIs } = countSyllables(toNfc(text), encoding);
  return BEYOND_LATIN.test(toNfc(text)) ? converted > asIs : converted >= asIs;
}

function encodingOf(line: string): LegacyEncoding | undefined {
  return ENCODINGS.find((encoding) => {
    const { words, converted, asIs, unicode } = countSyllables(line, encoding);
    return converted >= 2 && converted > asIs && converted >= words * 0.6 && converted > unicode;
  });
}

/** Different words with letters that legacy fonts use, and how many are syllables in each reading. */
function countSyllables(line: string, encoding: LegacyEncoding) {
  const found = new Set(line.match(WORD));
  const words = [...found].filter((word) => isSuspicious(word));
  return {
    words: words.length,
    converted: words.filter((word) => isReadable(word, encoding)).length,
    asIs: words.filter((word) => isWord(word) && USUAL_CASE.test(word)).length,
    unicode: [...found].filter((word) => BEYOND_LATIN.test(word)).length,
  };
}

function repairWord(word: string, encoding: LegacyEncoding): string {
  if (!LEGACY_LETTER.test(word) || BEYOND_LATIN.test(word) || LONE_SIGN.test(word)) return word;
  // `QÑ` is no syllable but an abbreviation, and `Q§` holds a sign that no foreign word has.
  const isForeign = /^\p{L}+$/u.test(word) && word !== word.toUpperCase();
  return isReadable(word, encoding) || !isForeign ? fromLegacy(word, encoding) : word;
}

/** Whether a word is a syllable once converted, with no letter left that the encoding lacks. */
const isReadable = (word: string, encoding: LegacyEncoding) =>
  !LEGACY_LETTER.test(word.replace(SIGNS[encoding], '')) && isWord(fromLegacy(word, encoding));

const isWord = (word: string) => isSyllable(word.toLowerCase());

// Without a plain letter it may be a sign such as ©; a letter beyond Latin-1 is Unicode.
const isSuspicious = (word: string) =>
  LEGACY_LETTER.test(word) && /[a-z]/iu.test(word) && !BEYOND_LATIN.test(word);

const ENCODINGS = ['tcvn3', 'vni'] as const;
const LEGACY_LETTER = /[\xA1-\xFE]/u;
const BEYOND_LATIN = /[\u0100-\u01B4\u1EA0-\u1EF9]/u;
const LONE_SIGN = /^\P{L}$/u;
const WORD = /[a-z\xA1-\xFE\u0100-\u01B4\u1EA0-\u1EF9]+/giu;
const USUAL_CASE = /^(?:\P{Lu}*|\p{Lu}\P{Lu}*|\P{Ll}*)$/u;

const signsOf = (encoding: LegacyEncoding) =>
  new RegExp(
    [...LEGACY_LETTERS[encoding].keys()].toSorted((a, b) => b.length - a.length).join('|'),
    'gu',
  );
const SIGNS = { tcvn3: signsOf('tcvn3'), vni: signsOf('vni') };
