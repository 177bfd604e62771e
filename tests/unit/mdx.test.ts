import { type HastNode, htmlToHast } from 'satteri';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { blocks } from '../../src/mdx/blocks.ts';
import { listIn } from '../../src/mdx/numbered.ts';
import { checkBody } from '../../src/mdx/policy.ts';
import { bodyPictures, bodyReferences, plainText, readBody } from '../../src/mdx/read.ts';
import { cases } from './fixtures-mdx/cases.ts';

const errorsOf = (source: string) =>
  checkBody(source).filter(({ severity }) => severity === 'error');

/** All HTML of a body, and the words of its blocks left out. */
const htmlOf = (source: string) =>
  readBody(source)
    .map((segment) => (segment.type === 'html' ? segment.html : ''))
    .join('');

const first = (source: string) => {
  const [issue] = checkBody(source);
  return issue && `${issue.line}:${issue.column} ${issue.message}`;
};

const failureOf = (action: () => unknown): string => {
  try {
    action();
    return '';
  } catch (error) {
    return String(error);
  }
};

const accepted = cases.filter(({ verdict }) => verdict === 'ok');
const refusedCases = cases.filter(({ verdict }) => verdict === 'refused');

describe('the policy for bodies', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, { source, verdict }) => {
    const errors = errorsOf(source);
    expect(errors.length > 0 ? 'refused' : 'ok').toBe(verdict);
  });

  it('a refused body says where, within the text, and in two sentences', () => {
    const lost = refusedCases.filter(({ source }) => {
      const lines = source.normalize('NFC').split(/\r\n?|\n/u);
      return errorsOf(source).some(
        ({ line, column, message }) =>
          column < 1 ||
          column > (lines[line - 1] ?? '').length + 1 ||
          !/^[\p{Lu}Đ].*(?:\. |, ).*[.?]$/u.test(message),
      );
    });
    expect(lost.map(({ name }) => name)).toEqual([]);
  });

  it('an accepted body becomes exactly the HTML that was promised', () => {
    const promised = accepted.filter(({ html }) => html !== undefined);
    expect(promised.length).toBeGreaterThan(60);
    expect(promised.map(({ name, source }) => ({ name, html: htmlOf(source) }))).toEqual(
      promised.map(({ name, html }) => ({ name, html })),
    );
  });

  it('no element, attribute or address beyond the list reaches a reader', () => {
    const strange = accepted.flatMap(({ name, source }) =>
      [...everyNode(htmlToHast(htmlOf(source), { fragment: true }))]
        .map(strangeness)
        .filter((what) => what !== '')
        .map((what) => `${name}: ${what}`),
    );
    expect(strange).toEqual([]);
  });

  it('a refused body is never rendered', () => {
    const rendered = refusedCases.filter(({ source }) => !failureOf(() => readBody(source)));
    expect(rendered.map(({ name }) => name)).toEqual([]);
  });

  it('a body with errors names file, line and column of each', () => {
    expect(() =>
      readBody('Một\n\n{x}\n\n<Quot text="x" />', { file: 'articles/2020/bai.mdx', firstLine: 12 }),
    ).toThrowErrorMatchingInlineSnapshot(`
      [Error: articles/2020/bai.mdx:14:1 Dấu { ở đây bị hiểu là mở đầu một biểu thức lập trình. Viết &#123; thay cho { và &#125; thay cho }.
      articles/2020/bai.mdx:16:1 Không có khối “<Quot>”. Có phải là <Quote>?]
    `);
  });

  it('a warning does not keep a body from being read', () => {
    const source = '## Một\n\n#### Hai';
    expect(checkBody(source)).toMatchInlineSnapshot(`
      [
        {
          "column": 1,
          "line": 3,
          "message": "Đề mục nhảy từ cấp 2 xuống cấp 4. Dùng ###.",
          "severity": "warning",
        },
      ]
    `);
    expect(htmlOf(source)).toContain('<h4');
  });

  it('the sentences for what is typed by hand', () => {
    expect(
      [
        'Tăng <3%',
        '{x}',
        'a<br>b',
        '<b>x</b>',
        '<https://coquan.vn>',
        '<!-- x -->',
        '# Đề',
        '![a](b.jpg)',
        '</b>',
        'x[^1]\n\n[^1]: y',
      ].map(first),
    ).toMatchInlineSnapshot(`
      [
        "1:6 Dấu < ở đây bị hiểu là mở đầu một thẻ. Muốn hiện dấu < thì viết &lt;.",
        "1:1 Dấu { ở đây bị hiểu là mở đầu một biểu thức lập trình. Viết &#123; thay cho { và &#125; thay cho }.",
        "1:2 Thẻ HTML “<br>” không dùng được trong bài. Để xuống dòng, đặt dấu \\ ở cuối dòng.",
        "1:1 Thẻ HTML “<b>” không dùng được trong bài. Viết chữ đậm như **chữ đậm**.",
        "1:1 Địa chỉ đặt trong dấu < >. Bỏ hai dấu đó, hoặc viết [chữ của liên kết](địa chỉ).",
        "1:1 Có chú thích HTML (<!-- … -->). Xóa chú thích đó; muốn hiện dấu < thì viết &lt;.",
        "1:1 Đề mục cấp 1 (#) dành cho tên bài. Dùng ## cho đề mục trong bài.",
        "1:1 Ảnh viết bằng ![ ]( ) không dùng được. Dùng khối ảnh, như <Figure src="anh.jpg" alt="Mô tả ảnh" />.",
        "1:1 Thẻ đóng </b> không có thẻ mở. Xóa thẻ đó; muốn hiện dấu < thì viết &lt;.",
        "1:2 Chú thích cuối trang [^…] không dùng được. Viết lời chú trong ngoặc, hoặc dùng khối Note.",
      ]
    `);
  });

  it('the sentences for program code and hidden characters', () => {
    expect(
      [
        'import x from "y"',
        '<Quote\n  text={x}\n/>',
        'a\u202Eb',
        'a\0b',
        '<!DOCTYPE html>',
        '<>x</>',
      ].map(first),
    ).toMatchInlineSnapshot(`
      [
        "1:1 Đoạn bắt đầu bằng import hoặc export bị hiểu là lệnh lập trình. Thêm một chữ khác lên trước, hoặc xóa đoạn này.",
        "2:8 Thẻ có biểu thức lập trình { }. Đặt giá trị trong dấu nháy kép, như caption="Lễ mít tinh".",
        "1:2 Có dấu ẩn đổi chiều chữ (U+202E). Xóa dấu đó, hoặc gõ lại đoạn này.",
        "1:2 Có ký tự điều khiển hoặc ký tự hỏng (U+0000). Xóa ký tự đó, hoặc gõ lại đoạn này.",
        "1:1 Có khai báo của HTML hoặc XML (<!…). Xóa khai báo đó; muốn hiện dấu < thì viết &lt;.",
        "1:1 Có thẻ trống <>. Muốn hiện dấu < thì viết &lt;.",
      ]
    `);
  });

  it('the sentences for blocks', () => {
    expect(
      [
        '<Quot text="x" />',
        '<figure />',
        '<Audio />',
        '<Quote txet="x" />',
        '<Quote text="x" onClick="y" />',
        '<Quote text="x" text="y" />',
        '<Quote cite="x" />',
        '<Quote text />',
        '<Quote text="x"',
        '<Quote text="x"></Quote>',
        '- <Quote text="x" />',
        '<Figure src="anh.jpg" />',
        '<Figure credit="TH" />',
        '<Figure src="../anh.jpg" alt="x" />',
        '<StatFigure id="nu" point="x" />',
        '<StatFigure id="nu" point="0" />',
        '<Note text="x" kind="y" />',
        `<Figure caption="${'x'.repeat(301)}" />`,
      ].map(first),
    ).toMatchInlineSnapshot(`
      [
        "1:1 Không có khối “<Quot>”. Có phải là <Quote>?",
        "1:1 Không có khối “<figure>”. Có phải là <Figure>?",
        "1:1 Không có khối “<Audio>”. Chỉ dùng được: Figure, Gallery, StatChart, StatFigure, DocumentLink, Quote, Note, Video; muốn hiện dấu < thì viết &lt;.",
        "1:8 Khối Quote không có mục “txet”. Có phải là text?",
        "1:17 Khối Quote không có mục “onClick”. Chỉ có: text, cite, role.",
        "1:17 Mục “text” của khối Quote ghi hai lần. Bỏ một.",
        "1:1 Khối Quote, mục “Lời trích” (text) còn trống. Hãy điền mục này.",
        "1:8 Khối Quote, mục “Lời trích” (text) không có giá trị. Viết như text="…".",
        "1:1 Khối <Quote> viết chưa xong. Viết trọn trong một thẻ, giá trị trong dấu nháy kép, như <Quote … />.",
        "1:1 Khối <Quote> có thẻ đóng riêng hoặc có chữ bên trong. Viết trọn trong một thẻ, như <Quote … />.",
        "1:3 Khối <Quote> nằm lẫn trong đoạn văn, danh sách hoặc trích dẫn. Đặt khối trên một dòng riêng, trước và sau để một dòng trống.",
        "1:1 Khối Figure, mục “Mô tả ảnh” (alt) còn trống. Viết mô tả ảnh, hoặc bật “Chỉ để trang trí” (decorative).",
        "1:1 Khối Figure, mục “Chú thích” (caption) thiếu chú thích. Chọn tệp ảnh (src), hoặc viết chú thích cho ảnh không còn giữ được.",
        "1:9 Khối Figure, mục “Ảnh” (src) là “../anh.jpg”, không đúng dạng. Ghi tên tệp ảnh nằm cạnh bài, như anh.jpg, không có thư mục hay địa chỉ mạng.",
        "1:21 Khối StatFigure, mục “Điểm số liệu” (point) là “x”, sai kiểu. Ghi số nguyên.",
        "1:21 Khối StatFigure, mục “Điểm số liệu” (point) là “0”, nhỏ quá. Ghi số từ 1 trở lên.",
        "1:16 Khối Note, mục “Loại” (kind) là “y”, không có trong danh sách. Chọn một trong: note, editor, warning.",
        "1:9 Khối Figure, mục “Chú thích” (caption) quá dài: 301 ký tự. Rút còn nhiều nhất 300 ký tự.",
      ]
    `);
  });

  it('the sentences for galleries and videos', () => {
    const video = (url: string) => `<Video url="${url}" title="x" text="y" />`;
    expect(
      [
        '<Gallery title="x" />',
        '<Gallery\n  src1="a.jpg" alt1="A"\n  src2="b.jpg"\n/>',
        '<Gallery\n  src1="a.jpg" alt1="A"\n  src2="./a.jpg" alt2="B"\n/>',
        '<Gallery\n  src1="a.jpg" alt1="A"\n  src3="b.jpg" alt3="B"\n/>',
        '<Gallery\n  src1="a.jpg" atl1="A"\n  src2="b.jpg" alt2="B"\n/>',
        '<Gallery\n  src1="a.jpg" alt1="A"\n  alt2="B"\n/>',
        video('phim.mp4'),
        video('http://youtu.be/aaaaaaaaaaa'),
        video('https://video.example/1'),
        video('https://www.youtube.com/@coquan'),
        '<Video url="https://youtu.be/aaaaaaaaaaa" title="x" />',
        '<Video url="https://youtu.be/aaaaaaaaaaa" title="x" text="y" duration="4 phút" />',
      ].map(first),
    ).toMatchInlineSnapshot(`
      [
        "1:1 Khối Gallery, mục “Các ảnh” (src1, src2…) chưa đủ hai ảnh. Chọn từ 2 đến 24 ảnh; chỉ có một ảnh thì dùng khối “Ảnh trong bài”.",
        "3:3 Khối Gallery, ảnh 2, mục “Mô tả ảnh” (alt2) thiếu mô tả. Viết mô tả ảnh này, hoặc bật “Chỉ để trang trí”.",
        "3:3 Khối Gallery, ảnh 2, mục “Ảnh” (src2) là “a.jpg”, đã có ở ảnh 1. Bỏ một trong hai.",
        "3:3 Khối Gallery có mục số 3 mà không có mục số 2. Đánh số liền nhau từ 1.",
        "2:16 Khối Gallery không có mục “atl1”. Có phải là alt1?",
        "3:3 Khối Gallery, ảnh 2, mục “Ảnh” (src2) còn trống. Hãy điền mục này.",
        "1:8 Khối Video, mục “Địa chỉ video” (url) là “phim.mp4”, một tệp phim, mà kho của cổng không chứa phim. Đăng phim lên YouTube, Vimeo hoặc Facebook của cơ quan, rồi dán địa chỉ trang xem.",
        "1:8 Khối Video, mục “Địa chỉ video” (url) là “http://youtu.be/aaaaaaaaaaa”, không bắt đầu bằng https://. Mở video trong trình duyệt, chép cả địa chỉ ở đầu cửa sổ.",
        "1:8 Khối Video, mục “Địa chỉ video” (url) là “https://video.example/1”, không phải video trên YouTube, Vimeo hoặc Facebook. Đăng video lên một trong các trang đó, hoặc viết liên kết thường trong bài.",
        "1:8 Khối Video, mục “Địa chỉ video” (url) là “https://www.youtube.com/@coquan”, địa chỉ của YouTube nhưng không phải một video. Mở đúng video đó, chép lại địa chỉ ở đầu cửa sổ.",
        "1:1 Khối Video, mục “Nội dung bằng chữ” (text) còn trống. Hãy điền mục này.",
        "1:62 Khối Video, mục “Thời lượng” (duration) không đúng dạng. Ghi phút và giây, như 4:35; có giờ thì như 1:02:10.",
      ]
    `);
  });

  it('the sentences for addresses', () => {
    expect(
      [
        'javascript:alert(1)',
        '//coquan.vn',
        'tin/2020',
        '/tin/../a',
        'https://a@b.vn',
        'https:coquan.vn',
        'mailto:a',
        '#muc-x',
        '<a b>',
        '/a\\\\b',
        '',
      ].map((url) => first(`[x](${url})`)),
    ).toMatchInlineSnapshot(`
      [
        "1:1 Địa chỉ liên kết “javascript:alert(1)” bắt đầu bằng “javascript:”. Ghi địa chỉ bắt đầu bằng https://, http://, mailto:, / (trang của cổng) hoặc #.",
        "1:1 Địa chỉ liên kết “//coquan.vn” bắt đầu bằng //. Ghi đủ https:// ở đầu, hoặc chỉ một dấu /.",
        "1:1 Địa chỉ liên kết “tin/2020” không rõ là trang nào. Ghi địa chỉ bắt đầu bằng https://, http://, mailto:, / (trang của cổng) hoặc #.",
        "1:1 Địa chỉ liên kết “/tin/../a” có “.” hoặc “..” giữa các dấu /. Ghi địa chỉ đầy đủ của trang, như /tin/2020/.",
        "1:1 Địa chỉ liên kết “https://a@b.vn” có tên đăng nhập trước dấu @. Bỏ phần trước dấu @.",
        "1:1 Địa chỉ liên kết “https:coquan.vn” không phải địa chỉ mạng. Ghi như https://coquan.vn/tin.",
        "1:1 Địa chỉ liên kết “mailto:a” không phải địa chỉ thư. Ghi như mailto:ten@coquan.vn.",
        "1:1 Bài không có đề mục nào ở “#muc-x”. Sửa phần sau dấu # cho đúng, hoặc bỏ liên kết.",
        "1:1 Địa chỉ liên kết “a b” có dấu cách hoặc ký tự ẩn. Chép lại địa chỉ, thay dấu cách bằng %20.",
        "1:1 Địa chỉ liên kết “/a\\b” có ký tự không được dùng trong địa chỉ. Chép lại địa chỉ.",
        "1:1 Địa chỉ liên kết “” đang trống. Ghi địa chỉ bắt đầu bằng https://, http://, mailto:, / (trang của cổng) hoặc #.",
      ]
    `);
  });

  it('the sentences for what is too much', () => {
    expect(
      [
        'a'.repeat(1_000_001),
        'a\n'.repeat(30_000),
        'chữ '.repeat(20_000),
        'a'.repeat(2001),
        '> '.repeat(20),
        '|'.repeat(60),
        '&'.repeat(5001),
        `${'*a _b '.repeat(100)}${'_ *'.repeat(100)}`,
      ].map(first),
    ).toMatchInlineSnapshot(`
      [
        "1:1 Bài dài hơn 1.000.000 ký tự. Chia thành nhiều bài.",
        "1:1 Bài có hơn 20.000 dòng. Chia thành nhiều bài.",
        "1:1 Dòng dài hơn 50.000 ký tự. Chia thành nhiều đoạn, giữa hai đoạn để một dòng trống.",
        "1:1 Có hơn 2.000 ký tự liền nhau không có dấu cách. Xóa chuỗi đó, hoặc thêm dấu cách.",
        "1:1 Trích dẫn hoặc danh sách lồng nhau quá 12 lần. Bớt các dấu >, - hoặc số ở đầu dòng.",
        "1:1 Bảng có hơn 40 cột. Chia thành nhiều bảng.",
        "1:5001 Bài có hơn 5.000 dấu &, @ và <. Chia thành nhiều bài, hoặc đưa bảng dữ liệu vào tệp đính kèm.",
        "1:722 Chữ đậm, trích dẫn hoặc danh sách lồng nhau quá nhiều lần. Viết đơn giản hơn.",
      ]
    `);
  });
});

describe('what is read from a body', () => {
  const body = [
    'Mở đầu **đậm** &lt;3%.',
    '<Figure src="anh.jpg" alt="Hội nghị" caption="Lễ mít tinh" />',
    '<StatChart id="nu-lanh-dao" />',
    '- Một\n- Hai',
    '<DocumentLink id="241-bhxh-tccb-2020" />',
    '<Quote text="Nam nữ bình quyền" cite="TH" />',
    '<Figure src="./anh-2.png" decorative />',
    '<Figure src="anh.jpg" decorative />',
  ].join('\n\n');

  it('segments come in their order, blocks with the props of their schema', () => {
    expect(readBody('Một.\n\n<StatFigure id="nu" point="2" />\n\nHai.')).toEqual([
      { type: 'html', html: '<p>Một.</p>\n' },
      { type: 'block', name: 'StatFigure', props: { id: 'nu', point: 2 } },
      { type: 'html', html: '<p>Hai.</p>\n' },
    ]);
  });

  it('site paths stand below the base path, other addresses stay', () => {
    const source = '[a](/tin/) [b](https://coquan.vn) [c](#muc-d)\n\n## D';
    expect(readBody(source, { base: '/phu-nu/' })[0]).toEqual({
      type: 'html',
      html: '<p><a href="/phu-nu/tin/">a</a> <a href="https://coquan.vn" rel="noopener">b</a> <a href="#muc-d">c</a></p>\n<h2 id="muc-d">D</h2>\n',
    });
  });

  it('its words are all there for the search', () => {
    expect(plainText(body)).toBe('Mở đầu đậm <3%.\nLễ mít tinh\nMột\nHai\nNam nữ bình quyền\nTH');
  });

  it('the entries that blocks refer to are found with their places', () => {
    expect(bodyReferences(body)).toEqual([
      { collection: 'statistics', id: 'nu-lanh-dao', line: 5, column: 1 },
      { collection: 'documents', id: '241-bhxh-tccb-2020', line: 10, column: 1 },
    ]);
  });

  it('the pictures of a gallery and of a video are found, and their words are for the search', () => {
    const source =
      '<Gallery title="Lễ" src1="a.jpg" alt1="A" caption1="Khai mạc" src2="b.jpg" alt2="B" />\n\n<Video url="https://youtu.be/aaaaaaaaaaa" title="Phim" text="Lời nói" src="c.jpg" alt="C" />';
    expect(bodyPictures(source)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(plainText(source)).toBe('Lễ\nKhai mạc\nPhim\nLời nói');
  });

  it('the pictures of figures are found, each once', () => {
    expect(bodyPictures(body)).toEqual(['anh.jpg', './anh-2.png']);
  });

  it('a body that cannot be parsed has no references, pictures or words', () => {
    expect([bodyReferences('<b'), bodyPictures('<b'), plainText('<b')]).toEqual([[], [], '']);
  });

  it('two tables of a body have different names for those who listen', () => {
    const table = '| a |\n|---|\n| 1 |';
    expect(htmlOf(`${table}\n\nvà\n\n${table}`).match(/aria-label="[^"]*"/gu)).toEqual([
      'aria-label="Bảng"',
      'aria-label="Bảng 2"',
    ]);
  });

  it('lines count from where the body starts in its file', () => {
    expect(checkBody('Một\n\na<b', { firstLine: 10 })).toMatchObject([{ line: 12, column: 2 }]);
  });

  it('every block and every prop has a name and a hint for the form', () => {
    const nameless = Object.entries(blocks).flatMap(([name, { schema }]) =>
      Object.entries({ ...listIn(schema)?.item.shape, ...schema.shape })
        .filter(([, field]) => {
          const meta = (field instanceof z.ZodOptional ? field.unwrap() : field).meta();
          return !meta?.title || !meta.description;
        })
        .map(([prop]) => `${name}.${prop}`),
    );
    expect(nameless).toEqual([]);
  });
});

const ATTRIBUTES: Record<string, string[]> = {
  a: ['href', 'rel', 'title'],
  section: ['className', 'tabIndex', 'ariaLabel'],
  h2: ['id'],
  h3: ['id'],
  h4: ['id'],
  ol: ['start'],
  pre: ['tabIndex'],
  td: ['className'],
  th: ['scope', 'className'],
};
const ELEMENTS = new Set([
  ...Object.keys(ATTRIBUTES),
  ...'blockquote br code del em hr li p strong table tbody thead tr ul'.split(' '),
]);

/** Why a node of a page may not stand in an article; empty when it may. */
function strangeness(node: HastNode): string {
  if (node.type === 'root' || node.type === 'text') return '';
  if (node.type !== 'element') return `a ${node.type}`;
  if (!ELEMENTS.has(node.tagName)) return `<${node.tagName}>`;
  const strange = Object.keys(node.properties).find(
    (name) => !ATTRIBUTES[node.tagName]?.includes(name),
  );
  if (strange) return `${strange} of <${node.tagName}>`;
  const address = node.properties['href'];
  if (address === undefined) return '';
  const { protocol } = new URL(String(address), 'https://portal.example/tin/2020/bai/');
  return ['https:', 'http:', 'mailto:'].includes(protocol) ? '' : String(address);
}

function* everyNode(node: HastNode): Generator<HastNode> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* everyNode(child);
}
