import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importFiles } from '../../src/import/import.ts';
import { checkEntry } from '../../src/model/check.ts';
import { parseSource } from '../../src/model/frontmatter.ts';

let root: string;
let contentDir: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'import-'));
  contentDir = join(root, 'content');
  await mkdir(join(contentDir, 'units'), { recursive: true });
  await writeFile(
    join(contentDir, 'units', 'don-vi-mau.yaml'),
    'names:\n  - name: Đơn vị mẫu\n    shortName: Tên cũ\n    to: 2024-12-31\n  - name: Đơn vị mẫu\n    shortName: Tên mới\n    from: 2025-01-01\nlevel: province\n',
  );
  await mkdir(join(contentDir, 'topics'));
  await writeFile(join(contentDir, 'topics', 'mot.yaml'), 'title: Một\nsummary: Một.\n');
  await writeFile(join(contentDir, 'topics', 'hai.yaml'), 'title: Hai\nsummary: Hai.\n');
});
afterEach(() => rm(root, { recursive: true }));

const TEXT = `Hướng dẫn công tác năm 2020

19/03/2020 01:10 PM


Thực hiện kế hoạch của cấp trên, Ban đã ban hành hướng dẫn gửi các đơn vị trực thuộc.

1. Tuyên truyền, phổ biến pháp luật
- Trong các cuộc họp tại đơn vị.
2. Khen thưởng kịp thời.
Đề nghị các đơn vị triển khai./.

Mỹ Như`;

async function save(name: string, content: string | Buffer) {
  await writeFile(join(root, name), content);
  return join(root, name);
}

const jsonl = (...records: object[]) => records.map((record) => JSON.stringify(record)).join('\n');
const record = (change: object = {}) => ({
  id: 'bai-1',
  title: 'Tin thứ nhất',
  date: '2020-03-19T06:10:00Z',
  body: 'Đoạn thứ nhất của một bài tin đủ dài để làm phần tóm tắt của bài.\n\nĐoạn thứ hai.',
  ...change,
});

const run = (...files: string[]) => importFiles(files, { contentDir });
const read = (path: string) => readFile(join(contentDir, path), 'utf8');
const articles = async () =>
  (await readdir(contentDir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.parentPath.includes('articles'))
    .map(({ name }) => name);

test('a text becomes an article with date, byline, unit, topic and body', async () => {
  const { added } = await run(await save('bai.txt', TEXT));
  expect(added).toEqual(['articles/2020/huong-dan-cong-tac-nam-2020.mdx']);
  expect(await read(added[0]!)).toMatchInlineSnapshot(`
    "---
    title: Hướng dẫn công tác năm 2020
    summary: Thực hiện kế hoạch của cấp trên, Ban đã ban hành hướng dẫn gửi các đơn vị trực thuộc.
    date: 2020-03-19T13:10:00+07:00
    unit: don-vi-mau
    byline: Mỹ Như
    topics:
      - hai
    ---

    Thực hiện kế hoạch của cấp trên, Ban đã ban hành hướng dẫn gửi các đơn vị trực thuộc.

    1. Tuyên truyền, phổ biến pháp luật
       - Trong các cuộc họp tại đơn vị.
    2. Khen thưởng kịp thời.

    Đề nghị các đơn vị triển khai./.
    "
  `);
});

test('importing the same again changes nothing', async () => {
  const file = await save('bai.txt', TEXT);
  const { added } = await run(file);
  const before = await read(added[0]!);
  expect(await run(file)).toEqual({ added: [], unchanged: added, problems: [] });
  expect(await read(added[0]!)).toBe(before);
});

test('line ends, byte order mark and composed letters make no difference', async () => {
  const { added } = await run(await save('bai.txt', TEXT));
  const foreign = `\uFEFF${TEXT.normalize('NFD').replaceAll('\n', '\r\n')}\r\n\r\n`;
  expect(await run(await save('khac.txt', foreign))).toMatchObject({
    unchanged: added,
    problems: [],
  });
});

test('an article that an editor has added blocks, links and data to is left alone', async () => {
  const file = await save('bai.txt', TEXT);
  const { added } = await run(file);
  const enriched = (await read(added[0]!))
    .replace('topics:', 'featured: true\ntopics:')
    .replace('Khen thưởng', '[Khen **thưởng**](/tin/)')
    .replace('\n1. ', '\n<Note text="Ghi chú của biên tập." />\n\n1. ');
  await writeFile(join(contentDir, added[0]!), enriched);
  expect(await run(file)).toMatchObject({ added: [], unchanged: added, problems: [] });
  expect(await read(added[0]!)).toBe(enriched);
});

test('an address that another text has is never written over', async () => {
  const { added } = await run(await save('bai.txt', TEXT));
  const before = await read(added[0]!);
  const other = await save('khac.txt', TEXT.replace('kịp thời', 'hằng năm'));
  const fresh = await save('moi.txt', TEXT.replace('năm 2020', 'năm 2021'));
  const { problems } = await run(fresh, other);
  expect(problems.map(({ file, line, message }) => `${file.slice(root.length)}:${line} ${message}`))
    .toMatchInlineSnapshot(`
      [
        "/khac.txt:1 Địa chỉ articles/2020/huong-dan-cong-tac-nam-2020.mdx đã có bài “Hướng dẫn công tác năm 2020” với nội dung khác. Đổi tiêu đề (hoặc id) của bài đang nhập, hoặc sửa bài đã có trên trang biên tập.",
      ]
    `);
  expect(await read(added[0]!)).toBe(before);
  expect(await articles()).toEqual(['huong-dan-cong-tac-nam-2020.mdx']);
});

test('the year in the address is the year in Vietnam', async () => {
  const file = await save('bai.jsonl', jsonl(record({ date: '2019-12-31T17:30:00.000Z' })));
  const { added } = await run(file);
  expect(added).toEqual(['articles/2020/bai-1.mdx']);
  expect(await read(added[0]!)).toContain('date: 2020-01-01T00:30:00+07:00');
});

test('an id that cannot be an address leaves it to the title', async () => {
  const file = await save(
    'bai.jsonl',
    jsonl(record({ id: 'Bài số 1' }), record({ id: '../../x', title: 'Tin thứ hai' })),
  );
  expect((await run(file)).added).toEqual([
    'articles/2020/tin-thu-nhat.mdx',
    'articles/2020/tin-thu-hai.mdx',
  ]);
});

test('a name alone at the end of a JSONL text is its byline, else the unit signs with its name of that day', async () => {
  const texts = [
    record({ id: 'co-ten', body: `${record().body}\n\nThu Hương` }),
    record({ id: 'nam-cu' }),
    record({ id: 'nam-moi', date: '2025-03-06' }),
  ];
  await run(await save('bai.jsonl', jsonl(...texts)));
  expect(await read('articles/2020/co-ten.mdx')).toContain('byline: Thu Hương\n');
  expect(await read('articles/2020/co-ten.mdx')).not.toMatch(/Thu Hương\s*$/u);
  expect(await read('articles/2020/nam-cu.mdx')).toContain('byline: Tên cũ\n');
  expect(await read('articles/2025/nam-moi.mdx')).toContain('byline: Tên mới\n');
});

test('unit, topics and byline can be named on the command line', async () => {
  const file = await save('bai.jsonl', jsonl(record()));
  const options = { contentDir, unit: 'don-vi-mau', topics: ['mot', 'hai'], byline: 'Ban Nữ công' };
  await importFiles([file], options);
  expect(parseSource('x.mdx', await read('articles/2020/bai-1.mdx')).data).toMatchObject({
    unit: 'don-vi-mau',
    topics: ['mot', 'hai'],
    byline: 'Ban Nữ công',
  });
  await expect(importFiles([file], { contentDir, topics: ['ba'] })).rejects.toThrow(
    'Không có chuyên đề nào mang mã “ba”. Chọn một trong: hai, mot.',
  );
});

test('a title over 120 characters is cut at a word and stands whole at the head of the text', async () => {
  const title = 'Hội nghị tổng kết công tác '.repeat(8).trim();
  await run(await save('bai.jsonl', jsonl(record({ title }))));
  const { data, body } = parseSource('x.mdx', await read('articles/2020/bai-1.mdx'));
  expect((data as { title: string }).title).toBe(
    'Hội nghị tổng kết công tác Hội nghị tổng kết công tác Hội nghị tổng kết công tác Hội nghị tổng kết công tác Hội nghị…',
  );
  expect(body.startsWith(`${title}\n\nĐoạn thứ nhất`)).toBe(true);
});

test('a packed JSONL file imports like an unpacked one', async () => {
  const file = await save('bai.jsonl.gz', gzipSync(jsonl(record(), record({ id: 'bai-2' }))));
  expect((await run(file)).added).toHaveLength(2);
});

test('no text can be taken for syntax', async () => {
  const hostile = [
    'import x from "y"',
    'export const a = 1',
    '<script>alert(1)</script> <b onclick=x> <!-- --> </Figure>',
    '{process.env} ${x} {/* */} }',
    '# Không phải đề mục',
    '> Không phải trích dẫn',
    '---',
    '```js',
    '    thụt vào',
    '| a | b |',
    '[x](javascript:alert(1)) ![x](y) <https://x.vn>',
    '&lt; &amp; &#123; \\ * _ ` ~',
    'a<b và <3% và 5 > 3',
    '- {x}',
    '1. <Note text="x" />',
    '+ import',
  ];
  await run(
    await save(
      'bai.jsonl',
      jsonl(record({ body: `${record().body}\n\n${hostile.join('\n\n')}\n\nHết.` })),
    ),
  );
  const source = await read('articles/2020/bai-1.mdx');
  expect(checkEntry('articles/2020/bai-1.mdx', source)).toEqual([]);
});

test('a list that cannot be written leaves no article behind', async () => {
  await mkdir(join(contentDir, 'articles'), { recursive: true });
  await writeFile(join(contentDir, 'articles', '2021'), 'a file where a folder should be');
  const file = await save(
    'bai.jsonl',
    jsonl(record(), record({ id: 'bai-2', date: '2021-01-01' })),
  );
  await expect(run(file)).rejects.toThrow(/Không (?:ghi|đọc) được/u);
  expect(await articles()).toEqual(['2021']);
});
