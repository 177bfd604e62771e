import JSZip from 'jszip';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { paragraph, picture, run, writeDocx } from '../../src/import/docx-write.ts';
import { readDocx } from '../../src/import/docx.ts';
import { readTree } from '../../src/import/docx-tree.ts';
import { articleText, openOffice } from './desk-office.ts';

// Samples, made up for these tests.
const LEAD = 'Bài mẫu dùng để thử việc nhận bài từ tệp Word, có đủ những phần mà một bài cần có.';
const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#446688' } })
    .withExif({ IFD0: { Artist: 'Nơi chụp bí mật' } })
    .jpeg()
    .toBuffer();
const article = async (title = 'Bài gửi mẫu', words = 'Nội dung mẫu.') =>
  writeDocx({
    media: { 'image1.jpg': await photo() },
    body: [
      paragraph(run(title, '<w:b/>')),
      paragraph(run('Ngày: 8/3/2026')),
      paragraph(run(LEAD)),
      paragraph(picture('image1.jpg')),
      paragraph(run('Ảnh: Chú thích mẫu (Người Chụp)')),
      paragraph(run(words)),
      paragraph(run('Người viết: Người Viết Mẫu')),
    ].join(''),
  });

type Office = Awaited<ReturnType<typeof openOffice>>;
const submit = (office: Office, name: string, bytes: Buffer, person?: string) =>
  office.call(
    'POST',
    'submission',
    { name, content: bytes.toString('base64') },
    person ? { 'x-person': person } : {},
  );
const drafts = ({ git }: Office) =>
  git('for-each-ref', '--format=%(refname)', 'refs/drafts').split('\n').filter(Boolean);

test('a Word file becomes a draft with its pictures, without what a camera wrote into them', async () => {
  const office = await openOffice();
  const { status, json } = await submit(office, 'bai.docx', await article());
  expect(status).toBe(200);
  expect(json).toMatchObject({ id: '2026/bai-gui-mau', state: 'new', title: 'Bài gửi mẫu' });
  const { json: draft } = await office.call('GET', 'draft?collection=articles&id=2026/bai-gui-mau');
  expect(draft.issues).toEqual([]);
  expect(draft.pictures).toHaveLength(1);
  const [{ name = '' } = {}] = draft.pictures as { name?: string }[];
  const kept = await office.call(
    'GET',
    `picture?collection=articles&id=2026/bai-gui-mau&name=${name}`,
  );
  expect((await sharp(kept.bytes).metadata()).exif).toBeUndefined();
  expect(office.lines.at(-1)).toContain('submit=new articles/2026/bai-gui-mau.mdx');
});

test('the same file twice, even at the same moment, makes one draft and says so', async () => {
  const office = await openOffice();
  const bytes = await article();
  const both = await Promise.all([
    submit(office, 'a.docx', bytes),
    submit(office, 'b.docx', bytes),
  ]);
  expect(both.map(({ json }) => json.state).toSorted()).toEqual(['draft', 'new']);
  const tip = office.git('rev-parse', 'refs/drafts/articles/2026/bai-gui-mau');
  expect((await submit(office, 'a.docx', bytes)).json.state).toBe('draft');
  expect(office.git('rev-parse', 'refs/drafts/articles/2026/bai-gui-mau')).toBe(tip);
  expect(drafts(office)).toHaveLength(1);
});

test('another article at the address is named, and nothing is written', async () => {
  const office = await openOffice({
    files: { 'content/articles/2026/bai-gui-mau.mdx': articleText('Bài có trước', 'Chữ khác.') },
  });
  const { status, json } = await submit(office, 'bai.docx', await article());
  expect(status).toBe(409);
  expect(json.error).toBe(
    'Địa chỉ “2026/bai-gui-mau” đã có bài “Bài có trước”. Đổi tiêu đề cho khác, hoặc mở bài đó để sửa.',
  );
  expect(drafts(office)).toEqual([]);
});

test("a contributor's article is their unit's, and theirs", async () => {
  const unit = 'don-vi-khac';
  const office = await openOffice({
    people: {
      lan: { name: 'Lan', email: 'lan@example.vn', role: 'contributor', unit },
    },
  });
  await submit(office, 'bai.docx', await article(), 'lan');
  const tip = 'refs/drafts/articles/2026/bai-gui-mau';
  expect(office.git('show', `${tip}:content/articles/2026/bai-gui-mau.mdx`)).toContain(
    `unit: ${unit}`,
  );
  expect(office.git('log', '-1', '--format=%an %(trailers:key=Desk-Author,valueonly)', tip)).toBe(
    'Lan Lan <lan@example.vn>\n\n',
  );
  expect((await submit(office, 'bai.docx', await article(), 'ai-do')).status).toBe(401);
});

test('plain text is taken too, in old encodings as well', async () => {
  const office = await openOffice();
  const text = `Héi nghÞ mÉu vÒ b×nh ®¼ng giíi\n\n08/03/2026 08:30 AM\n\nNéi dung cña bµi mÉu nµy ®ñ dµi ®Ó cã thÓ lµm phÇn tãm t¾t n¨m m­¬i ký tù.\n\nMü Nh­`;
  const { json } = await submit(office, 'bai.txt', Buffer.from(text, 'latin1'));
  expect(json).toMatchObject({ state: 'new', title: 'Hội nghị mẫu về bình đẳng giới' });
  expect(
    office.git(
      'show',
      `refs/drafts/articles/${'2026/hoi-nghi-mau-ve-binh-dang-gioi'}:content/articles/2026/hoi-nghi-mau-ve-binh-dang-gioi.mdx`,
    ),
  ).toContain('byline: Mỹ Như');
});

const hostile = async (change: (zip: JSZip) => void) => {
  const zip = await JSZip.loadAsync(await article());
  change(zip);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
};
const types = (type: string) =>
  hostile((zip) =>
    zip.file('[Content_Types].xml', `<Types><Override ContentType="${type}"/></Types>`),
  );
const DOCUMENT = 'word/document.xml';
const OLD = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);

const refused: [string, () => Promise<Buffer> | Buffer][] = [
  ['an old .doc', () => OLD],
  [
    'a file with a password',
    () => Buffer.concat([OLD, Buffer.from('EncryptedPackage', 'utf16le')]),
  ],
  ['an RTF', () => Buffer.from('{\\rtf1 a}')],
  ['an empty file', () => Buffer.alloc(0)],
  ['half a file', async () => (await article()).subarray(0, 900)],
  [
    'a zip of other things',
    () => new JSZip().file('a.txt', 'a').generateAsync({ type: 'nodebuffer' }),
  ],
  ['a file with macros', () => hostile((zip) => zip.file('word/vbaProject.bin', 'x'))],
  [
    'a workbook',
    () => types('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'),
  ],
  [
    'an entity that reads a file',
    () =>
      hostile((zip) =>
        zip.file(
          DOCUMENT,
          '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>',
        ),
      ),
  ],
  ['a zip bomb', () => hostile((zip) => zip.file(DOCUMENT, ' '.repeat(60 * 1024 ** 2)))],
  [
    'a path that leads out',
    async () =>
      Buffer.from(
        (await hostile((zip) => zip.file('word/media/aa.jpg', 'x')))
          .toString('latin1')
          .replaceAll('word/media/aa.jpg', '../../edia/aa.jpg'),
        'latin1',
      ),
  ],
  ['XML that breaks off', () => hostile((zip) => zip.file(DOCUMENT, '<w:document><w:body>'))],
];

test('files that are no Word files, or made to do harm, are refused with what to do', async () => {
  const said: Record<string, string> = {};
  for (const [name, bytes] of refused)
    said[name] = await readTree(await bytes()).then(
      () => 'taken',
      (error: Error) => `${error.name}: ${error.message}`,
    );
  expect(said).toMatchInlineSnapshot(`
    {
      "XML that breaks off": "UnreadableFile: Không đọc được nội dung tệp Word này. Mở bằng Word, chép toàn bài sang một tệp mới rồi lưu thành .docx.",
      "a file with a password": "UnreadableFile: Tệp đặt mật khẩu nên không đọc được. Mở bằng Word, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ tài liệu) rồi lưu lại.",
      "a file with macros": "UnreadableFile: Tệp có macro (.docm) nên không được nhận. Mở bằng Word và lưu lại thành .docx, loại không có macro.",
      "a path that leads out": "UnreadableFile: Tệp có phần mang đường dẫn trỏ ra ngoài, tệp Word thật không có như vậy. Mở bài bằng Word và lưu lại thành tệp .docx mới.",
      "a workbook": "UnreadableFile: Đây là tệp Excel (.xlsx), không phải bài viết Word. Mở tệp và lưu lại thành .docx, hoặc chép bài sang Word.",
      "a zip bomb": "UnreadableFile: Tệp khi giải nén lớn bất thường nên không được mở. Mở bài bằng Word, bớt ảnh hoặc nén ảnh rồi lưu lại.",
      "a zip of other things": "UnreadableFile: Đây là tệp nén, không phải tệp Word (.docx). Giải nén rồi gửi từng tệp Word ở trong.",
      "an RTF": "UnreadableFile: Đây là tệp RTF, không đọc được. Mở tệp bằng Word, chọn Lưu thành (Save As) và lưu lại thành .docx.",
      "an empty file": "UnreadableFile: Tệp trống. Chọn lại tệp bài viết.",
      "an entity that reads a file": "UnreadableFile: Tệp có khai báo XML lạ (DOCTYPE) mà Word không bao giờ ghi, nên không được mở. Mở bài bằng Word và lưu lại thành tệp .docx mới.",
      "an old .doc": "UnreadableFile: Đây là tệp Word đời cũ (.doc), không đọc được. Mở tệp bằng Word, chọn Lưu thành (Save As) và lưu lại thành .docx.",
      "half a file": "UnreadableFile: Tệp bị hỏng hoặc không phải tệp Word (.docx). Mở bài bằng Word và lưu lại thành tệp .docx mới.",
    }
  `);
});

test('the desk refuses such files by their bytes or by their names, and keeps nothing', async () => {
  const office = await openOffice();
  const old = await submit(office, 'bai.docx', OLD);
  expect(old.status).toBe(422);
  expect(old.json.error).toContain('Word đời cũ (.doc)');
  const other = await submit(office, 'bai.pdf', Buffer.from('%PDF-1.7'));
  expect(other.status).toBe(415);
  expect(other.json.error).toBe(
    'Chỉ nhận tệp Word (.docx) và tệp chữ (.txt). Mở bài bằng Word và lưu lại thành .docx.',
  );
  expect(drafts(office)).toEqual([]);
});

test('a file that takes too long is given up', async () => {
  const bytes = await article();
  await expect(readDocx(bytes, 1)).rejects.toThrow(
    'Tệp Word này quá phức tạp, đọc mãi không xong.',
  );
});

test('embedded objects are left out, and pointed out', async () => {
  const office = await openOffice();
  const bytes = await hostile((zip) => zip.file('word/embeddings/oleObject1.bin', 'x'));
  const { json } = await submit(office, 'bai.docx', bytes);
  expect((json as unknown as { flags: string[] }).flags.join('\n')).toContain('đối tượng nhúng');
});

test('what needs a look stays with the draft for everybody, until somebody has looked, and never is published', async () => {
  const office = await openOffice();
  const file = 'articles/2026/bai-gui-mau.mdx';
  const place = { collection: 'articles', id: '2026/bai-gui-mau' };
  const sent = (await submit(office, 'bai.docx', await article())).json as unknown as Flagged;
  const [first = '', ...rest] = sent.flags;
  expect(rest.length).toBeGreaterThan(0);
  const left = async () => {
    const { json } = await office.call('GET', `draft?${new URLSearchParams(place)}`);
    const { source = '' } = json as unknown as { source?: string };
    const checked = await office.call('POST', 'check', { file, source });
    return (checked.json as unknown as Flagged).flags;
  };
  expect(await left()).toEqual(sent.flags);
  const again = (await submit(office, 'bai.docx', await article())).json as unknown as Flagged;
  expect(again.flags).toEqual(sent.flags);

  const { json } = await office.call('GET', `draft?${new URLSearchParams(place)}`);
  const { source } = json as unknown as { source: string };
  const topics = source.includes('topics:') ? '' : 'topics:\n  - binh-dang-gioi\n';
  const text = `${source.replace('\n---\n', `\n${topics}---\n`)}\nThêm một câu.\n`;
  expect((await office.save(place.id, text, json.version)).status).toBe(200);
  expect(await left()).toEqual(sent.flags);

  const seen = await office.call('POST', 'draft/flag', { ...place, flag: first });
  expect(seen.json).toEqual({ flags: rest });
  expect(await left()).toEqual(rest);
  const history = await office.call('GET', `history?${new URLSearchParams(place)}`);
  const { versions } = history.json as unknown as { versions: { act: string }[] };
  expect(versions.map(({ act }) => act)).toEqual(['Lưu nháp', 'Lưu nháp']);

  expect((await office.move(place.id, 'pending_publish')).status).toBe(200);
  expect((await office.call('POST', 'draft/publish', place)).status).toBe(200);
  expect(office.read(`content/${file}`)).not.toContain(rest[0]);
  const published = await office.call('POST', 'check', { file, source: text });
  expect((published.json as unknown as Flagged).flags).toEqual([]);
});

interface Flagged {
  flags: string[];
}
