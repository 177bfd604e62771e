import { isName } from './submission.ts';
import { isAll, type TextLine } from './word-lines.ts';

/** What a line under a picture says of it. */
export interface Caption {
  caption?: string;
  credit?: string;
}

/**
 * Reads a line under a picture: `Ảnh: chú thích (nguồn)`, `Ảnh minh họa: …`, `Ảnh: Mỹ Như`, or a
 * short centred or italic line. Undefined when the line belongs to the text.
 * @param hasCaption whether the picture has its caption, so that only a credit can follow
 */
export function readCaption(line: TextLine, hasCaption: boolean): Caption | undefined {
  const [, label = '', rest = ''] = LABEL.exec(line.text) ?? [];
  if (hasCaption)
    return /^(?:ảnh|nguồn)/iu.test(label) && rest !== '' ? { credit: rest } : undefined;
  if (label !== '') {
    if (/^nguồn/iu.test(label)) return rest === '' ? undefined : { credit: rest };
    if (/minh họa|minh hoạ/iu.test(label)) {
      const { caption, credit } = split(rest, true);
      return {
        caption: caption ? `Ảnh minh họa: ${caption}` : 'Ảnh minh họa',
        ...(credit && { credit }),
      };
    }
    if (/^ảnh$/iu.test(label) && isName(rest)) return { credit: rest };
    return rest === '' ? undefined : split(rest, true);
  }
  const isShort = line.text.length <= 200 && !line.paragraph.list;
  const isSet =
    line.paragraph.style === 'caption' ||
    line.paragraph.align === 'center' ||
    isAll(line, 'isItalic');
  return isShort && isSet && !line.paragraph.style.startsWith('heading')
    ? split(line.text, false)
    : undefined;
}

/**
 * The caption and who took the picture: after `Ảnh:` or `Nguồn:` at its end, or in brackets; under
 * a line that is labelled as the template asks, any brackets hold the source.
 */
function split(text: string, isLabelled: boolean): Caption {
  const match = CREDIT.exec(text) ?? (isLabelled ? BRACKETS.exec(text) : null);
  const caption = match?.[1]?.trim();
  const credit = match?.[2]?.trim().replace(/\.$/u, '');
  if (caption === undefined || !credit || credit.length > 120) return { caption: text };
  return caption === '' ? { credit } : { caption, credit };
}

const CREDIT = /^(.*?)[\s.,;–-]*\(?(?<!\p{L})(?:ảnh|nguồn)\s*:\s*([^()]+)\)?\s*\.?$/iu;
const BRACKETS = /^(.*?)\s*\(([^()]+)\)\s*\.?$/u;
const LABEL =
  /^((?:ảnh|hình)(?: minh h(?:ọa|oạ))?(?: \d+)?|hình ảnh|chú thích(?: ảnh)?|nguồn(?: ảnh)?)\s*(?:[:.]\s*|$)(.*)$/iu;
