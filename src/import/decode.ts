import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { repairText } from '../model/legacy-text.ts';
import { failed, problemAt, type Reading } from './report.ts';
import { toNfc } from '../nfc.ts';

/** One article as text is some kilobytes; more than this is not an article. */
const MAX_TEXT_BYTES = 1024 ** 2;
const MAX_JSONL_BYTES = 400 * 1024 ** 2;

/**
 * The text of a file as one NFC string with `\n` line ends and no byte order mark.
 * @param file ends in `.txt`, `.jsonl` or `.jsonl.gz`
 */
export async function decodeFile(file: string): Promise<Reading<string>> {
  const kind = /\.(txt|jsonl|jsonl\.gz)$/iu.exec(file)?.[1]?.toLowerCase();
  const found = await stat(file).catch((cause: NodeJS.ErrnoException) => cause);
  if (found instanceof Error)
    return fail(
      file,
      found.code === 'ENOENT'
        ? 'Không có tệp này. Kiểm tra lại tên tệp và thư mục.'
        : `Không mở được tệp này (${found.code}). Kiểm tra quyền đọc tệp.`,
    );
  if (found.isDirectory())
    return fail(file, 'Đây là thư mục, không phải tệp. Ghi tên từng tệp cần nhập.');
  if (!kind)
    return fail(
      file,
      'Không nhập được dạng tệp này. Lưu bài thành tệp .docx, .txt, .jsonl hoặc .jsonl.gz.',
    );
  const limit = kind === 'txt' ? MAX_TEXT_BYTES : MAX_JSONL_BYTES;
  if (found.size > limit) return tooBig(file, limit);
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => cause);
  if (bytes instanceof Error)
    return fail(file, `Không đọc được tệp này (${bytes.code}). Kiểm tra quyền đọc tệp.`);
  return kind === 'jsonl.gz' ? unzip(file, bytes) : decodeBytes(file, bytes);
}

function unzip(file: string, bytes: Buffer): Reading<string> {
  try {
    return decodeBytes(file, gunzipSync(bytes, { maxOutputLength: MAX_JSONL_BYTES }));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      return tooBig(file, MAX_JSONL_BYTES);
    return fail(file, 'Tệp nén bị hỏng hoặc không phải gzip. Nén lại tệp .jsonl bằng gzip.');
  }
}

function decodeBytes(file: string, bytes: Buffer): Reading<string> {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return fail(file, 'Tệp được lưu theo bảng mã UTF-16. Mở tệp và lưu lại theo bảng mã UTF-8.');
  // Old fonts were typed in one byte a letter.
  const isText = /\.txt$/iu.test(file);
  const legacy = isText && !isUtf8(bytes) ? repairText(bytes.toString('latin1')) : undefined;
  if (!isUtf8(bytes) && !legacy?.encoding)
    return fail(
      file,
      'Dòng này có chữ không theo bảng mã UTF-8. Mở tệp bằng đúng phông chữ cũ rồi lưu lại theo bảng mã UTF-8 (Unicode).',
      firstBadLine(bytes),
    );
  const read = legacy?.text ?? bytes.toString('utf8').replace(/^\uFEFF/u, '');
  const text = isText ? repairText(read).text : read;
  if (text.trim() === '') return fail(file, 'Tệp trống. Ghi bài vào tệp rồi nhập lại.');
  const zero = text.indexOf('\0');
  if (zero >= 0)
    return fail(
      file,
      'Dòng này có ký tự số 0, không phải văn bản. Lưu bài thành tệp văn bản UTF-8.',
      text.slice(0, zero).split('\n').length,
    );
  return {
    items: [toNfc(text.replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n'))],
    problems: [],
  };
}

// No byte of a longer UTF-8 character is a line end, so lines can be judged one by one.
function firstBadLine(bytes: Buffer): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}

const tooBig = (file: string, limit: number) =>
  fail(file, `Tệp lớn hơn ${limit / 1024 ** 2} MB. Chia thành nhiều tệp nhỏ hơn.`);

const fail = (file: string, message: string, line = 1) => failed(problemAt(file, line, message));
