import { getDocument } from 'unpdf/pdfjs';
import { LONGEST_TEXT, type PdfText } from './pdf-problems.ts';
import { hasOldFont, tidyText } from './pdf-tidy.ts';

/**
 * The text of a PDF, page after page, in the order in which its program wrote it: columns and
 * cells one by one. Takes as long and as much memory as the file makes it: run it where it can be
 * ended.
 */
export async function extractPdf(bytes: Buffer): Promise<PdfText> {
  // PDF.js looks for objects in what has none for many seconds.
  if (!bytes.includes(' obj')) return { text: '', problem: 'broken' };
  const loading = getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const pdf = await loading.promise;
    let raw = '';
    for (let number = 1; number <= pdf.numPages && raw.length <= MOST_RAW; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      for (const item of items) if ('str' in item) raw += item.str + (item.hasEOL ? '\n' : '');
      raw += '\n';
      page.cleanup();
    }
    return judge(tidyText(raw));
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return { text: '', problem: name === 'PasswordException' ? 'locked' : 'broken' };
  } finally {
    await loading.destroy();
  }
}

function judge(text: string): PdfText {
  if (!/\p{L}/u.test(text)) return { text: '', problem: 'scanned' };
  if (hasOldFont(text)) return { text: '', problem: 'old-font' };
  if (text.length <= LONGEST_TEXT) return { text };
  return { text: text.slice(0, text.lastIndexOf(' ', LONGEST_TEXT)), problem: 'cut' };
}

// Tidying makes text shorter, never by half.
const MOST_RAW = 2 * LONGEST_TEXT;
