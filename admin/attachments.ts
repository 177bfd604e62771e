import { MAX_PDF_SIZE } from '../src/model/document.ts';
import { slugOf } from '../src/slugs.ts';
import { watchFiles } from './chosen-files.ts';

/**
 * Gives the PDFs that are chosen for a document the name under which they are kept: another file
 * never has the name of one that is published. `refuse` is told, in Vietnamese, what cannot be used.
 */
export function watchAttachments(refuse: (message: string) => void): void {
  // Before what looks for pictures: a document has none.
  watchFiles(isDocument, (files) => prepare(files, refuse));
}

/** Whether the page shows the form of a document. */
export const isDocument = () => location.hash.startsWith('#/collections/documents/');

/** The name a PDF is kept under: its own in Latin letters, and what its bytes are. */
export const pdfName = (name: string, digest: string) =>
  `${slugOf(name.replace(/\.[^.]*$/u, ''), 60) || 'van-ban'}-${digest.slice(0, 8)}.pdf`;

async function prepare(files: readonly File[], refuse: (message: string) => void): Promise<File[]> {
  const ready: File[] = [];
  for (const file of files) {
    const bytes = file.size > MAX_PDF_SIZE ? undefined : await file.arrayBuffer();
    const start = new TextDecoder('latin1').decode(bytes?.slice(0, 5));
    if (!bytes)
      refuse(
        `Tệp “${file.name}” nặng ${Math.ceil(file.size / 1024 / 1024)} MB, quá 20 MB. Quét lại ở độ phân giải thấp hơn rồi chọn lại.`,
      );
    else if (start !== '%PDF-')
      refuse(`Tệp “${file.name}” không phải PDF. Xuất lại văn bản thành PDF rồi chọn lại.`);
    else ready.push(await renamed(file, bytes));
  }
  return ready;
}

async function renamed(file: File, bytes: ArrayBuffer): Promise<File> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 4);
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return new File([bytes], pdfName(file.name, hex), { type: 'application/pdf' });
}
