import JSZip from 'jszip';

/** What a Word file is made of. XML is the inside of the part, without its outer element. */
export interface DocxParts {
  /** Paragraphs and tables. */
  body: string;
  /** `<w:style>` elements. */
  styles?: string;
  /** `<w:abstractNum>` and `<w:num>` elements. */
  numbering?: string;
  /** Pictures by name, `image1.png`. */
  media?: Readonly<Record<string, Uint8Array>>;
  /** More `<Relationship>` elements of the document. */
  links?: string;
  /** Other parts by path, as they are. */
  others?: Readonly<Record<string, string | Uint8Array>>;
}

/** Writes a Word file; the same parts make the same bytes. */
export async function writeDocx(parts: DocxParts): Promise<Buffer> {
  const { body, styles = '', numbering = '', media = {}, links = '', others = {} } = parts;
  const pictures = Object.keys(media);
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/><Default Extension="gif" ContentType="image/gif"/>${override('document', 'document.main')}${override('styles', 'styles')}${override('numbering', 'numbering')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${HEAD}<w:document ${SPACES}><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    'word/styles.xml': `${HEAD}<w:styles ${SPACES}>${styles}</w:styles>`,
    'word/numbering.xml': `${HEAD}<w:numbering ${SPACES}>${numbering}</w:numbering>`,
    'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rIdNumbering" Type="${OFFICE}/numbering" Target="numbering.xml"/>${pictures.map((name) => `<Relationship Id="${pictureId(name)}" Type="${OFFICE}/image" Target="media/${name}"/>`).join('')}${links}</Relationships>`,
    ...Object.fromEntries(pictures.map((name) => [`word/media/${name}`, media[name] ?? ''])),
    ...others,
  };
  const zip = new JSZip();
  // Folders would carry the time of day.
  for (const [name, content] of Object.entries(files))
    zip.file(name, content, { date: new Date(Date.UTC(1980, 0, 1)), createFolders: false });
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'DOS' });
}

/** A paragraph; `properties` are what stands in `<w:pPr>`. */
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

/** A run of text; `properties` are what stands in `<w:rPr>`, such as `<w:b/>`. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

export const styled = (style: string, text: string): string =>
  paragraph(run(text), `<w:pStyle w:val="${style}"/>`);

/** A table of plain cells with lines around them. */
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join('')}</w:tblBorders></w:tblPr><w:tblGrid>${(rows[0] ?? []).map(() => '<w:gridCol w:w="4535"/>').join('')}</w:tblGrid>${rows.map((row) => `<w:tr>${row.map((text) => cell(paragraph(run(text)))).join('')}</w:tr>`).join('')}</w:tbl>`;

/** A cell; `properties` are what stands in `<w:tcPr>`. */
export const cell = (content: string, properties = ''): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`;

/** A picture of `media` in a run. */
export const picture = (name: string, alt = ''): string =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="2400000"/><wp:docPr id="1" name="${name}" descr="${escapeXml(alt)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="${name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${pictureId(name)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3600000" cy="2400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

const pictureId = (name: string) => `rId-${name.replace(/\W/gu, '-')}`;

const override = (part: string, kind: string) =>
  `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;

const escapeXml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPACES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`;
