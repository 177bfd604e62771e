import { expect, test } from 'vitest';
import { bodyOf } from '../../src/import/body.ts';

const body = (text: string) => bodyOf(text.split('\n'));

test('bullets under a numbered item stay below it, and the text after the last item leaves the list', () => {
  expect(
    body(`Các đơn vị thực hiện:

1. Tuyên truyền về BĐG
- Việc thứ nhất.
- Việc thứ hai.
2. Khen thưởng kịp thời.
Trên cơ sở đó, các đơn vị báo cáo./.`),
  ).toMatchInlineSnapshot(`
    "Các đơn vị thực hiện:

    1. Tuyên truyền về BĐG
       - Việc thứ nhất.
       - Việc thứ hai.
    2. Khen thưởng kịp thời.

    Trên cơ sở đó, các đơn vị báo cáo./."
  `);
});

test('blank lines between items do not tear a list apart', () => {
  expect(body('9. Chín\n\n- Một\n\n10. Mười\n\n- Hai\n\n+ Nhỏ hơn')).toBe(
    '9. Chín\n   - Một\n10. Mười\n    - Hai\n      - Nhỏ hơn',
  );
});

test('an item keeps the number that its writer gave it', () => {
  expect(body('1. Một\n3. Ba\n4. Bốn')).toBe('1. Một\n\n3) Ba\n4) Bốn');
  expect(body('1. Một\nXen giữa.\n2. Hai')).toBe('1. Một\n\nXen giữa.\n\n2. Hai');
  expect(body('01. Không\n2020. Năm')).toBe('01\\. Không\n\n2020\\. Năm');
});

test('dashes and dots of any office program are bullets', () => {
  expect(body('– Một\n• Hai\n-Ba\n- Bốn')).toBe('- Một\n- Hai\n- Ba\n- Bốn');
});

test('a dash inside a sentence, or before a number, is no bullet', () => {
  expect(body('-5 độ vào sáng sớm.')).not.toMatch(/^- /u);
  expect(body('* Bài viết thể hiện quan điểm của tác giả.')).not.toMatch(/^\* /u);
});

test('a short line alone between paragraphs is the caption of a picture that is gone', () => {
  expect(body('Đoạn một.\n\nPhụ nữ cơ quan chụp hình lưu niệm\n\nĐoạn hai.')).toBe(
    'Đoạn một.\n\n<Figure caption="Phụ nữ cơ quan chụp hình lưu niệm" />\n\nĐoạn hai.',
  );
});

test('the photographer belongs to the caption before', () => {
  const figure = '<Figure caption="Quang cảnh hội nghị" credit="Mỹ Như" />';
  expect(body('Đoạn một.\n\nQuang cảnh hội nghị\nẢnh: Mỹ Như\n\nĐoạn hai.')).toContain(figure);
  expect(body('Đoạn một.\n\nQuang cảnh hội nghị\n\nẢnh: Mỹ Như')).toContain(figure);
  expect(body('Đoạn một.\nẢnh: Mỹ Như')).toContain('<Figure caption="Ảnh: Mỹ Như" />');
});

test.each([
  ['a sentence', 'Hội nghị kết thúc lúc 17 giờ.'],
  ['the announcement of a list', 'Nội dung gồm:'],
  ['a heading in capitals', 'KẾT QUẢ NĂM 2020'],
  ['a long line', `Một dòng dài ${'rất '.repeat(40)}dài`],
  ['a numbered item', '1. Việc thứ nhất'],
  ['a line in small letters', 'và các đơn vị khác'],
])('%s between paragraphs is no caption', (_name, line) => {
  expect(body(`Đoạn một.\n\n${line}\n\nĐoạn hai.`)).not.toContain('<Figure');
});

test('neither the first nor the last line is a caption', () => {
  expect(body('Một dòng ngắn\n\nĐoạn.\n\nMột dòng ngắn khác')).not.toContain('<Figure');
});

test('quotes in a caption cannot end it', () => {
  expect(body('A.\n\nLễ phát động "Tháng hành động" & <b>{x}\n\nB.')).toContain(
    '<Figure caption="Lễ phát động &quot;Tháng hành động&quot; &amp; &lt;b>{x}" />',
  );
});

test('curly and straight quotes, and the end mark, stay as written', () => {
  const text = 'Phương châm “nam nữ bình quyền” và "gia đình ấm no"./.';
  expect(body(text)).toBe(text);
});
