import { LEGACY_LETTERS, type LegacyEncoding } from '../src/model/legacy-tables.ts';

/**
 * Writes text as people did before Unicode, by the inverse of the tables. TCVN3 has capitals with
 * tones in its own fonts only: there the small letter is written.
 */
export function toLegacy(text: string, encoding: LegacyEncoding): string {
  const inverse = new Map<string, string>();
  for (const [sign, letter] of LEGACY_LETTERS[encoding])
    if (!inverse.has(letter)) inverse.set(letter, sign);
  return [...text.normalize('NFC')]
    .map((letter) => inverse.get(letter) ?? inverse.get(letter.toLowerCase()) ?? letter)
    .join('');
}
