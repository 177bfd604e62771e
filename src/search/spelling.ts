/**
 * The index's inner spelling. Pagefind finds words by their folded form (marks dropped) and
 * prefers those whose exact form agrees, but it cannot fold `đ`, takes `hoà` and `hòa` for two
 * words, and takes punctuation outside ASCII for letters. So text is indexed in a spelling that
 * it handles well, and from which the text as written can be restored:
 *
 * - `đ` is `d` and U+0345, a mark that Pagefind keeps in the exact form and drops in the folded one;
 * - `oa oe uy` have the tone on the first vowel; `^'` follows where the text had it on the second;
 * - `^` and an ASCII sign stand for a sign outside ASCII;
 * - `^=` is a space before a lone sign, so that `tế - xã` are neighbours;
 * - `^+` says that the space before it is ours, so that `tế-xã` are two words.
 */
export function toInner(text: string): string {
  return text
    .normalize('NFC')
    .replace(UNWANTED, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\^/gu, '^^')
    .replace(/(?<!\S)_/gu, '^|')
    .replace(SIGNS, (sign) => `^${SIGN_CODES[sign] ?? ''}`)
    .replace(/(?<=\S) (?=[!-/:-@[-`{-~]+(?: |$))/gu, '^=')
    .replace(SEPARATED, '$& ^+')
    .replace(HYPHENATED, (whole, left: string, right: string) =>
      isSyllable(left) || isSyllable(right) ? `${whole} ^+` : whole,
    )
    .replace(WORD, (word) => {
      const usual = toUsualTone(word);
      return usual === word ? word : `${usual}^'`;
    })
    .replace(/đ/gu, 'd\u0345')
    .replace(/Đ/gu, 'D\u0345');
}

/** The text as written, from its inner spelling: `toInner` undone, but for runs of white space. */
export const fromInner = (inner: string) =>
  inner
    .replace(/d\u0345/gu, 'đ')
    .replace(/D\u0345/gu, 'Đ')
    .replace(/([\p{L}\p{M}]+)\^'/gu, (_, word: string) => toOtherTone(word))
    .replace(/ ?\^([^\s\p{L}\p{N}])/gu, (whole, code: string) =>
      code === '+' ? '' : (whole.startsWith(' ') ? ' ' : '') + (CODE_SIGNS[code] ?? ''),
    );

/** A query's words in the inner spelling of the index, in lower case, with single spaces. */
export const toInnerQuery = (text: string) =>
  text
    .normalize('NFC')
    .replace(UNWANTED, '')
    .toLowerCase()
    .replace(HYPHENATED, (whole, left: string, right: string) =>
      isSyllable(left) || isSyllable(right) ? ' ' : whole,
    )
    .replace(/(?<=\p{N}),(?=\p{N})|(?<=[\p{L}\p{N}])[-/.&_](?=[\p{L}\p{N}])/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .replace(WORD, toUsualTone)
    .replace(/đ/gu, 'd\u0345');

/** Text without any mark, in lower case: what all spellings of a word have in common. */
export const fold = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/gu, 'd');

/**
 * `hoà` becomes `hòa`, `thuý` `thúy`, `khoẻ` `khỏe`. Only open syllables in `oa oe uy` differ
 * between the two styles: `hoàn` and `quý` are written one way by everybody. Expects NFC.
 */
export const toUsualTone = (word: string) =>
  word.replace(LATE_TONE, (_, first: string, last: string) => {
    const [vowel = '', mark = ''] = last.normalize('NFD');
    return (first + mark).normalize('NFC') + vowel;
  });

const toOtherTone = (word: string) =>
  word.replace(EARLY_TONE, (_, first: string, last: string) => {
    const [vowel = '', mark = ''] = first.normalize('NFD');
    return vowel + (last + mark).normalize('NFC');
  });

// A letter with a mark other than đ: a Vietnamese word rather than a code such as `NQ-HĐND`.
const isSyllable = (letters: string) => /[^\p{ASCII}đĐ]/u.test(letters);

const LATE_TONE = /(?<!q)(o(?=[àáảãạèéẻẽẹ])|u(?=[ỳýỷỹỵ]))(.)$/iu;
const EARLY_TONE = /(?<!q)([òóỏõọ](?=[ae])|[ùúủũụ](?=y))(.)$/iu;

const WORD = /[\p{L}\p{M}]+/gu;
// Signs between two letters that part words: `phòng,chống`.
const SEPARATED = /(?<=\p{L})(?:\^[()<>.[\]*_-]|[,;:!?()"])+(?=\p{L})/gu;
const HYPHENATED = /(?<=(\p{L}+))[-/.](?=(\p{L}+))/gu;
// Marks and formatting characters that nobody sees, and the one mark the inner spelling needs.
const UNWANTED = /[\u0345\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const SIGN_CODES: Readonly<Record<string, string>> = {
  '“': '(',
  '”': ')',
  '‘': '<',
  '’': '>',
  '«': '[',
  '»': ']',
  '…': '.',
  '–': '-',
  '—': '_',
  '•': '*',
};
const CODE_SIGNS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(SIGN_CODES).map(([sign, code]) => [code, sign])),
  '^': '^',
  '|': '_',
  '=': ' ',
};
const SIGNS = new RegExp(`[${Object.keys(SIGN_CODES).join('')}]`, 'gu');
