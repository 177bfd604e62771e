import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkEntry } from '../../src/model/check.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { formatIssue } from '../../src/model/issues.ts';
import { readPdf } from '../../src/model/pdf.ts';
import { listStrays } from '../../src/model/strays.ts';

const FILE = 'documents/cv.yaml';
const sourceNaming = (name: string) =>
  `kind: cong-van\nnumber: 241/BHXH-TCCB\ndate: 2020-03-16\nissuer: A\nsummary: B\nfile: ${name}\n`;

function folderWith(files: Record<string, string | Buffer>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'documents'));
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
}

const read = (folder: string, name: string) =>
  readPdf(folder, FILE, parseSource(FILE, sourceNaming(name)));

const refusal = async (content: string | Buffer | undefined) => {
  const folder = folderWith(content === undefined ? {} : { 'documents/cv.pdf': content });
  const found = await read(folder, 'cv.pdf');
  return found && 'issue' in found ? formatIssue(found.issue) : found;
};

test('a PDF beside its document is found with its size', async () => {
  const folder = folderWith({ 'documents/cv.pdf': '%PDF-1.4\n' });
  expect(await read(folder, 'cv.pdf')).toMatchObject({ pdf: { name: 'cv.pdf', size: 9 } });
  expect(await readPdf(folder, FILE, parseSource(FILE, 'kind: luat\n'))).toBeUndefined();
});

test('a PDF that is missing, that is none or that is too large is refused by name', async () => {
  expect([
    await refusal(undefined),
    await refusal('<html>'),
    await refusal(''),
    await refusal(Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(20 * 1024 * 1024)])),
  ]).toMatchInlineSnapshot(`
    [
      "documents/cv.yaml:6:7 Không có tệp “cv.pdf” bên cạnh văn bản. Đặt tệp PDF vào thư mục documents, hoặc bỏ mục “Tệp”.",
      "documents/cv.yaml:6:7 Tệp “cv.pdf” không phải PDF, dù tên có đuôi .pdf. Xuất lại văn bản thành PDF rồi thay tệp này.",
      "documents/cv.yaml:6:7 Tệp “cv.pdf” không phải PDF, dù tên có đuôi .pdf. Xuất lại văn bản thành PDF rồi thay tệp này.",
      "documents/cv.yaml:6:7 Tệp “cv.pdf” nặng 21 MB, quá 20 MB. Quét lại ở độ phân giải thấp hơn rồi thay tệp này.",
    ]
  `);
});

test('the name of a PDF is a name, not a path or an address', () => {
  const said = (name: string) => checkEntry(FILE, sourceNaming(name)).map(formatIssue);
  expect(said('241-bhxh-tccb-2020.pdf')).toEqual([]);
  expect(said('../cv.pdf')).toMatchInlineSnapshot(`
    [
      "documents/cv.yaml:6:7 Mục “Tệp” là “../cv.pdf”, không đúng dạng. Ghi tên tệp PDF nằm cạnh văn bản, không dấu, chữ thường, như 241-bhxh-tccb-2020.pdf.",
    ]
  `);
  for (const name of [
    '""',
    '../articles',
    '/van-ban/cv.pdf',
    'cv.docx',
    'Công văn.pdf',
    'https://a.vn/cv.pdf',
  ])
    expect(said(name), name).toHaveLength(1);
});

test('a PDF that no document names is told, and stops nothing', async () => {
  const folder = folderWith({
    'documents/cv.yaml': sourceNaming('"cv.pdf"'),
    'documents/cv.pdf': '%PDF-1.4\n',
    'documents/la.pdf': '%PDF-1.4\n',
    'lac.PDF': '%PDF-1.4\n',
  });
  expect(await listStrays(folder)).toEqual(['documents/la.pdf', 'lac.PDF']);
  const [issue] = checkEntry('documents/la.pdf', '');
  expect(issue?.severity).toBe('warning');
  expect(issue?.message).toMatchInlineSnapshot(
    `"Không có văn bản nào ghi tệp “documents/la.pdf”. Đặt tệp ở thư mục documents và ghi tên tệp vào mục “Tệp” của văn bản, hoặc xóa tệp."`,
  );
});

test('no document can have the address of a list of documents', async () => {
  const folder = folderWith({ 'documents/nam.yaml': sourceNaming('cv.pdf') });
  expect(await listStrays(folder)).toEqual(['documents/nam.yaml']);
  expect(checkEntry('documents/nam.yaml', '').map(formatIssue)).toMatchInlineSnapshot(`
    [
      "documents/nam.yaml:1:1 Văn bản không thể mang mã “nam” vì đó là địa chỉ của một danh sách văn bản. Đổi tên tệp “documents/nam.yaml”, ví dụ thêm số và năm của văn bản.",
    ]
  `);
});
