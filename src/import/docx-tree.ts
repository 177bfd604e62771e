import JSZip from 'jszip';
import mammoth from 'mammoth';
import { convertRuns, nameLegacyFonts, styleFonts } from './docx-fonts.ts';
import { openDocx } from './docx-open.ts';
import {
  CONVERTED,
  UnreadableFile,
  type WordBlock,
  type WordCell,
  type WordPicture,
  type WordRun,
  type WordText,
} from './word.ts';
import { toNfc } from '../nfc.ts';

/**
 * Reads a Word file. Run it where it may be ended: see `docx.ts`.
 * @throws {UnreadableFile}
 */
export async function readTree(bytes: Buffer): Promise<WordText> {
  const { texts, pictures, hasEmbedded } = await openDocx(bytes);
  const fonts = styleFonts(texts.get('word/styles.xml') ?? '');
  const zip = new JSZip();
  for (const [name, text] of texts) zip.file(name, nameLegacyFonts(text));
  for (const [name, picture] of pictures) zip.file(name, picture);
  const clean = await zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' });
  let tree: Element | undefined;
  try {
    await mammoth.convertToHtml(
      { buffer: clean },
      {
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        // Only the tree is wanted: there is nothing left to convert.
        transformDocument: (read: Element) => {
          tree = read;
          return { ...read, children: [] };
        },
      },
    );
  } catch (cause) {
    throw new UnreadableFile(
      'Không đọc được nội dung tệp Word này. Mở bằng Word, chép toàn bài sang một tệp mới rồi lưu thành .docx.',
      { cause },
    );
  }
  const reader = startReading(tree, fonts);
  const blocks = await reader.blocks(tree?.children ?? []);
  if (hasEmbedded)
    reader.flags.add(
      'Tệp có đối tượng nhúng (bảng tính, biểu đồ, tệp đính kèm), chúng đã bị bỏ. Chép nội dung cần giữ vào bài bằng chữ, bảng hoặc ảnh.',
    );
  return { blocks, pictures: reader.pictures, flags: [...reader.flags] };
}

function startReading(root: Element | undefined, fonts: ReadonlyMap<string, string>) {
  const pictures: WordPicture[] = [];
  const flags = new Set<string>();

  async function blocks(elements: readonly Element[]): Promise<WordBlock[]> {
    const read: WordBlock[] = [];
    for (const element of elements) {
      if (element.type === 'paragraph') read.push(await paragraph(element));
      else if (element.type === 'table') read.push(await table(element));
      else read.push(...(await blocks(element.children ?? [])));
    }
    return read;
  }

  async function paragraph(element: Element): Promise<WordBlock> {
    const runs: (WordRun & { font: string })[] = [];
    const own = fonts.get(element.styleId ?? '') || (fonts.get('') ?? '');
    for (const child of element.children ?? []) await inline(child, runs, { font: own });
    if (convertRuns(runs)) flags.add(CONVERTED);
    const { numbering } = element;
    return {
      type: 'paragraph',
      style: (element.styleName ?? '').toLowerCase().normalize('NFC'),
      align: element.alignment ?? '',
      ...(numbering && {
        list: { level: Number(numbering.level) || 0, isOrdered: numbering.isOrdered === true },
      }),
      runs: runs.map(({ font: _font, ...run }) => ({ ...run, text: toNfc(run.text) })),
    };
  }

  async function inline(element: Element, runs: (WordRun & { font: string })[], look: Look) {
    const put = (text: string) =>
      runs.push({
        text: look.isCapitals ? text.toUpperCase() : text,
        isBold: look.isBold ?? false,
        isItalic: look.isItalic ?? false,
        font: look.font,
        ...(look.href !== undefined && { href: look.href }),
      });
    switch (element.type) {
      case 'text':
        put(element.value ?? '');
        return;
      case 'tab':
        put(' ');
        return;
      case 'break':
        put(element.breakType === 'line' ? '\n' : ' ');
        return;
      case 'checkbox':
        put(element.checked ? '☑' : '☐');
        return;
      case 'image':
        runs.push({ text: '', isBold: false, isItalic: false, font: '', picture: pictures.length });
        pictures.push(await picture(element));
        return;
      case 'noteReference': {
        const note = root?.notes?.resolve(element);
        const words = (await blocks(note?.body ?? []))
          .flatMap((block) => (block.type === 'paragraph' ? block.runs : []))
          .map(({ text }) => text)
          .join('')
          .trim();
        if (words !== '') put(` (${words})`);
        if (words !== '') flags.add(NOTES);
        return;
      }
      case 'run': {
        const font =
          element.font || (element.styleId ? fonts.get(element.styleId) : '') || look.font;
        const inner = {
          ...look,
          font,
          isBold: element.isBold || look.isBold || element.styleName === 'Strong',
          isItalic: element.isItalic || look.isItalic || element.styleName === 'Emphasis',
          isCapitals: element.isAllCaps || look.isCapitals,
        };
        for (const child of element.children ?? []) await inline(child, runs, inner);
        return;
      }
      case 'hyperlink': {
        const inner = element.href ? { ...look, href: element.href } : look;
        for (const child of element.children ?? []) await inline(child, runs, inner);
        return;
      }
      default:
        for (const child of element.children ?? []) await inline(child, runs, look);
    }
  }

  async function table(element: Element): Promise<WordBlock> {
    const rows: WordCell[][] = [];
    for (const row of element.children ?? []) {
      const cells: WordCell[] = [];
      for (const cell of row.children ?? [])
        cells.push({
          blocks: await blocks(cell.children ?? []),
          columns: cell.colSpan ?? 1,
          rows: cell.rowSpan ?? 1,
        });
      rows.push(cells);
    }
    return { type: 'table', rows };
  }

  async function picture({ altText, readAsBuffer }: Element): Promise<WordPicture> {
    // Word's own guess at what a picture shows is no description.
    const isGuess = /automatically generated|được tạo tự động|AI-generated/iu.test(altText ?? '');
    const alt = isGuess ? '' : (altText ?? '');
    try {
      return { bytes: (await readAsBuffer?.()) ?? new Uint8Array(), alt };
    } catch {
      // Linked, not embedded, or missing: whoever uses it says so by its number.
      return { bytes: new Uint8Array(), alt };
    }
  }

  return { blocks, pictures, flags };
}

const NOTES =
  'Bài có chú thích cuối trang, lời chú đã được đưa vào ngoặc đơn trong câu. Đọc lại các chỗ đó.';

interface Look {
  font: string;
  isBold?: boolean | undefined;
  isItalic?: boolean | undefined;
  isCapitals?: boolean | undefined;
  href?: string;
}

/** What mammoth makes of the parts of a document, as far as it is used here. */
interface Element {
  type: string;
  children?: Element[];
  value?: string;
  styleId?: string | null;
  styleName?: string | null;
  alignment?: string | null;
  numbering?: { level: string; isOrdered: boolean } | null;
  isBold?: boolean;
  isItalic?: boolean;
  isAllCaps?: boolean;
  font?: string | null;
  href?: string;
  breakType?: string;
  checked?: boolean;
  colSpan?: number;
  rowSpan?: number;
  altText?: string;
  readAsBuffer?: () => Promise<Buffer>;
  notes?: { resolve(reference: Element): { body: Element[] } | null };
}
