import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { entryFile, entryOf, listEntries } from '../../src/model/entries.ts';
import { listStrays } from '../../src/model/strays.ts';

function folderWith(...files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'entries-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  return folder;
}

test('every file of the content is found as what it is', async () => {
  const folder = folderWith(
    'site.yaml',
    'articles/2020/bai.mdx',
    'articles/2020/anh.jpg',
    'units/a.yaml',
  );
  expect(await listEntries(folder)).toEqual([
    { collection: 'articles', id: '2020/bai', file: 'articles/2020/bai.mdx' },
    { collection: 'site', id: 'site', file: 'site.yaml' },
    { collection: 'units', id: 'a', file: 'units/a.yaml' },
  ]);
});

test('a misplaced or misspelt file is noticed, not passed over', async () => {
  const strays = [
    'articles/Bai.mdx',
    'articles/2020/Bài.mdx',
    'articles/2020/03.mdx',
    'unit/a.yaml',
    'pages/tin.mdx',
    'units/a.yml',
  ];
  const folder = folderWith('units/b.yaml', 'articles/2020/anh.jpg', ...strays);
  expect((await listStrays(folder)).toSorted()).toEqual(strays.toSorted());
});

test('a path that leads out of the content is no entry', () => {
  for (const file of [
    '../site.yaml',
    'articles/2020/../../x.mdx',
    'articles/2020/.mdx',
    'units/a/b.yaml',
  ])
    expect(entryOf(file)).toBeUndefined();
  expect(entryOf(entryFile('documents', '241-bhxh-tccb-2020'))?.id).toBe('241-bhxh-tccb-2020');
});

test('a content folder that is not there is told by its name', async () => {
  await expect(listEntries('/khong/co')).rejects.toThrow(
    'Không có thư mục nội dung /khong/co. Kiểm tra CONTENT_DIR.',
  );
});
