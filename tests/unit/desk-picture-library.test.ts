import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Person } from '../../admin/desk/people.ts';
import { usesIn } from '../../admin/desk/picture-uses.ts';
import { withoutPicture, withOther } from '../../admin/desk/picture-rewrite.ts';
import { articleText, openOffice } from './desk-office.ts';

const drawing = (background: string, width = 60) =>
  sharp({ create: { width, height: 40, channels: 3, background } })
    .jpeg()
    .toBuffer();

const illustrated = (title: string, name: string, body = 'Chữ.') =>
  articleText(title, body).replace(
    'byline:',
    `image:\n  src: ${name}\n  alt: Hội trường\n  caption: Lễ mít tinh\n  basis: public-event\n  expires: 2020-01-31\nbyline:`,
  );

const PEOPLE: Record<string, Person> = {
  lan: { name: 'Lan', email: 'lan@example.vn', role: 'publisher' },
  hoa: { name: 'Hoa', email: 'hoa@example.vn', role: 'editor' },
};
const lan = { 'x-person': 'lan' };
const hoa = { 'x-person': 'hoa' };

interface Listed {
  pictures: {
    file: string;
    blob: string;
    width: number;
    copies: number;
    draft?: { by: string };
    uses: { id: string; where: string; isDraft: boolean; caption?: string }[];
  }[];
  count: number;
  counts: Record<string, number>;
}

/** Two articles with the same picture under two names, one picture that nothing shows. */
async function openGallery() {
  const office = await openOffice({ people: PEOPLE });
  const red = await drawing('#a00');
  office.write('content/articles/2026/mot.jpg', red);
  office.write('content/articles/2026/hai.jpg', red);
  office.write('content/articles/2026/thua.jpg', await drawing('#0a0'));
  office.write('content/articles/2026/bai-mot.mdx', illustrated('Bài một', 'mot.jpg'));
  office.write(
    'content/articles/2026/bai-hai.mdx',
    illustrated(
      'Bài hai',
      './hai.jpg',
      'Đầu.\n\n<Figure src="hai.jpg" alt="Đám đông" caption="Trước giờ khai mạc" />\n\nCuối.',
    ),
  );
  office.git('add', '.');
  office.git('commit', '-qm', 'Ảnh');
  const list = async (query = '') => {
    const answer = await office.call('GET', `picture-library?${query}`, undefined, lan);
    return answer.json as unknown as Listed;
  };
  const act = (path: string, body: object, who = lan) =>
    office.call('POST', `picture/${path}`, body, who);
  const at = async (file: string) =>
    (await list()).pictures.find((picture) => picture.file === `articles/2026/${file}`)!;
  return { ...office, list, act, at, red };
}

test('every picture is listed with its size, where it is shown and what is said of it', async () => {
  const office = await openGallery();
  const { pictures, count, counts } = await office.list();
  expect(count).toBe(3);
  expect(counts).toEqual({
    all: 3,
    unused: 1,
    copies: 2,
    expired: 2,
    expiring: 0,
    large: 0,
    'no-basis': 1,
    'no-alt': 0,
  });
  const two = pictures.find(({ file }) => file.endsWith('hai.jpg'));
  expect(two).toMatchObject({
    width: 60,
    height: 40,
    copies: 2,
    twins: ['articles/2026/mot.jpg'],
  });
  expect(two?.uses.map(({ where, id }) => [where, id])).toEqual([
    ['image', '2026/bai-hai'],
    ['body', '2026/bai-hai'],
  ]);
});

test('pictures are found by caption and title, accents or none, and by what is wrong', async () => {
  const office = await openGallery();
  const names = async (query: string) =>
    (await office.list(query)).pictures.map(({ file }) => file.slice(file.lastIndexOf('/') + 1));
  expect(await names('q=khai+mac')).toEqual(['hai.jpg']);
  expect(await names('q=bài+một')).toEqual(['mot.jpg']);
  expect(await names('filter=unused')).toEqual(['thua.jpg']);
  expect((await names('filter=copies')).sort()).toEqual(['hai.jpg', 'mot.jpg']);
  expect((await office.list('limit=2&from=2')).pictures).toHaveLength(1);
});

test('a draft’s own picture is listed as its own until it is published', async () => {
  const office = await openGallery();
  const content = (await drawing('#00a')).toString('base64');
  const source = illustrated('Bài ba', 'ba.jpg');
  await office.save('2026/ba', source, null, { pictures: [{ name: 'ba.jpg', content }] }, 'hoa');
  expect(await office.at('ba.jpg')).toMatchObject({
    draft: { by: 'Hoa', title: 'Bài ba' },
    uses: [{ id: '2026/ba', isDraft: true }],
  });
});

test('a picture sent ahead is saved by its name alone, byte for byte', async () => {
  const office = await openGallery();
  const content = (await drawing('#123')).toString('base64');
  const sent = await office.call('POST', 'picture', { name: 'Ảnh Mới.jpg', content }, hoa);
  const { blob, name } = sent.json as unknown as { blob: string; name: string };
  expect(name).toBe('anh-moi.jpg');
  const source = illustrated('Bài', name);
  const saved = await office.save('2026/bai', source, null, { pictures: [{ name, blob }] }, 'hoa');
  expect(saved.json.pictures).toEqual(['anh-moi.jpg']);
  expect(
    office.git('rev-parse', `refs/drafts/articles/2026/bai:content/articles/2026/${name}`),
  ).toBe(`${blob}\n`);
  // A picture of another year is reused the same way: git keeps its bytes once.
  const { blob: old } = await office.at('mot.jpg');
  const again = { pictures: [{ name: 'mot.jpg', blob: old }] };
  expect(
    (await office.save('2025/lai', illustrated('Lại', 'mot.jpg'), null, again, 'hoa')).status,
  ).toBe(200);
});

test('what is no picture never gets into an article by its name alone', async () => {
  const office = await openGallery();
  const text = office.blob('main', 'content/articles/2026/bai-mot.mdx');
  const tried = await office.save(
    '2026/x',
    articleText('X', 'Chữ.'),
    null,
    { pictures: [{ name: 'x.jpg', blob: text }] },
    'hoa',
  );
  expect(tried.status).toBe(415);
  const lost = await office.save(
    '2026/x',
    articleText('X', 'Chữ.'),
    null,
    { pictures: [{ name: 'x.jpg', blob: 'f'.repeat(40) }] },
    'hoa',
  );
  expect(lost.json.error).toBe(
    'Máy chủ không còn giữ ảnh “x.jpg” đã gửi. Bỏ ảnh khỏi bài, chọn lại ảnh rồi lưu; chữ của bạn vẫn còn trên màn hình.',
  );
});

test('small pictures are made of what the content has, and of nothing else', async () => {
  const office = await openGallery();
  const { blob } = await office.at('mot.jpg');
  const small = await office.call('GET', `picture-thumb?blob=${blob}`, undefined, lan);
  expect((await sharp(small.bytes).metadata()).format).toBe('webp');
  const text = office.blob('main', 'content/articles/2026/bai-mot.mdx');
  expect((await office.call('GET', `picture-thumb?blob=${text}`, undefined, lan)).status).toBe(404);
  expect((await office.call('GET', `picture-thumb?blob=${blob}`)).status).toBe(401);
});

test('a publisher gives a picture other bytes everywhere at once; others may not', async () => {
  const office = await openGallery();
  const { blob, file } = await office.at('mot.jpg');
  const content = (await drawing('#222', 90)).toString('base64');
  expect((await office.act('replace', { file, blob, content }, hoa)).status).toBe(403);
  expect((await office.act('replace', { file, blob, content })).status).toBe(200);
  expect((await office.at('mot.jpg')).width).toBe(90);
  expect(office.git('log', '-1', '--format=%an %s')).toBe('Lan Thay ảnh: mot.jpg\n');
  expect(office.git('status', '--porcelain')).toBe('');
  const late = await office.act('replace', { file, blob, content });
  expect(late.json.error).toMatch(/vừa được thay bằng ảnh khác/u);
});

test('equal pictures become one, and every text that showed another shows it', async () => {
  const office = await openGallery();
  const merged = await office.act('merge', {
    keep: 'articles/2026/mot.jpg',
    drop: ['articles/2026/hai.jpg'],
  });
  expect(merged.status).toBe(200);
  const text = office.read('content/articles/2026/bai-hai.mdx');
  expect(text).toContain('src: mot.jpg\n');
  expect(text).toContain('<Figure src="mot.jpg" alt="Đám đông" caption="Trước giờ khai mạc" />');
  expect((await office.list()).pictures.map(({ copies }) => copies)).toEqual([1, 1]);
  const wrong = await office.act('merge', {
    keep: 'articles/2026/mot.jpg',
    drop: ['articles/2026/thua.jpg'],
  });
  expect(wrong.status).toBe(400);
});

test('a picture is taken down everywhere, captions stay, and the reason is kept', async () => {
  const office = await openGallery();
  const { blob, file } = await office.at('hai.jpg');
  expect((await office.act('take-down', { file, blob, reason: ' ' })).status).toBe(400);
  const done = await office.act('take-down', { file, blob, reason: 'Người trong ảnh yêu cầu' });
  expect(done.status).toBe(200);
  // The same picture under another name is gone as well.
  expect((await office.list()).pictures.map((one) => one.file)).toEqual(['articles/2026/thua.jpg']);
  const text = office.read('content/articles/2026/bai-hai.mdx');
  expect(text).not.toContain('hai.jpg');
  expect(text).toContain('Đầu.\n\n<Figure caption="Trước giờ khai mạc" />\n\nCuối.\n');
  expect(office.git('log', '-1', '--format=%B')).toContain(
    'Desk-Reason: "Người trong ảnh yêu cầu"',
  );
});

test('nothing is changed below a draft that shows the picture', async () => {
  const office = await openGallery();
  const base = office.blob('main', 'content/articles/2026/bai-hai.mdx');
  const source = office.read('content/articles/2026/bai-hai.mdx').replace('Cuối.', 'Cuối bài.');
  await office.save('2026/bai-hai', source, base, {}, 'hoa');
  const { blob, file } = await office.at('hai.jpg');
  const done = await office.act('take-down', { file, blob, reason: 'Sai ảnh' });
  expect(done.json.error).toBe(
    'Bản nháp “Bài hai” do Hoa lưu đang dùng ảnh này hoặc sửa bài có ảnh này. Đăng hoặc xóa bản nháp đó, hay bỏ ảnh khỏi đó, rồi làm lại; chưa có gì thay đổi.',
  );
});

test('only what speaks of the picture is written anew', () => {
  const file = 'articles/2026/x.mdx';
  const source = illustrated('X', 'a.jpg', 'Xem a.jpg ở đây.\n\n<Figure src="b.jpg" alt="b" />');
  expect(withOther(file, source, 'articles/2026/a.jpg', 'articles/2026/c.jpg')).toBe(
    source.replace('src: a.jpg', 'src: c.jpg'),
  );
  const less = withoutPicture(file, source, 'articles/2026/a.jpg');
  expect(less).toBe(source.replace(/image:\n(?: {2}.*\n)+/u, ''));
  const inline = source.replace(
    /image:\n(?: {2}.*\n)+/u,
    'image: { src: a.jpg, basis: consent }\n',
  );
  expect(withoutPicture(file, inline, 'articles/2026/a.jpg')).toBeUndefined();
});

test('a gallery and a video lose a picture, or get another, and nothing else', () => {
  const file = 'articles/2026/x.mdx';
  const three =
    '<Gallery\n  title="Lễ"\n  src1="a.jpg" alt1="A"\n  src2="b.jpg" alt2="xem src=\'a.jpg\'"\n  src3="c.jpg" alt3="C"\n/>';
  const video =
    '<Video url="https://youtu.be/aaaaaaaaaaa" title="x" text="y" src="a.jpg" alt="A" />';
  const source = articleText('X', `Đầu.\n\n${three}\n\n${video}\n\nCuối.`);
  const picture = (name: string) => `articles/2026/${name}.jpg`;
  expect(usesIn(file, source).map((use) => [use.picture, use.alt])).toEqual([
    [picture('a'), 'A'],
    [picture('b'), "xem src='a.jpg'"],
    [picture('c'), 'C'],
    [picture('a'), 'A'],
  ]);
  expect(withOther(file, source, picture('a'), picture('d'))).toBe(
    source
      .replace('src1="a.jpg"', 'src1="d.jpg"')
      .replace('src="a.jpg" alt="A" />', 'src="d.jpg" alt="A" />'),
  );
  // What is in the gallery already is not shown twice.
  expect(withOther(file, source, picture('a'), picture('c'))).toBe(
    source
      .replace('  src1="a.jpg" alt1="A"\n', '')
      .replace('src2="b.jpg" alt2', 'src1="b.jpg" alt1')
      .replace('src3="c.jpg" alt3', 'src2="c.jpg" alt2')
      .replace('src="a.jpg" alt="A" />', 'src="c.jpg" alt="A" />'),
  );
  const less = withoutPicture(file, source, picture('a')) ?? '';
  expect(less).toContain('title="x" text="y" />');
  expect(less).toContain('<Gallery\n  title="Lễ"\n  src1="b.jpg"');
  expect(withoutPicture(file, less, picture('b'))).toContain('<Figure src="c.jpg" alt="C" />');
});
