import { gunzipSync } from 'node:zlib';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { extractPdf } from '../../src/search/pdf-extract.ts';
import { LONGEST_TEXT } from '../../src/search/pdf-problems.ts';
import { type PdfRead, readPdfs } from '../../src/search/pdf-run.ts';
import { indexSite } from '../../src/search/site.ts';
import { PdfTexts } from '../../src/search/pdf-text.ts';
import { drawLines, drawPicture, endlessPdf, lockedPdf, samplePdf } from './pdf-samples.ts';

// Printed to PDF by a browser of the Chromium family: a table, two columns, two pages, accents
// typed in both ways. It says of itself that it is a sample.
const PRINTED = readFileSync(
  join(import.meta.dirname, '..', 'fixtures', 'pdf', 'mau-trinh-duyet-in.pdf'),
);

function folderWith(files: Record<string, string | Buffer>): { folder: string; cache: string } {
  const root = mkdtempSync(join(tmpdir(), 'pdf-text-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'documents');
  mkdirSync(folder);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return { folder, cache: join(root, 'cache') };
}

/** One build: what was read of the files, and what the build said. */
async function build(folder: string, cache: string) {
  const pdfs = await PdfTexts.open(folder, cache);
  const said: string[] = [];
  const texts = await pdfs.read(readdirSync(folder), (line) => said.push(line));
  return { texts, said, keyOf: pdfs.keyOf };
}

const textOf = async (lines: string[]) => (await extractPdf(samplePdf([drawLines(lines)]))).text;

test('a printed document is read word by word, column by column, page by page', async () => {
  const { text, problem } = await extractPdf(PRINTED);
  expect(problem).toBeUndefined();
  expect(text).toBe(text.normalize('NFC'));
  expect(text).toMatchInlineSnapshot(
    `"CƠ QUAN MẪU Số: 00/MAU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Văn bản mẫu để thử việc đọc chữ, không phải văn bản của cơ quan nào Cột một: người lao động nữ được nghỉ dưỡng; kinh tế - xã hội phát triển, phụ nữ tham gia quản lý, lãnh đạo. Tỷ lệ nữ đạt 61,3%. Cột hai: phấn đấu, nỗ lực vươn lên, Đồng Xoài. Trang hai: thuở ấy đã rõ."`,
  );
});

test('a word that the end of a line divides is whole, and a number keeps its hyphen', async () => {
  expect(await textOf(['Công văn 241/BHXH-', 'TCCB ngày'])).toBe('Công văn 241/BHXH-TCCB ngày');
  expect(await textOf(['số 786/', 'BHXH-BVSTBPN'])).toBe('số 786/BHXH-BVSTBPN');
  expect(await textOf(['gender main-', 'streaming'])).toBe('gender mainstreaming');
  expect(await textOf(['kinh tế-', 'xã hội'])).toBe('kinh tế-xã hội');
  expect(await textOf(['kinh tế -', 'xã hội'])).toBe('kinh tế - xã hội');
  expect(await textOf(['phụ', 'nữ'])).toBe('phụ nữ');
});

test('accents that were written apart from their letters come out as one letter', async () => {
  expect(await textOf(['Bình đẳng giới'.normalize('NFD')])).toBe('Bình đẳng giới'.normalize('NFC'));
});

test('a very long document is read as far as is searched', async () => {
  const page = drawLines(Array.from({ length: 45 }, () => 'chữ mẫu '.repeat(10)));
  const { text, problem } = await extractPdf(samplePdf(Array.from({ length: 70 }, () => page)));
  expect(problem).toBe('cut');
  expect(text.length).toBeLessThanOrEqual(LONGEST_TEXT);
  expect(text.length).toBeGreaterThan(LONGEST_TEXT - 20);
});

test('what cannot be searched is told in a line for each file, and the others are read', async () => {
  const good = samplePdf([drawLines(['Văn bản mẫu'])]);
  const { folder, cache } = folderWith({
    'co-chu.pdf': good,
    'ban-quet.pdf': samplePdf([drawPicture(), drawPicture()]),
    'mat-khau.pdf': lockedPdf(),
    'nua-tep.pdf': good.subarray(0, 400),
    'khong-co-gi.pdf': Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(10 * 1024 * 1024)]),
    'phong-cu.pdf': samplePdf([
      drawLines(['Céng hßa x· héi chñ nghÜa ViÖt Nam', '§éc lËp - Tù do - H¹nh phóc']),
    ]),
  });
  const { texts, said } = await build(folder, cache);
  expect(said.toSorted()).toMatchInlineSnapshot(`
    [
      "Tệp ban-quet.pdf là bản quét, không có chữ để tìm. Nếu cần tìm trong văn bản này, nhận dạng chữ (OCR) rồi thay tệp.",
      "Tệp khong-co-gi.pdf bị hỏng nên không đọc được chữ để tìm. Mở thử tệp; nếu không mở được, xuất lại rồi thay.",
      "Tệp mat-khau.pdf có mật khẩu nên không đọc được chữ để tìm. Xuất lại tệp không đặt mật khẩu rồi thay tệp.",
      "Tệp nua-tep.pdf bị hỏng nên không đọc được chữ để tìm. Mở thử tệp; nếu không mở được, xuất lại rồi thay.",
      "Tệp phong-cu.pdf dùng phông chữ cũ (TCVN3, VNI) nên không có chữ để tìm. Xuất lại văn bản bằng phông chữ Unicode rồi thay tệp.",
    ]
  `);
  expect([...texts].filter(([, text]) => text !== '')).toEqual([['co-chu.pdf', 'Văn bản mẫu']]);
});

test('a file that never ends is given up, and those after it are read', async () => {
  const { folder } = folderWith({
    'a.pdf': samplePdf([drawLines(['Một'])]),
    'b.pdf': endlessPdf(),
    'c.pdf': samplePdf([drawLines(['Ba'])]),
  });
  const reads: PdfRead[] = [];
  await readPdfs(folder, ['a.pdf', 'b.pdf', 'c.pdf'], (read) => void reads.push(read), 3000);
  expect(reads).toEqual([
    { name: 'a.pdf', text: 'Một' },
    { name: 'b.pdf', text: '', problem: 'stuck' },
    { name: 'c.pdf', text: 'Ba' },
  ]);
});

test('a file is read once: the next build takes its text from the cache and only counts what failed', async () => {
  const { folder, cache } = folderWith({
    'a.pdf': samplePdf([drawLines(['Bản đầu'])]),
    'quet.pdf': samplePdf([drawPicture()]),
  });
  const first = await build(folder, cache);
  // Marks the kept text, so that one can see where the next comes from.
  for (const name of readdirSync(cache)) {
    const kept = readFileSync(join(cache, name), 'utf8');
    writeFileSync(join(cache, name), kept.replace('Bản đầu', 'Bản đã nhớ'));
  }
  const second = await build(folder, cache);
  expect(second.texts.get('a.pdf')).toBe('Bản đã nhớ');
  expect(second.keyOf('a.pdf')).toBe(first.keyOf('a.pdf'));
  expect(second.said).toMatchInlineSnapshot(`
    [
      "Vẫn còn 1 tệp PDF không tìm được theo nội dung, đã báo ở lần dựng trước.",
    ]
  `);

  writeFileSync(join(folder, 'a.pdf'), samplePdf([drawLines(['Bản thay'])]));
  const third = await build(folder, cache);
  expect(third.texts.get('a.pdf')).toBe('Bản thay');
  expect(third.keyOf('a.pdf')).not.toBe(first.keyOf('a.pdf'));
  expect(third.keyOf('quet.pdf')).toBe(first.keyOf('quet.pdf'));
  expect(readdirSync(cache)).toHaveLength(3);
});

test('a portal without documents reads none', async () => {
  const { folder, cache } = folderWith({});
  const { texts, said } = await build(folder, cache);
  expect([texts.size, said]).toEqual([0, []]);
  expect((await PdfTexts.open(join(folder, 'không có'), cache)).keyOf('a.pdf')).toBe('');
});

test('a document is found by what its PDF says, and no longer by what it said before', async () => {
  const { folder, cache } = folderWith({
    'cv.yaml':
      'kind: cong-van\nnumber: 00/MAU\ndate: 2020-03-16\nissuer: Mẫu\nsummary: Mẫu\nfile: cv.pdf\n',
    'cv.pdf': samplePdf([drawLines(['main-', 'streaming'])]),
  });
  const search = async (word: string) => {
    const outDir = join(cache, 'site');
    await indexSite({ contentDir: join(folder, '..'), outDir, stateDir: cache, base: '/' });
    return readdirSync(outDir, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && file.parentPath.endsWith('fragment'))
      .some((file) =>
        gunzipSync(readFileSync(join(file.parentPath, file.name)))
          .toString()
          .includes(word),
      );
  };
  expect(await search('mainstreaming')).toBe(true);
  writeFileSync(join(folder, 'cv.pdf'), samplePdf([drawLines(['leadership'])]));
  expect(await search('mainstreaming')).toBe(false);
  expect(await search('leadership')).toBe(true);
});
