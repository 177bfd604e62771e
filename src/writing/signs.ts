import { quote } from '../model/issues.ts';
import { type Finding, findAll } from './finding.ts';

/** Spaces and quotation marks as they slip in while typing. */
export const doubtfulSigns = (text: string): Finding[] => [
  ...findAll(
    text,
    /(?<=\S)[ \u00a0]{2,}(?=\S)/gu,
    'spaces',
    () => 'Có hai dấu cách liền nhau. Xóa bớt một dấu.',
  ),
  ...findAll(
    text,
    /(?<=\p{L})[,;:!?](?=\p{L})|(?<=\p{Ll}{2})\.(?=\p{Lu}\p{Ll})/gu,
    'after-sign',
    (sign) => `Thiếu dấu cách sau dấu ${quote(sign)}. Thêm một dấu cách.`,
  ),
  ...straightQuotes(text),
];

// A pair is one slip, not two.
const straightQuotes = (text: string): Finding[] =>
  findAll(
    text,
    /"[^"\n]{0,200}"|"/gu,
    'quotes',
    (found) => `Dấu nháy thẳng ở ${quote(found)}. Dùng nháy cong “…” như trong văn bản in.`,
  );
