import { readCaption } from './word-captions.ts';
import { isAll, type Line, type TextLine } from './word-lines.ts';
import { isName } from './submission.ts';

/** What the last lines of a manuscript say of who made it, and the text before them. */
export interface Signature {
  byline?: string;
  photographer?: string;
  /** Short lines beside the name, which may be the unit. */
  unitWords: string[];
  body: Line[];
}

/**
 * Takes off the signature: up to three short lines at the end that are labelled (`Người viết:`,
 * `Tin, ảnh:`), set to the right, bold, or nothing but a name.
 */
export function readSignature(lines: readonly Line[]): Signature {
  const taken: TextLine[] = [];
  const body = [...lines];
  while (taken.length < 3) {
    const last = body.at(-1);
    if (last?.type !== 'text' || body.length < 2 || !isSignature(last, taken.length > 0)) break;
    if (isCaptionOf(last, body)) break;
    taken.unshift(last);
    body.pop();
  }
  const names = taken.map(({ text }) => {
    const [, label, name] = LABEL.exec(text) ?? [];
    return { label: label?.toLowerCase() ?? '', name: (name ?? text).replace(/[.,;]+$/u, '') };
  });
  const named =
    names.find(({ label }) => label !== '' && !/^ảnh$/u.test(label)) ??
    names.find(({ name, label }) => label === '' && (isName(name) || BOARD.test(name))) ??
    names.find(({ label }) => label === '');
  const byPhoto = names.find(({ label }) => label.includes('ảnh'));
  return {
    ...(named && { byline: expandBoard(named.name) }),
    ...(byPhoto && { photographer: byPhoto.name }),
    unitWords: names.filter((one) => one !== named).map(({ name }) => name),
    body,
  };
}

/** Whether a last line belongs to the picture above it rather than to the article. */
function isCaptionOf(line: TextLine, body: readonly Line[]): boolean {
  if (line.paragraph.align === 'right') return false;
  if (body.at(-2)?.type === 'picture') return readCaption(line, false) !== undefined;
  return body.at(-3)?.type === 'picture' && /^(?:ảnh|nguồn)/iu.test(line.text);
}

function isSignature(line: TextLine, isBefore: boolean): boolean {
  const { text, paragraph } = line;
  if (text.length > 90 || paragraph.list) return false;
  if (LABEL.test(text) || BOARD.test(text)) return true;
  if (/[!?…:;]$|\.\/\.$|\p{Ll}\.$/u.test(text)) return false;
  const isSet = paragraph.align === 'right' || paragraph.align === 'end';
  return isSet || isName(text) || (!isBefore && text.length <= 60 && isAll(line, 'isBold'));
}

const expandBoard = (name: string) => (/^BBT$/u.test(name) ? 'Ban biên tập' : name);

const BOARD = /^(?:BBT|Ban biên tập)\.?$/iu;
const LABEL =
  /^(người viết|tác giả|người thực hiện|thực hiện|tin(?:\s*(?:,|và|-|–|&)\s*ảnh)?|bài(?:\s*(?:,|và|-|–|&)\s*ảnh)?|tin,? bài|ảnh)\s*:\s*(\S.*)$/iu;
