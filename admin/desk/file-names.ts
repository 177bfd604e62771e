import { slugOf } from '../../src/slugs.ts';
import { Refusal } from './refusal.ts';

/** A name from outside as a sentence may show it: no signs that hide or turn text, and not long. */
export const shown = (name: string) =>
  name.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '').slice(0, 60) + (name.length > 60 ? '…' : '');

/** Names that no file of Windows can have, whatever its type. */
export const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)$/u;

/**
 * The part before the dot under which a file that was sent is kept: lower-case Latin letters,
 * digits and dashes, and with `keepsUnderscores` those. Refuses what leaves no usable name. The
 * error calls the file a `kind` and ends with `again`.
 */
export function keptStem(
  name: string,
  stem: string,
  { kind, again, keepsUnderscores = false }: KeptName,
): string {
  const kept = (keepsUnderscores ? stem.split('_') : [stem])
    .map((part) => slugOf(part, Infinity))
    .join('_')
    .replace(/^_+|_+$/gu, '');
  const refusal = (what: string, change: string) =>
    new Refusal(400, `Tên ${kind} “${shown(name)}” ${what}. Đổi tên tệp${change} rồi ${again}.`);
  if (kept === '' || /[/\\\p{Cc}]/u.test(name)) throw refusal('không dùng được', ' bằng chữ và số');
  if (kept.length > 100) throw refusal('dài quá 100 ký tự', ' cho ngắn');
  if (RESERVED_ON_WINDOWS.test(kept)) throw refusal('trùng với tên mà Windows dành riêng', '');
  return kept;
}

interface KeptName {
  /** “ảnh” or “tệp”. */
  kind: string;
  /** What to do once the file has another name: “tải lại”. */
  again: string;
  keepsUnderscores?: boolean;
}
