import { MAX_PDF_SIZE } from '../src/model/document.ts';
import { slugOf } from '../src/slugs.ts';

/**
 * Gives the PDFs that are chosen for a document the name under which they are kept: another file
 * never has the name of one that is published. `refuse` is told, in Vietnamese, what cannot be used.
 */
export function watchAttachments(refuse: (message: string) => void): void {
  const prepared = new WeakSet<Event>();
  const onFiles = (event: Event) => {
    if (prepared.has(event) || !location.hash.startsWith('#/collections/documents/')) return;
    const files = filesOf(event);
    if (files.length === 0) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    void prepare(files, refuse).then((ready) => {
      if (ready.length > 0) sendAgain(event, ready, prepared);
      else if (event.target instanceof HTMLInputElement) event.target.value = '';
    });
  };
  // Before what looks for pictures: a document has none.
  window.addEventListener('change', onFiles, true);
  window.addEventListener('drop', onFiles, true);
}

/** The name a PDF is kept under: its own in Latin letters, and what its bytes are. */
export const pdfName = (name: string, digest: string) =>
  `${slugOf(name.replace(/\.[^.]*$/u, ''), 60) || 'van-ban'}-${digest.slice(0, 8)}.pdf`;

async function prepare(files: readonly File[], refuse: (message: string) => void) {
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

/** The files that an editor has chosen or dropped. */
function filesOf(event: Event): File[] {
  const { target } = event;
  if (event instanceof DragEvent) return [...(event.dataTransfer?.files ?? [])];
  return target instanceof HTMLInputElement && target.type === 'file'
    ? [...(target.files ?? [])]
    : [];
}

/** Gives Decap the same event again, with files that were made ready. */
function sendAgain(event: Event, files: readonly File[], prepared: WeakSet<Event>): void {
  const { target } = event;
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  if (event instanceof DragEvent) {
    const again = new DragEvent('drop', {
      bubbles: true,
      cancelable: true,
      dataTransfer: transfer,
    });
    prepared.add(again);
    target?.dispatchEvent(again);
  } else if (target instanceof HTMLInputElement) {
    target.files = transfer.files;
    const again = new Event('change', { bubbles: true, cancelable: true });
    prepared.add(again);
    target.dispatchEvent(again);
  }
}
