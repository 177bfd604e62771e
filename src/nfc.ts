/**
 * Text with no more than 30 marks on one letter, which no writing has (UAX #15, Stream-Safe Text
 * Format): putting a million of them into their order takes hours.
 */
export const streamSafe = (text: string): string => text.replace(/(\p{M}{30})\p{M}+/gu, '$1');

/** Text in NFC. */
export const toNfc = (text: string): string => streamSafe(text).normalize('NFC');
