import sharp from 'sharp';
import { expect, test } from 'vitest';
import { articleText, openOffice } from './desk-office.ts';

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3a6ea5' } });

const withPicture = (name: string) =>
  articleText('Bài có ảnh', 'Chữ.').replace(
    'byline:',
    `image:\n  src: ${name}\n  decorative: true\n  basis: no-people\nbyline:`,
  );

const sent = (name: string, bytes: Buffer) => ({
  pictures: [{ name, content: bytes.toString('base64') }],
});

test('a photo is published upright, at most 2400 pixels, without place or camera', async () => {
  const office = await openOffice();
  const bytes = await photo(3200, 1600)
    .withExif({
      IFD0: { Make: 'Máy ảnh', Artist: 'Tên riêng' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '11/1 30/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '106/1 50/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(bytes).metadata()).exif).toBeDefined();
  await office.save('2026/anh', withPicture('hoi-nghi.jpg'), null, sent('Hội nghị.JPG', bytes));
  await office.move('2026/anh', 'pending_publish');
  expect((await office.publish('2026/anh')).status).toBe(200);
  const url = 'picture?collection=articles&id=2026/anh&name=hoi-nghi.jpg';
  const kept = await office.call('GET', url);
  const seen = await sharp(kept.bytes).metadata();
  expect([seen.format, seen.width, seen.height]).toEqual(['jpeg', 1200, 2400]);
  expect([seen.exif, seen.xmp, seen.iptc, seen.orientation]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(kept.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
  });
  expect(office.git('show', '--name-only', '--format=', '-m', '--first-parent', 'main')).toBe(
    'content/articles/2026/anh.mdx\ncontent/articles/2026/hoi-nghi.jpg\n',
  );
});

test('a picture that the text does not show is not published', async () => {
  const office = await openOffice();
  const bytes = await photo(40, 30).png().toBuffer();
  const source = articleText('Bài không ảnh', 'Chữ.');
  await office.save('2026/moi', source, null, sent('nham.png', bytes));
  await office.move('2026/moi', 'pending_publish');
  await office.publish('2026/moi');
  expect(office.git('ls-tree', '-r', '--name-only', 'main')).not.toContain('nham.png');
});

const svg = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);
const NO_PICTURES: [string, string, Buffer, number, string][] = [
  ['a drawing that says it is a photo', 'anh.jpg', svg, 415, 'thật ra là hình vẽ SVG'],
  ['a drawing', 'anh.svg', svg, 415, 'Chỉ nhận .jpg, .jpeg, .png và .webp'],
  ['an animation', 'anh.png', Buffer.from('GIF89a\x01\0\x01\0'), 415, 'ảnh động GIF'],
  ['a phone’s own format', 'anh.jpg', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'), 415, 'HEIC'],
  ['a document', 'anh.jpg', Buffer.from('%PDF-1.7\n'), 415, 'tệp PDF'],
  [
    'a photo that is a page too',
    'anh.jpg',
    Buffer.from('\xFF\xD8\xFF\xE0<html><script>', 'latin1'),
    415,
    'có lẫn trang web',
  ],
  ['nothing known', 'anh.jpg', Buffer.from('xin chào'), 415, 'không phải ảnh JPEG, PNG hay WebP'],
  ['half a photo', 'anh.jpg', Buffer.from('\xFF\xD8\xFF\xE0abc', 'latin1'), 422, 'bị hỏng'],
];

test('what is no photo is refused with a sentence, and nothing is saved', async () => {
  const office = await openOffice();
  for (const [what, name, bytes, status, words] of NO_PICTURES) {
    const saved = await office.save('2026/anh', withPicture(name), null, sent(name, bytes));
    expect([what, saved.status]).toEqual([what, status]);
    expect(saved.json.error).toContain(words);
  }
  expect(office.git('for-each-ref', 'refs/drafts')).toBe('');
});

test('a picture that would fill the memory is refused', async () => {
  const office = await openOffice();
  const bytes = await photo(13_000, 13_000).png({ compressionLevel: 9 }).toBuffer();
  const saved = await office.save('2026/anh', withPicture('to.png'), null, sent('to.png', bytes));
  expect(saved.status).toBe(413);
  expect(saved.json.error).toMatch(/^Ảnh “to\.png” quá lớn, hơn 150 triệu điểm ảnh\. Thu nhỏ/u);
});

test('more than 40 MB in one save is refused in Vietnamese', async () => {
  const office = await openOffice();
  const bytes = Buffer.alloc(46 * 1024 * 1024);
  const saved = await office.save('2026/anh', withPicture('to.jpg'), null, sent('to.jpg', bytes));
  expect(saved.status).toBe(413);
  expect(saved.json.error).toBe(
    'Lần lưu này lớn quá 40 MB. Thu nhỏ ảnh, hoặc lưu ít ảnh hơn mỗi lần; chữ của bạn vẫn còn trên màn hình.',
  );
});

test('a name that has another picture is refused; the same picture again is no change', async () => {
  const office = await openOffice();
  const one = await photo(40, 30).jpeg().toBuffer();
  const two = await photo(50, 30).jpeg().toBuffer();
  const source = withPicture('anh.jpg');
  const first = await office.save('2026/mot', source, null, sent('anh.jpg', one));
  const again = await office.save('2026/mot', source, first.json.version, sent('anh.jpg', one));
  expect(again.json).toMatchObject({ written: false, pictures: ['anh.jpg'] });
  const other = await office.save('2026/mot', source, first.json.version, sent('anh.jpg', two));
  expect(other.status).toBe(409);
  // Another draft of the same year keeps its pictures in the same folder.
  const beside = await office.save('2026/hai', source, null, sent('anh.jpg', two));
  expect(beside.json.error).toBe(
    'Tên ảnh “anh.jpg” đã có ảnh khác dùng. Đổi tên tệp ảnh rồi tải lại; ảnh cũ vẫn còn nguyên.',
  );
});

const NO_NAMES = [
  '../../README.jpg',
  'a/b.jpg',
  'a\\b.jpg',
  'a\0.jpg',
  '.jpg',
  '...jpg',
  'con.jpg',
  `${'a'.repeat(290)}.jpg`,
];

test('a picture never gets a name that leads elsewhere', async () => {
  const office = await openOffice();
  const bytes = await photo(4, 4).jpeg().toBuffer();
  for (const name of NO_NAMES) {
    const source = articleText('Bài', 'Chữ.');
    const saved = await office.save('2026/anh', source, null, sent(name, bytes));
    const query = new URLSearchParams({ collection: 'articles', id: '2024/cu', name });
    const read = await office.call('GET', `picture?${query}`);
    expect([name, saved.status, read.status]).toEqual([name, 400, 404]);
  }
});

test('the pictures of a year are listed with their sizes and shown', async () => {
  const office = await openOffice();
  const bytes = await photo(40, 30).webp().toBuffer();
  office.write('content/articles/2024/cu.webp', bytes);
  office.git('add', '.');
  office.git('commit', '-qm', 'Ảnh');
  const list = await office.call('GET', 'pictures?collection=articles&folder=2024');
  expect(list.json.pictures).toMatchObject([{ name: 'cu.webp', size: bytes.length }]);
  const shown = await office.call('GET', 'picture?collection=articles&folder=2024&name=cu.webp');
  expect(shown.bytes.equals(bytes)).toBe(true);
  const etag = String(shown.headers['etag']);
  const again = await office.call(
    'GET',
    'picture?collection=articles&folder=2024&name=cu.webp',
    undefined,
    { 'if-none-match': etag },
  );
  expect(again.status).toBe(304);
});
