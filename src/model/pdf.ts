import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MAX_PDF_SIZE, PDF_NAME } from './document.ts';
import type { SourceFile } from './frontmatter.ts';
import { type Issue, quote } from './issues.ts';

/** The PDF that lies beside a document's entry. */
export interface PdfFile {
  name: string;
  /** In bytes. */
  size: number;
  /** Changes when the file is written anew: 5,000 PDFs are not read for every build. */
  written: number;
}

/** The PDF that an entry names, or what is wrong with it; undefined when it names none. */
export async function readPdf(
  contentDir: string,
  file: string,
  { data, positionOf }: SourceFile,
): Promise<{ pdf: PdfFile } | { issue: Issue } | undefined> {
  const name = (data as { file?: unknown } | undefined)?.file;
  // What is no name of a PDF, the schema refuses; it is never looked for.
  if (typeof name !== 'string' || !PDF_NAME.test(name)) return undefined;
  const refuse = (message: string) => ({
    issue: { file, ...positionOf(['file']), message, severity: 'error' as const },
  });
  const found = await look(join(contentDir, dirname(file), name));
  if (!found)
    return refuse(
      `Không có tệp ${quote(name)} bên cạnh văn bản. Đặt tệp PDF vào thư mục ${dirname(file)}, hoặc bỏ mục “Tệp”.`,
    );
  if (!found.isPdf)
    return refuse(
      `Tệp ${quote(name)} không phải PDF, dù tên có đuôi .pdf. Xuất lại văn bản thành PDF rồi thay tệp này.`,
    );
  if (found.size > MAX_PDF_SIZE)
    return refuse(
      `Tệp ${quote(name)} nặng ${Math.ceil(found.size / 1024 / 1024)} MB, quá 20 MB. Quét lại ở độ phân giải thấp hơn rồi thay tệp này.`,
    );
  return { pdf: { name, size: found.size, written: found.written } };
}

async function look(path: string) {
  const handle = await open(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
    return undefined;
  });
  if (!handle) return undefined;
  try {
    const { size, mtimeMs } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(5), 0, 5, 0);
    return { size, written: mtimeMs, isPdf: buffer.toString('latin1') === '%PDF-' };
  } finally {
    await handle.close();
  }
}
