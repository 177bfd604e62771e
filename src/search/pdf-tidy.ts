/**
 * The lines of a PDF as running text: NFC, single spaces, words that a line's end divides made
 * whole. A hyphen goes where it parts a word in two (`infor-`, `mation`), and stays where it is the
 * word's own (`BHXH-`, `TCCB`): Vietnamese divides no syllable.
 */
export const tidyText = (raw: string): string =>
  raw
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/\u00AD ?\n ?/gu, '')
    .replace(/\u00AD/gu, '')
    .replace(/(?<=([a-z]+))[-\u2010] ?\n ?(?=([a-z]+))/gu, (hyphen, left, right, offset, whole) =>
      isWholeWord(whole, offset, hyphen.length, left, right) ? '' : '-',
    )
    .replace(/(?<=[\p{L}\p{N}][-/\u2010]) ?\n ?(?=[\p{L}\p{N}])/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

// Letters with marks on either side make it Vietnamese: `tế-`, `xã` are two words.
function isWholeWord(whole: string, offset: number, length: number, left: string, right: string) {
  const isLetter = (sign: string | undefined) => sign !== undefined && /\p{L}/u.test(sign);
  return (
    !isLetter(whole[offset - left.length - 1]) && !isLetter(whole[offset + length + right.length])
  );
}

/**
 * Whether a text was written with a typeface that draws Vietnamese over the letters and signs of
 * Western Europe (TCVN3, VNI): `Céng hßa x· héi` is `Cộng hòa xã hội`. Its words cannot be found.
 */
export function hasOldFont(text: string): boolean {
  const words = text.match(/\S+/gu) ?? [];
  const odd = words.filter((word) => OLD_FONT.test(word)).length;
  return odd > words.length / 20 && odd > 2 && !MARKED.test(text);
}

// Letters that Vietnamese lacks and signs that never touch a letter, as the old fonts use them.
const OLD_FONT = /[ßåäöüëïîûçñøæœ]|\p{L}[·¸¹µ¶®©ª«¬¨­]|[®¦§]\p{L}|[a-z][ÙØÛÕÏÀÁÂÃÄÅÈÉÊËÔ]/u;
// Letters that only Unicode has: `ơ`, `ư`, and all with two marks or a dot below.
const MARKED = /[ơưƠƯ\u1ea0-\u1ef9]/u;
// Control characters, formatting characters, and what a font without a list of its letters yields.
const INVISIBLE = /[^\P{C}\n\t\u00AD]/gu;
