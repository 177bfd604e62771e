/**
 * Text with no more than 30 marks on one letter, which no writing has (UAX #15, Stream-Safe Text
 * Format): putting a million of them into their order takes hours.
 */
export const streamSafe = (text: string): string =>
  MAYBE_MARKS.test(text) ? text.replace(/(\p{M}{30})\p{M}+/gu, '$1') : text;

// Asking of each letter whether it is a mark takes most of the time in which 10,000 texts are read.
// All marks, and the halves of those beyond 16 bits, stand from U+0300 on, and none of them among
// the letters of Vietnamese (U+1E00 to U+1EFF).
const MAYBE_MARKS = /[\u0300-\u1DFF\u1F00-\uFFFF]{31}/;

/** Text in NFC. */
export const toNfc = (text: string): string => streamSafe(text).normalize('NFC');
