import { isUtf8 } from 'node:buffer';
import { repairText } from '../model/legacy-text.ts';
import { readDocx } from './docx.ts';
import { CONVERTED, plainParagraph, UnreadableFile, type WordText } from './word.ts';
import { toNfc } from '../nfc.ts';

/** Text of an article has some kilobytes. */
const MAX_TEXT = 1024 ** 2;

/**
 * Reads a file that a unit sends: a Word file, by its bytes, or plain text by its name.
 * @throws {UnreadableFile}
 */
export async function readManuscriptFile(name: string, bytes: Buffer): Promise<WordText> {
  if (!/\.txt$/iu.test(name)) return readDocx(bytes);
  if (bytes.length > MAX_TEXT)
    throw new UnreadableFile('Tệp chữ lớn hơn 1 MB. Một bài không dài như vậy, hãy chọn lại tệp.');
  const { text, encoding } = repairText(decode(bytes));
  return {
    blocks: text.split(/\r\n?|[\n\u2028\u2029\u0085]/u).map((line) => plainParagraph(line)),
    pictures: [],
    flags: encoding ? [CONVERTED] : [],
  };
}

/** Text of any encoding that Windows Notepad writes, or that old Vietnamese fonts were typed in. */
function decode(bytes: Buffer): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = isWide
    ? bytes.toString('utf16le')
    : bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
  if (text.includes('\0'))
    throw new UnreadableFile(
      'Tệp không phải văn bản. Lưu bài thành tệp .docx, hoặc tệp .txt theo bảng mã UTF-8.',
    );
  const isUnknown = !isWide && !isUtf8(bytes) && repairText(text).encoding === undefined;
  if (isUnknown)
    throw new UnreadableFile(
      'Tệp có chữ không theo bảng mã UTF-8, TCVN3 hay VNI. Mở tệp bằng Word và lưu lại thành .docx.',
    );
  return toNfc(text.replace(/^\uFEFF/u, ''));
}
