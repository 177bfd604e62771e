import { paragraph, run, styled, table, writeDocx } from './docx-write.ts';
import { INSTRUCTION_STYLE } from './template-words.ts';

/** The Word file that units fill in, as `public/mau-bai-viet.docx` has it. */
export const writeTemplate = (): Promise<Buffer> =>
  writeDocx({ styles: STYLES, body: BODY.join('') });

const hint = (text: string) => styled('HuongDan', text);
const field = (label: string, words: string) =>
  paragraph(run(`${label}: `, '<w:b/>') + run(words), '<w:pStyle w:val="ThongTin"/>');

const BODY = [
  hint(
    'Các dòng chữ nghiêng màu xám là hướng dẫn, không lên trang, không cần xóa. Thay những chỗ trong ngoặc vuông bằng nội dung của bài; chỗ nào không có thì để nguyên hoặc xóa.',
  ),
  styled('Title', '[tiêu đề bài, tối đa 120 ký tự]'),
  field('Ngày', '[ngày/tháng/năm]'),
  field('Đơn vị', '[tên đơn vị gửi bài]'),
  field('Tác giả', '[họ tên người viết]'),
  field('Tóm tắt', '[từ 50 đến 300 ký tự, nói ngắn gọn chuyện gì, ở đâu, kết quả ra sao]'),
  styled('NoiDung', '[nội dung bài viết]'),
  hint(
    'Bài dài thì chia thành các phần, mỗi phần một tiêu đề theo kiểu “Heading 2”. Văn bản được dẫn ghi đủ số, ký hiệu và ngày ban hành.',
  ),
  styled('Heading2', '[tiêu đề một phần của bài]'),
  styled('NoiDung', '[nội dung bài viết]'),
  hint(
    'Ảnh: chèn vào bài bằng Insert › Pictures, để ảnh gốc, không ghép nhiều ảnh làm một. Ngay dưới mỗi ảnh ghi một dòng như dòng sau, người chụp hoặc nơi cung cấp đặt trong ngoặc đơn.',
  ),
  styled('Caption', 'Ảnh: [chú thích] ([nguồn])'),
  hint('Bảng: hàng đầu là tên các cột, không gộp ô. Không có bảng thì để nguyên.'),
  table([
    ['[nội dung]', '[số liệu]'],
    ['[nội dung]', '[số liệu]'],
  ]),
  hint(
    'Cuối bài ghi họ tên người viết, hoặc “Tin, ảnh: họ tên” nếu người viết cũng là người chụp.',
  ),
  styled('NguoiViet', '[họ tên người viết]'),
];

const FONT =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>';
const style = (id: string, name: string, look: string, attributes = '') =>
  `<w:style w:type="paragraph"${attributes} w:styleId="${id}"><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}<w:qFormat/>${look}</w:style>`;

const STYLES = [
  `<w:docDefaults><w:rPrDefault><w:rPr>${FONT}<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>`,
  style('Normal', 'Normal', '<w:pPr><w:spacing w:after="120"/></w:pPr>', ' w:default="1"'),
  style(
    'Title',
    'Title',
    '<w:pPr><w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr>',
  ),
  style(
    'Heading2',
    'heading 2',
    '<w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>',
  ),
  style(
    'ThongTin',
    'Thông tin bài',
    '<w:pPr><w:spacing w:after="60"/></w:pPr>',
    ' w:customStyle="1"',
  ),
  style(
    'NoiDung',
    'Nội dung',
    '<w:pPr><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr>',
    ' w:customStyle="1"',
  ),
  style(
    'Caption',
    'caption',
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:i/><w:sz w:val="26"/></w:rPr>',
  ),
  style(
    'NguoiViet',
    'Người viết',
    '<w:pPr><w:spacing w:before="240"/><w:jc w:val="right"/></w:pPr><w:rPr><w:b/></w:rPr>',
    ' w:customStyle="1"',
  ),
  style(
    'HuongDan',
    `H${INSTRUCTION_STYLE.slice(1)}`,
    '<w:rPr><w:i/><w:color w:val="767676"/><w:sz w:val="24"/></w:rPr>',
    ' w:customStyle="1"',
  ),
].join('');
