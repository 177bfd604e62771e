import { deflateSync } from 'node:zlib';

/** One page of a sample: what is drawn, as PDF's operators. */
export type Drawn = string | Buffer;

/**
 * A small PDF, made here: a sample of no office. `lines` of a page are drawn below each other with
 * `lineOf`; other operators may be given as they are.
 */
export function samplePdf(
  pages: readonly Drawn[],
  { trailer = '', extra = [] as string[], forms = '' } = {},
): Buffer {
  const first = 5;
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ');
  const objects: Drawn[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Mau /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Mau /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>] /ToUnicode 4 0 R >>',
    stream(UNICODE_AS_IT_IS),
    ...pages.flatMap((drawn, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + 2 * index + 1} 0 R /Resources << /Font << /F1 3 0 R >> ${forms} >> >>`,
      stream(drawn),
    ]),
    ...extra,
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const starts: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    starts.push(length);
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
  }
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.concat([
    ...parts,
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  ]);
}

/** Draws lines from a place on the page downwards. */
export const drawLines = (lines: readonly string[], { x = 50, y = 780 } = {}): string =>
  lines
    .map((line, index) => {
      const codes = Buffer.from(line, 'utf16le').swap16().toString('hex');
      return `BT /F1 12 Tf ${x} ${y - 16 * index} Td <${codes}> Tj ET`;
    })
    .join('\n');

/** A page that is a picture, as a scanner makes it. */
export const drawPicture = () => 'q 500 0 0 700 50 70 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u0000 EI Q';

const stream = (content: Drawn) => {
  const packed = deflateSync(content, { level: 9 });
  return Buffer.concat([
    Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
};

// Every code of two bytes is the letter of that number.
const UNICODE_AS_IT_IS = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Mau def 1 begincodespacerange <0000> <FFFF> endcodespacerange
${Array.from({ length: 32 }, (_, high) => high)
  .map((high) => {
    const page = high.toString(16).padStart(2, '0');
    return `1 beginbfrange <${page}00> <${page}FF> <${page}00> endbfrange`;
  })
  .join('\n')}
endcmap end end`;

/** A PDF that asks for a password. */
export const lockedPdf = () =>
  samplePdf([drawLines(['Văn bản mẫu'])], {
    extra: [
      `<< /Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -4 >>`,
    ],
    trailer: '/Encrypt 7 0 R /ID [<00><00>]',
  });

/** A PDF whose page draws a form twelve times, which draws another twelve times, twelve deep. */
export function endlessPdf(): Buffer {
  const forms = Array.from({ length: 12 }, (_, index) => {
    const content = `BT /F1 12 Tf <0041> Tj ET ${index < 11 ? `/X${index + 1} Do `.repeat(12) : ''}`;
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /X${index + 1} ${index + 8} 0 R >> >> /Length ${content.length} >>\nstream\n${content}\nendstream`;
  });
  return samplePdf(['/X0 Do'], { extra: forms, forms: '/XObject << /X0 7 0 R >>' });
}
