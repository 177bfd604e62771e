import { mkdtemp, readdir, readFile, rm, writeFile, mkdir, cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawCard, fitTitle } from '../../src/share/card.ts';
import { drawShareImages, placeShareImages } from '../../src/share/images.ts';
import { CARD } from '../../src/share/size.ts';

const LONGEST = 'Hội nghị nữ viên chức ngành bảo hiểm xã hội '.repeat(3).slice(0, 120).trim();
const SITE = 'Vì sự tiến bộ của phụ nữ';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'share-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a share image is a picture of the promised size that is not empty', async () => {
  const image = sharp(await drawCard({ title: 'Nam nữ bình quyền', note: '06/03/2025' }, SITE));
  const { width, height, format } = await image.metadata();
  expect({ width, height, format }).toEqual({ ...CARD, format: 'png' });
  expect((await image.stats()).entropy).toBeGreaterThan(0.1);
});

test('marks above and below letters are whole', async () => {
  const rowsWithInk = async (title: string) => {
    const { data } = await sharp(await drawCard({ title, note: '' }, ''))
      .extract({ left: 52, top: 112, width: 600, height: 230 })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const rows = Array.from({ length: 230 }, (_, row) =>
      data.subarray(row * 600, (row + 1) * 600).some((value) => value > 128),
    );
    return rows.lastIndexOf(true) - rows.indexOf(true);
  };
  // At 48 px: the outlines of Ẫ reach 1.145 em up, those of ợ 0.24 em down.
  expect(await rowsWithInk('Ẫợ')).toBeGreaterThan(48 * (1.145 + 0.24) - 4);
  expect(await rowsWithInk('A')).toBeLessThan(48 * 0.8);
});

test('a longer title gets smaller letters and more lines, never more than five', () => {
  expect(fitTitle('Nam nữ bình quyền').lines).toHaveLength(1);
  const short = fitTitle('Nam nữ bình quyền').type.size;
  const long = fitTitle(LONGEST);
  expect(long.type.size).toBeLessThan(short);
  expect(long.lines.join(' ')).toBe(LONGEST);
  const endless = fitTitle('Phụ nữ '.repeat(100));
  expect(endless.lines).toHaveLength(5);
  expect(endless.lines.at(-1)).toMatch(/…$/u);
});

test('what the fonts do not have is left out and breaks nothing', async () => {
  await expect(
    drawCard({ title: '😀 字 \u{200D} a\u{0323}\u{0302}', note: '' }, SITE),
  ).resolves.toBeInstanceOf(Buffer);
});

test('only articles that readers may see have an image, and an unchanged one is not drawn again', async () => {
  const contentDir = join(folder, 'content');
  await cp('content', contentDir, { recursive: true });
  await cp('tests/fixtures/content', contentDir, { recursive: true });
  const stateDir = join(folder, '.portal');
  const images = await drawShareImages({ contentDir, stateDir });
  const urls = images.map(({ url }) => url);
  expect(urls).toContain('/chia-se.png');
  expect(urls).toContain('/tin/2024/bai-mau-du-thu/chia-se.png');
  expect(urls.filter((url) => /da-go|hen-gio|tuong-lai/u.test(url))).toEqual([]);

  const article = join(contentDir, 'articles/2024/bai-mau-du-thu.mdx');
  await writeFile(
    article,
    (await readFile(article, 'utf8')).replace(/^title: .*$/mu, 'title: Tiêu đề mẫu mới'),
  );
  const again = await drawShareImages({ contentDir, stateDir });
  const before = new Set(images.map(({ file }) => file));
  expect(again.filter(({ file }) => !before.has(file)).map(({ url }) => url)).toEqual([
    '/tin/2024/bai-mau-du-thu/chia-se.png',
  ]);
  expect(await readdir(join(stateDir, 'share'))).toHaveLength(again.length);
});

test('an image is put beside its page, and nowhere without one', async () => {
  const siteDir = join(folder, 'site');
  await mkdir(join(siteDir, 'tin/co'), { recursive: true });
  await writeFile(join(siteDir, 'tin/co/index.html'), '');
  const file = join(folder, 'image.png');
  await writeFile(file, 'png');
  await placeShareImages(
    ['/tin/co/chia-se.png', '/tin/khong/chia-se.png'].map((url) => ({ url, file })),
    siteDir,
  );
  expect(await readdir(join(siteDir, 'tin/co'))).toContain('chia-se.png');
  expect(await readdir(join(siteDir, 'tin'))).toEqual(['co']);
});
