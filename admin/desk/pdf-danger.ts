import { createInflate } from 'node:zlib';

/**
 * What keeps a PDF from being published, as the end of the sentence “Tệp … ”; undefined when
 * nothing does. Looks at the whole file and into everything that is packed in it, however names
 * are spelt there; that the file opens at all is for a reader of PDFs to say.
 */
export async function pdfDanger(bytes: Buffer): Promise<string | undefined> {
  const text = bytes.toString('latin1');
  const mixed = mixedWith(text);
  if (mixed) return `có lẫn ${mixed}`;
  const plain = dangerIn(text);
  if (plain) return plain;
  let unpacked = 0;
  for (const { 0: word, index } of text.matchAll(STREAM)) {
    const start = index + word.length;
    const isPacked = isZlib(bytes, start);
    const dictionary = unescaped(text.slice(Math.max(0, index - 4096), index));
    const own = dictionary.slice(dictionary.lastIndexOf('obj'));
    if (own.includes('/ObjStm') && (!isPacked || own.includes('/Predictor'))) return UNREADABLE;
    if (!isPacked) continue;
    let tail = '';
    for await (const chunk of inflated(bytes.subarray(start))) {
      unpacked += chunk.length;
      if (unpacked > MOST_UNPACKED) return UNREADABLE;
      const part = tail + chunk.toString('latin1');
      const found = dangerIn(part);
      if (found) return found;
      tail = part.slice(-LONGEST_NAME);
    }
  }
  return undefined;
}

// Bytes that other programs would take for something else than a PDF.
function mixedWith(text: string): string | undefined {
  const end = text.lastIndexOf('%%EOF');
  const outside = text.slice(0, 1024) + (end === -1 ? '' : text.slice(end));
  if (/<(?:!doctype\s|html|head|body|script|svg|iframe|\?php)/iu.test(outside)) return 'trang web';
  const closing = text.lastIndexOf('PK\u0005\u0006');
  const isZip = text.startsWith('PK') || (closing !== -1 && closing > text.length - 66_000);
  return isZip ? 'tệp nén ZIP' : undefined;
}

function dangerIn(text: string): string | undefined {
  const names = text.includes('#') ? unescaped(text) : text;
  return DANGERS.find(({ name }) => name.test(names))?.said;
}

// A name may be written with codes for its letters: /J#61vaScript.
const unescaped = (text: string) =>
  text.replace(/#([0-9a-f]{2})/giu, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

const named = (...names: string[]) =>
  new RegExp(String.raw`/(?:${names.join('|')})(?=[\s/<>()[\]{}%]|$)`, 'u');

const DANGERS = [
  { name: named('Encrypt'), said: 'bị khóa (đặt mật khẩu hoặc hạn chế quyền)' },
  { name: named('JavaScript', 'Rendition'), said: 'có chương trình JavaScript chạy khi mở' },
  { name: named('Launch', 'ImportData', 'SubmitForm', 'GoToE'), said: 'có lệnh mở chương trình' },
  { name: named('EmbeddedFiles?', 'RichMedia'), said: 'có tệp khác đính bên trong' },
];

const UNREADABLE = 'được nén theo cách không kiểm tra được';
const LONGEST_NAME = 64;
const STREAM = /stream(?:\r\n|\n|\r)/gu;
const MOST_UNPACKED = 1024 ** 3;

const isZlib = (bytes: Buffer, at: number) =>
  at + 2 <= bytes.length && (bytes.readUInt8(at) & 15) === 8 && bytes.readUInt16BE(at) % 31 === 0;

/** What is packed at the start of `bytes`, as far as it can be unpacked. */
async function* inflated(bytes: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflate();
  inflate.end(bytes);
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
  } catch {
    // A picture that looks packed and is not, or a broken end: what came before was looked at.
  }
}
