import { quote } from '../model/issues.ts';
import { type Finding, findAll } from './finding.ts';

/**
 * Abbreviations that the glossary does not know and the text does not write out where it first
 * uses them. `known` are the glossary's.
 */
export function unknownAbbreviations(text: string, known: ReadonlySet<string>): Finding[] {
  const seen = new Set<string>();
  return findAll(
    text,
    ABBREVIATION,
    'abbreviation',
    (found) =>
      `Chữ viết tắt ${quote(found)} chưa được viết đầy đủ ở chỗ dùng đầu tiên và chưa có trong bảng từ viết tắt. Viết đầy đủ kèm chữ tắt trong ngoặc, hoặc thêm vào bảng.`,
  ).filter(({ index, length }) => {
    const word = text.slice(index, index + length);
    if (seen.has(word)) return false;
    seen.add(word);
    if (known.has(word) || COMMON.has(word) || ROMAN.test(word)) return false;
    return !isWrittenOut(text, index, length) && !isShouted(text, index, length);
  });
}

// Capitals without tone marks. Not inside a word or a number of a document: “241/BHXH-TCCB”.
const ABBREVIATION =
  /(?<![\p{L}\p{M}\p{N}/&.-])[A-ZĐƯƠÂ]{2,10}(?:-[A-ZĐƯƠÂ]{2,10})*(?![\p{L}\p{M}\p{N}/&-])/gu;

const ROMAN = /^[IVXLC]+$/u;

// What every reader knows, and units.
const COMMON = new Set(
  'TP VN TS PGS GS USD VND EU COVID HIV AIDS TV PDF SMS QR ASEAN UNICEF UNESCO UNFPA WHO ILO LHQ WCAG AA'.split(
    ' ',
  ),
);

// “vì sự tiến bộ phụ nữ (VSTBPN)”, or the other way round: “VSTBPN (vì sự tiến bộ phụ nữ)”.
function isWrittenOut(text: string, index: number, length: number): boolean {
  const before = text.slice(Math.max(0, index - 30), index);
  const after = text.slice(index + length, index + length + 30);
  const isInside = /\((?:gọi tắt là|viết tắt là|sau đây gọi là|dưới đây gọi là|gọi là)?[\s“"]*$/iu;
  return isInside.test(before) || /^\s*\(\s*\p{L}+\s+\p{L}/u.test(after);
}

/** Whether it stands in a run of words in capitals, such as a heading. */
function isShouted(text: string, index: number, length: number): boolean {
  const words = /(?:^|[\s“"(])(\p{Lu}{2,})[\s,:”")]*$/u.exec(text.slice(0, index));
  const next = /^[\s,:”")]+(\p{Lu}{2,})(?!\p{Ll})/u.exec(text.slice(index + length));
  return [words?.[1], next?.[1]].some(
    (word) => word !== undefined && TONED.test(word.normalize('NFD')),
  );
}

// A word in capitals, not an abbreviation: it has a tone or a hat.
const TONED = /[\u0300\u0301\u0303\u0309\u0323\u0302\u0306]/u;
