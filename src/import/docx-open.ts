import JSZip from 'jszip';
import { refuseOtherFormats, refuseOtherPackages } from './docx-kinds.ts';
import { UnreadableFile } from './word.ts';

/** A Word file's parts that the import needs, each within its limit; nothing else was unpacked. */
export interface OpenDocx {
  /** XML by path, `word/document.xml`. */
  texts: Map<string, string>;
  /** Pictures by path, `word/media/image1.png`. */
  pictures: Map<string, Buffer>;
  hasEmbedded: boolean;
}

/** Largest Word file taken, in bytes. */
export const MAX_FILE = 40 * 1024 ** 2;
const MAX_PARTS = 3000;
const MAX_TEXT = 12 * 1024 ** 2;
const MAX_PICTURES = 120 * 1024 ** 2;

/**
 * Opens a Word file that anybody may have made. What a part says of its own size is not believed:
 * unpacking stops at the limit.
 * @throws {UnreadableFile}
 */
export async function openDocx(bytes: Buffer): Promise<OpenDocx> {
  if (bytes.length > MAX_FILE)
    throw new UnreadableFile(
      'Tệp lớn hơn 40 MB. Nén ảnh trong Word (Định dạng ảnh › Nén ảnh) rồi lưu lại.',
    );
  refuseOtherFormats(bytes);
  if (count(bytes, 'PK\x01\x02') > MAX_PARTS) throw tooMuch();
  const zip = await JSZip.loadAsync(bytes).catch((cause: unknown) => {
    throw broken(cause);
  });
  const files = Object.values(zip.files).filter(({ dir }) => !dir);
  const isUnsafe = ({ name, unsafeOriginalName = name }: JSZip.JSZipObject) =>
    unsafeOriginalName !== name || /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|\\/u.test(unsafeOriginalName);
  if (files.some(isUnsafe))
    throw new UnreadableFile(
      'Tệp có phần mang đường dẫn trỏ ra ngoài, tệp Word thật không có như vậy. Mở bài bằng Word và lưu lại thành tệp .docx mới.',
    );
  const names = files.map(({ name }) => name);
  const texts = await unpackTexts(files);
  refuseOtherPackages(names, texts.get('[Content_Types].xml') ?? '');
  if (![...texts.keys()].some((name) => /^word\/document\d*\.xml$/u.test(name)))
    throw broken(undefined);
  let left = MAX_PICTURES;
  const pictures = new Map<string, Buffer>();
  for (const file of files) {
    if (!/^word\/media\/[^/]+$/u.test(file.name)) continue;
    const picture = await unpack(file, left);
    left -= picture.length;
    pictures.set(file.name, picture);
  }
  return {
    texts,
    pictures,
    hasEmbedded: names.some((name) => name.startsWith('word/embeddings/')),
  };
}

async function unpackTexts(files: readonly JSZip.JSZipObject[]) {
  const texts = new Map<string, string>();
  let left = MAX_TEXT;
  for (const file of files) {
    if (!NEEDED.test(file.name)) continue;
    const bytes = await unpack(file, left);
    left -= bytes.length;
    const text = bytes.toString('utf8').replace(/^\uFEFF/u, '');
    if (/<!(?:DOCTYPE|ENTITY)/iu.test(text) || text.includes('\0'))
      throw new UnreadableFile(
        'Tệp có khai báo XML lạ (DOCTYPE) mà Word không bao giờ ghi, nên không được mở. Mở bài bằng Word và lưu lại thành tệp .docx mới.',
      );
    texts.set(file.name, text);
  }
  return texts;
}

/** Unpacks one part, up to `limit` bytes. */
function unpack(file: JSZip.JSZipObject, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stream = file.nodeStream('nodebuffer') as NodeJS.ReadableStream & { pause(): void };
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        stream.pause();
        chunks.length = 0;
        reject(tooMuch());
      } else chunks.push(chunk);
    });
    stream.on('end', () => resolve(Buffer.concat(chunks)));
    stream.on('error', (cause) => reject(broken(cause)));
  });
}

function count(bytes: Buffer, sign: string): number {
  let found = 0;
  for (
    let at = bytes.indexOf(sign, 0, 'latin1');
    at >= 0;
    at = bytes.indexOf(sign, at + 4, 'latin1')
  )
    found += 1;
  return found;
}

const tooMuch = () =>
  new UnreadableFile(
    'Tệp khi giải nén lớn bất thường nên không được mở. Mở bài bằng Word, bớt ảnh hoặc nén ảnh rồi lưu lại.',
  );

const broken = (cause: unknown) =>
  new UnreadableFile(
    'Tệp bị hỏng hoặc không phải tệp Word (.docx). Mở bài bằng Word và lưu lại thành tệp .docx mới.',
    { cause },
  );

const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document\d*|styles|numbering|footnotes|endnotes)\.xml|word\/_rels\/(?:document\d*|footnotes|endnotes)\.xml\.rels)$/u;
