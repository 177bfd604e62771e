import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readTree } from '../../src/import/docx-tree.ts';
import {
  cell,
  type DocxParts,
  paragraph,
  picture,
  run,
  styled,
  writeDocx,
} from '../../src/import/docx-write.ts';
import { writeTemplate } from '../../src/import/template.ts';
import { draftOf, type Office } from '../../src/import/word-draft.ts';
import { checkBody } from '../../src/mdx/policy.ts';
import { numberIndex } from '../../src/queries/document-numbers.ts';
import { toLegacy } from '../legacy-writing.ts';

// Samples, made up for these tests.
const OFFICE: Office = {
  units: [
    { id: 'tinh', names: ['Đơn vị mẫu tỉnh', 'ĐVM tỉnh'] },
    { id: 'huyen', names: ['Đơn vị mẫu huyện Một'] },
  ],
  topics: [
    { id: 'binh-dang-gioi', title: 'Bình đẳng giới' },
    { id: 'khac', title: 'Việc khác' },
  ],
  documents: numberIndex([
    { id: 'mau-241', data: { number: '241/BHXH-TCCB', date: '2020-03-16' } },
  ]),
};
const LEAD =
  'Sáng nay, Đơn vị mẫu huyện Một tổ chức hội nghị mẫu để thử việc nhận bài từ tệp Word.';
const BOLD = '<w:b/>';
const CENTER = '<w:jc w:val="center"/>';
const RIGHT = '<w:jc w:val="right"/>';
const NUMBERING = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
const listed = (text: string, level = 0) =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
const title = (text = 'Hội nghị mẫu') => paragraph(run(text, BOLD), CENTER);
const photo = (color: string) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: color } })
    .jpeg()
    .toBuffer();

const draft = async (...body: string[]) => (await made({ body: body.join('') })).draft;
async function made(parts: DocxParts) {
  const read = await readTree(await writeDocx({ numbering: NUMBERING, ...parts }));
  const written = await draftOf(read, OFFICE, {}, new Date('2026-05-04T03:02:01Z'));
  expect(checkBody(written.body).filter(({ severity }) => severity === 'error')).toEqual([]);
  return { read, draft: written };
}

test('an article as offices write it becomes a whole draft', async () => {
  const { draft: written } = await made({
    media: { 'image1.jpg': await photo('#884422') },
    body: [
      paragraph(run('ĐƠN VỊ MẪU HUYỆN MỘT'), CENTER),
      title('Hội nghị mẫu về bình đẳng giới'),
      paragraph(run('Huyện Một, ngày 8 tháng 3 năm 2026', '<w:i/>'), RIGHT),
      paragraph(run(LEAD, BOLD)),
      paragraph(run('Theo công văn 241/BHXH-TCCB, ') + run('các đơn vị', BOLD) + run(' báo cáo.')),
      paragraph(run('Kết quả', BOLD)),
      listed('Một'),
      listed('Nhỏ hơn', 1),
      listed('Hai'),
      paragraph(picture('image1.jpg'), CENTER),
      paragraph(run('Ảnh: Quang cảnh hội nghị (Người Chụp Mẫu)'), CENTER),
      paragraph(run('Hội nghị kết thúc cùng ngày./.')),
      paragraph(run('Người Viết Mẫu', BOLD), RIGHT),
    ].join(''),
  });
  expect(written.source).toBe(`---
title: Hội nghị mẫu về bình đẳng giới
summary: ${LEAD}
date: 2026-03-08T00:00:00+07:00
unit: huyen
byline: Người Viết Mẫu
topics:
  - binh-dang-gioi
documents:
  - mau-241
---

Theo công văn 241/BHXH-TCCB, **các đơn vị** báo cáo.

## Kết quả

1. Một
   - Nhỏ hơn
2. Hai

<Figure src="${written.pictures[0]?.name}" alt="Quang cảnh hội nghị" caption="Quang cảnh hội nghị" credit="Người Chụp Mẫu" />

Hội nghị kết thúc cùng ngày.
`);
  expect(written.pictures[0]?.name).toMatch(/^hoi-nghi-mau-ve-binh-dang-gioi-[0-9a-f]{8}\.jpg$/u);
  expect(written.flags).toMatchInlineSnapshot(`
    [
      "Chuyên đề được đoán từ tiêu đề. Kiểm tra mục Chuyên đề.",
      "Chưa chọn ảnh đại diện. Chọn một ảnh cho đầu bài và ghi căn cứ đăng ảnh có người.",
      "Ảnh thứ 1 lấy chú thích làm mô tả. Viết lại mô tả cho người không nhìn thấy ảnh.",
    ]
  `);
});

test('what is missing is said, not invented', async () => {
  const { source, flags } = await draft(
    title(),
    paragraph(run('Một câu thôi, chưa đủ dài để tóm tắt bài.')),
  );
  expect(source).not.toMatch(/^(?:unit|byline|topics|image):/mu);
  expect(source).toContain('date: 2026-05-04T10:02:00+07:00');
  expect(flags).toMatchInlineSnapshot(`
    [
      "Không thấy ngày trong bài, bài đang mang ngày hôm nay. Kiểm tra ngày của bài.",
      "Bài không có đoạn tóm tắt riêng, tóm tắt đang lấy từ đoạn đầu. Đọc lại và viết cho gọn, từ 50 đến 300 ký tự.",
      "Không rõ bài của đơn vị nào. Chọn mục Đơn vị.",
      "Chưa có chuyên đề. Chọn mục Chuyên đề.",
      "Không thấy tên người viết ở cuối bài. Điền mục Tác giả.",
    ]
  `);
});

test.each([
  ['ngày 8 tháng 3 năm 2026', '2026-03-08T00:00:00+07:00'],
  ['Huyện Một, ngày 08 tháng 03 năm 2026', '2026-03-08T00:00:00+07:00'],
  ['Thị xã Mẫu, 8/3/2026./.', '2026-03-08T00:00:00+07:00'],
  ['Ngày: 8/3/2026', '2026-03-08T00:00:00+07:00'],
  ['08.03.2026', '2026-03-08T00:00:00+07:00'],
  ['8-3-2026 8h30', '2026-03-08T08:30:00+07:00'],
  ['Thứ Hai, 14 giờ 05 phút, ngày 9/3/2026', '2026-03-09T14:05:00+07:00'],
  ['19/03/2020 01:10 PM', '2020-03-19T13:10:00+07:00'],
  ['2026-03-08', '2026-03-08T00:00:00+07:00'],
])('the date “%s” is understood', async (written, meant) => {
  const { source } = await draft(title(), paragraph(run(written)), paragraph(run(LEAD)));
  expect(source).toContain(`date: ${meant}`);
  expect(source).not.toContain(`\n${written}`);
});

test('a day that does not exist is pointed out, and a date inside a sentence is not taken', async () => {
  const odd = await draft(title(), paragraph(run('Ngày: 31/02/2026')), paragraph(run(LEAD)));
  expect(odd.flags[0]).toBe(
    'Ngày “31/02/2026” không có thật hoặc không rõ, bài đang mang ngày hôm nay. Sửa ngày của bài.',
  );
  const told = await draft(
    title(),
    paragraph(run('Ngày 8/3/2026, các đơn vị mẫu cùng tổ chức mít tinh ở nhiều nơi trong huyện.')),
    paragraph(run(LEAD)),
  );
  expect(told.source).toContain('date: 2026-05-04');
  expect(told.body).toContain('Ngày 8/3/2026, các đơn vị');
});

test('a last sentence that ends with a date stays in the text, and dates no article', async () => {
  const last = 'Lớp học kết thúc chiều 21/3/2026./.';
  const { source, body } = await draft(title(), paragraph(run(LEAD)), paragraph(run(last)));
  expect(body).toContain('Lớp học kết thúc chiều 21/3/2026.');
  expect(source).toContain('date: 2026-05-04');
});

test('merged cells are taken apart, and pointed out', async () => {
  const { body, flags } = await draft(
    title(),
    paragraph(run(LEAD)),
    `<w:tbl><w:tr>${cell(paragraph(run('Đơn vị | nơi')), '<w:vMerge w:val="restart"/>')}${cell(paragraph(run('Số nữ')), '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell(paragraph(''), '<w:vMerge/>')}${cell(paragraph(run('Cũ')))}${cell(paragraph(run('Mới')))}</w:tr><w:tr>${cell(paragraph(run('Một', BOLD)))}${cell(paragraph(run('3')))}${cell(paragraph(run('4')))}</w:tr></w:tbl>`,
    paragraph(run('Hết.')),
  );
  expect(body).toContain(
    '| Đơn vị \\| nơi | Số nữ |  |\n| --- | --- | --- |\n|  | Cũ | Mới |\n| **Một** | 3 | 4 |',
  );
  expect(flags.join('\n')).toContain('Bảng có ô gộp');
});

test('text is text: nothing a writer types becomes syntax or a block', async () => {
  const { body } = await draft(
    title(),
    paragraph(run('Tỷ lệ <3% {x} *sao* _gạch_ [a](b) <Figure /> import a')),
    paragraph(run('# không phải tiêu đề')),
    paragraph(run('đậm.', BOLD) + run('liền')),
    paragraph(run('a', BOLD) + run('b', `${BOLD}<w:i/>`) + run('c', '<w:i/>')),
  );
  expect(body).toMatchInlineSnapshot(`
    "Tỷ lệ &lt;3% &#123;x&#125; \\*sao\\* \\_gạch\\_ \\[a](b) &lt;Figure /> import a

    \\# không phải tiêu đề

    **đậm**.liền

    **ab**c"
  `);
});

test('links to the web stay, others leave their words and are pointed out', async () => {
  const link = (id: string, text: string) => `<w:hyperlink r:id="${id}">${run(text)}</w:hyperlink>`;
  const target = (id: string, address: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${address}" TargetMode="External"/>`;
  const { draft: written } = await made({
    links:
      target('a', 'https://example.vn/x_(y)') +
      target('b', 'javascript:alert(1)') +
      target('c', 'file:///C:/a.doc'),
    body:
      title() +
      paragraph(run(LEAD)) +
      paragraph(link('a', 'trang mẫu') + run(' và ') + link('b', 'chỗ khác') + link('c', ' tệp')),
  });
  expect(written.body).toContain('[trang mẫu](https://example.vn/x_%28y%29) và chỗ khác tệp');
  expect(written.flags.join('\n')).toContain('Bài có liên kết không dùng được');
});

test('pictures that cannot be kept are named, and those linked from outside are never fetched', async () => {
  const { draft: written } = await made({
    media: {
      'image1.gif': Buffer.from('GIF89a'),
      'image2.jpg': Buffer.from('\xFF\xD8\xFFnot', 'latin1'),
    },
    links:
      '<Relationship Id="rId-out-png" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://127.0.0.1:9/out.png" TargetMode="External"/>',
    body: [
      title(),
      paragraph(run(LEAD)),
      paragraph(picture('image1.gif')),
      paragraph(picture('image2.jpg')),
      paragraph(picture('out.png').replace('r:embed', 'r:link')),
      paragraph(run('Ảnh: Chú thích của ảnh ngoài (Mẫu)')),
      paragraph(run('Hết.')),
    ].join(''),
  });
  expect(written.pictures).toEqual([]);
  expect(written.body).toContain('<Figure caption="Chú thích của ảnh ngoài" credit="Mẫu" />');
  expect(written.flags.filter((flag) => /^Ảnh thứ \d không lấy ra được/u.test(flag))).toHaveLength(
    3,
  );
});

test.each([
  ['tcvn3', '.VnTime', '.VnTimeH'],
  ['vni', 'VNI-Times', 'VNI-Times'],
] as const)('a Word file in %s becomes Unicode, run by run', async (encoding, font, capitals) => {
  const fonts = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;
  const old = (text: string, more = '') => run(toLegacy(text, encoding), fonts(font) + more);
  const heading = encoding === 'vni' ? 'HỘI NGHỊ ĐỢT MỘT' : 'hội nghị đợt một';
  const { source, flags } = await draft(
    paragraph(run(toLegacy(heading, encoding), fonts(capitals) + BOLD), CENTER),
    paragraph(old(LEAD)),
    paragraph(old('Phụ nữ ') + run('(chữ Unicode: bình đẳng giới)') + old(' và café', BOLD)),
    paragraph(
      encoding === 'vni'
        ? run('Ñöôïc ho', fonts(font)) + run('äi nghò', fonts(font))
        : run('®­îc h', fonts(font)) + run('éi nghÞ', fonts(font)),
    ),
  );
  expect(source).toContain('title: HỘI NGHỊ ĐỢT MỘT');
  expect(source).toContain(`summary: ${LEAD}`);
  expect(source).toContain('Phụ nữ (chữ Unicode: bình đẳng giới)');
  expect(source.toLowerCase()).toContain('được hội nghị');
  expect(flags[0]).toContain('phông chữ cũ');
});

test('a legacy font that a style gives, and one that was replaced, are recognised too', async () => {
  const { draft: byStyle } = await made({
    styles:
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr></w:style>',
    body: title(toLegacy('Hội nghị mẫu', 'tcvn3')) + paragraph(run(toLegacy(LEAD, 'tcvn3'))),
  });
  expect(byStyle.title).toBe('Hội nghị mẫu');
  const replaced = await draft(
    title(toLegacy('Hội nghị mẫu lần thứ nhất', 'vni')),
    paragraph(run(toLegacy(LEAD, 'vni'), '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')),
  );
  expect(replaced.title).toBe('Hội nghị mẫu lần thứ nhất');
});

test('Unicode that was typed in a legacy font stays as it is', async () => {
  const font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>';
  const { body, flags } = await draft(title(), paragraph(run(LEAD, font)), paragraph(run('Hết.')));
  expect(body).toContain(LEAD);
  expect(flags.join('\n')).not.toContain('phông chữ cũ');
});

test('the template is what its script writes, and its instructions never reach an article', async () => {
  const template = await writeTemplate();
  expect(readFileSync('public/mau-bai-viet.docx').equals(template)).toBe(true);
  await expect(draftOf(await readTree(template), OFFICE)).rejects.toThrow('Tệp không có chữ nào');

  const zip = await JSZip.loadAsync(template);
  const blank = (await zip.file('word/document.xml')?.async('string')) ?? '';
  const filled = [
    ['[tiêu đề bài, tối đa 120 ký tự]', 'Bài theo mẫu'],
    ['[ngày/tháng/năm]', '8/3/2026'],
    ['[tên đơn vị gửi bài]', 'ĐVM tỉnh'],
    ['[từ 50 đến 300 ký tự, nói ngắn gọn chuyện gì, ở đâu, kết quả ra sao]', LEAD],
    ['[nội dung bài viết]', 'Nội dung theo mẫu.'],
  ].reduce((text, [words = '', by = '']) => text.replace(words, by), blank);
  zip.file('word/document.xml', filled);
  const { source } = await draftOf(
    await readTree(await zip.generateAsync({ type: 'nodebuffer' })),
    OFFICE,
  );
  expect(source).toBe(`---
title: Bài theo mẫu
summary: ${LEAD}
date: 2026-03-08T00:00:00+07:00
unit: tinh
---

Nội dung theo mẫu.
`);
});

test('a heading style, typed lists and a lead that is too long are kept', async () => {
  const { draft: written } = await made({
    styles:
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>',
    body: [
      styled('T', 'Bài có nhiều phần'),
      paragraph(run(`${LEAD} `.repeat(5), '<w:i/>')),
      styled('H1', 'Phần một'),
      styled('H2', 'Mục nhỏ'),
      paragraph(run('1. Việc một')),
      paragraph(run('- Việc nhỏ')),
      paragraph(run('2. ') + run('Việc hai', BOLD)),
      paragraph(run('4. Việc bốn')),
      paragraph(run('Hết.')),
    ].join(''),
  });
  expect(written.body).toContain(
    '## Phần một\n\n### Mục nhỏ\n\n1. Việc một\n   - Việc nhỏ\n2. **Việc hai**\n\n4) Việc bốn\n\nHết.',
  );
  expect(written.body.startsWith(LEAD)).toBe(true);
  expect(written.flags.join('\n')).toMatch(/Đoạn tóm tắt dài \d+ ký tự, cần từ 50 đến 300/u);
});
