/**
 * The pictures of a document in RTF, in their order: Word puts them there, and only there in a form
 * that a browser is given. Undefined stands for a picture of a kind that pages cannot show (WMF, EMF).
 * Rich Text Format Specification 1.9.1, “Pictures”.
 */
export function rtfPictures(rtf: string): (Blob | undefined)[] {
  const pictures: (Blob | undefined)[] = [];
  const groups: Group[] = [];
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(rtf); token; token = TOKEN.exec(rtf)) {
    const [piece, word, number] = token;
    const group = groups.at(-1);
    if (piece === '{') groups.push({ isLeftOut: group?.isLeftOut ?? false });
    else if (piece === '}') {
      groups.pop();
      if (group?.hex) pictures.push(blobOf(group));
    } else if (word === 'bin') TOKEN.lastIndex += Math.max(0, Number(number ?? 0));
    else if (!group) continue;
    else if (word === undefined) group.hex?.push(piece);
    else if (LEFT_OUT.has(word)) group.isLeftOut = true;
    else if (word === 'pict' && !group.isLeftOut) group.hex = [];
    else if (TYPES[word]) group.type = TYPES[word];
  }
  return pictures;
}

/** Braces, control words, control symbols and text. */
const TOKEN = /[{}]|\\([a-z]+)(-?\d+)? ?|\\(?:'[0-9a-f]{2}|[^])|[^\\{}]+/giu;

/** The copy of a picture for old readers, and the pictures that bullets are. */
const LEFT_OUT = new Set(['nonshppict', 'listpicture']);

const TYPES: Record<string, string> = { pngblip: 'image/png', jpegblip: 'image/jpeg' };

interface Group {
  isLeftOut: boolean;
  /** The digits of a picture, in a group that is one. */
  hex?: string[];
  type?: string;
}

function blobOf({ hex = [], type }: Group): Blob | undefined {
  const digits = hex.join('').replace(/[^\da-f]+/giu, '');
  if (!type || digits.length === 0) return undefined;
  const bytes = new Uint8Array(digits.length >> 1);
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = (digitAt(digits, at * 2) << 4) | digitAt(digits, at * 2 + 1);
  return new Blob([bytes], { type });
}

/** What a digit of base 16 stands for. There are a hundred million: letters have a bit that figures have not. */
function digitAt(digits: string, at: number): number {
  const code = digits.charCodeAt(at);
  return (code & 15) + 9 * (code >> 6);
}
