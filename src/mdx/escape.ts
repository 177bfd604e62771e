/**
 * Markdown/MDX source that renders exactly as the plain text of one paragraph or line.
 * Escapes only what would be taken for syntax, so that the source stays readable.
 * White space runs become one space; control and hidden direction characters are dropped.
 */
export const escapeText = (text: string): string =>
  escapeLineStart(cleanText(text).replace(/[^ ]+/gu, escapeWord)).replace(/(?<= )#+$/u, '\\$&');

/** Characters that no text may hold: controls, marks that reverse the reading order, half characters. */
export const FORBIDDEN_CHARACTERS =
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFE\uFFFF\p{Surrogate}]/u;

/** Finds the first character that no text may hold. */
export const forbiddenIn = (text: string): RegExpExecArray | null =>
  UNUSUAL.test(text) ? FORBIDDEN_CHARACTERS.exec(text) : null;

// Whole code points are slow to search for; nearly every text is cleared by this at once.
const UNUSUAL = /[^\n\t -~\xA0-\u061B\u061D-\u200D\u2010-\u2029\u202F-\u2065\u206A-\uD7FF]/;

const EVERY_FORBIDDEN_CHARACTER = new RegExp(FORBIDDEN_CHARACTERS, 'gu');

/** The text with plain spaces for its white space, without characters that no text may hold. */
export const dropForbidden = (text: string) =>
  text.replace(/[^\S\u00A0\u3000]+|\x85/gu, ' ').replace(EVERY_FORBIDDEN_CHARACTER, '');

const cleanText = (text: string) =>
  dropForbidden(text).replace(/ {2,}/gu, ' ').trim().normalize('NFC');

function escapeWord(word: string): string {
  if (!/[\\`[*~_&<{}|]/u.test(word) || /^[*_~]$/u.test(word)) return word;
  const escaped = word
    .replace(/[\\`[*~]|(?<![a-z0-9])_|_(?![a-z0-9])/giu, '\\$&')
    .replace(/&(?=[a-z#])/giu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/\{/gu, '&#123;')
    .replace(/\}/gu, '&#125;');
  // An address is read raw, escapes and all, unless its own start is escaped too; in a table a bar
  // is escaped.
  return escaped === word && !word.includes('|')
    ? word
    : escaped.replace(/https?(?=:)|www(?=\.)/giu, '$&\\');
}

const escapeLineStart = (line: string) =>
  line
    .replace(/^(?:#{1,6}(?= |$)|>|[-+*](?= |$)|[-=*_+:|](?=[ |:=*_+-]*$))/u, '\\$&')
    .replace(/^\d{1,9}(?=[.)](?: |$))/u, '$&\\')
    .replace(/^[ie](?=(?:mport|xport)(?![\p{L}\p{N}]))/u, (letter) => `&#${letter.charCodeAt(0)};`);
