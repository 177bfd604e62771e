import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodePicture, pictureName } from '../../admin/desk/pictures.ts';
import { openOffice } from './desk-office.ts';

const photo = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: '#3a6ea5' } });

/** What is said of bytes that are no usable picture. */
const refusal = (name: string, bytes: Buffer) =>
  encodePicture(name, bytes).then(
    () => 'taken',
    (error: Error) => error.message,
  );

test('a small file that unfolds into 50,000 × 50,000 points is refused at once', async () => {
  const start = performance.now();
  expect(await refusal('bom.png', bomb(50_000, 50_000))).toBe(
    'Ảnh “bom.png” quá lớn, hơn 150 triệu điểm ảnh. Thu nhỏ ảnh rồi tải lại.',
  );
  expect(performance.now() - start).toBeLessThan(2000);
});

test('many such files at once do not keep the desk from answering', async () => {
  const office = await openOffice();
  const content = bomb(50_000, 50_000).toString('base64');
  const large = (await photo(9000, 9000).png().toBuffer()).toString('base64');
  const all = await Promise.all([
    ...Array.from({ length: 6 }, () =>
      office.call('POST', 'picture', { name: 'bom.png', content }),
    ),
    ...Array.from({ length: 4 }, () =>
      office.call('POST', 'picture', { name: 'to.png', content: large }),
    ),
    office.call('GET', 'session'),
  ]);
  expect(all.map(({ status }) => status)).toEqual([
    413, 413, 413, 413, 413, 413, 200, 200, 200, 200, 200,
  ]);
  expect(process.memoryUsage().rss).toBeLessThan(1_500_000_000);
}, 60_000);

test('only the picture of a file that is also an archive or a page is kept', async () => {
  const jpeg = await photo().jpeg().toBuffer();
  const zip = Buffer.from('PK\x03\x04secret.exe MZ', 'latin1');
  const page = Buffer.from(`${' '.repeat(5000)}<script>alert(1)</script>`);
  for (const tail of [zip, page, Buffer.from('\xCA\xFE\xBA\xBEMain.class', 'latin1')]) {
    const kept = await encodePicture('anh.jpg', Buffer.concat([jpeg, tail]));
    expect(kept.includes(tail.subarray(-10))).toBe(false);
    expect((await sharp(kept).metadata()).width).toBe(60);
  }
  const png = await photo().png().toBuffer();
  const kept = await encodePicture('anh.png', Buffer.concat([png, zip]));
  expect(kept.includes(zip)).toBe(false);
});

test('what moves, what is empty and what is cut off are refused with a reason', async () => {
  const frames = await sharp(
    await Promise.all(
      ['#f00', '#0f0'].map((background) =>
        sharp({ create: { width: 8, height: 8, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    ),
    { join: { animated: true } },
  )
    .webp()
    .toBuffer();
  expect(await refusal('dong.webp', frames)).toBe(
    'Ảnh “dong.webp” là ảnh động, trang không dùng được. Lưu một hình của ảnh thành JPEG rồi tải lên.',
  );
  expect(await refusal('rong.jpg', Buffer.alloc(0))).toBe(
    'Tệp ảnh “rong.jpg” rỗng, không có gì bên trong. Chọn lại ảnh gốc rồi tải lên.',
  );
  const whole = await photo(600, 400).jpeg().toBuffer();
  expect(await refusal('nua.jpg', whole.subarray(0, whole.length / 2))).toMatch(/bị hỏng/u);
});

test('colours of print, of 16 bits and of other screens become those of the web', async () => {
  const cmyk = await photo().toColourspace('cmyk').jpeg().toBuffer();
  expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
  const deep = await photo().toColourspace('rgb16').png().toBuffer();
  expect((await sharp(deep).metadata()).depth).toBe('ushort');
  const wide = await photo().withIccProfile('p3').jpeg().toBuffer();
  expect((await sharp(wide).metadata()).icc).toBeDefined();
  for (const [name, bytes] of [
    ['in.jpg', cmyk],
    ['sau.png', deep],
    ['rong.jpg', wide],
  ] as const) {
    const { space, depth, icc } = await sharp(await encodePicture(name, bytes)).metadata();
    expect([name, space, depth, icc]).toEqual([name, 'srgb', 'uchar', undefined]);
  }
});

test('no byte of place, camera or author is left, wherever a program put it', async () => {
  const marked = await photo()
    .withExif({
      IFD0: { Artist: 'NguoiChupBiMat', Make: 'MayBiMat' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '11/1 30/1 0/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><p>NhaRiengBiMat</p></x:xmpmeta>')
    .jpeg()
    .toBuffer();
  expect(marked.includes('BiMat')).toBe(true);
  const kept = await encodePicture('anh.jpg', marked);
  for (const word of ['BiMat', 'GPS', 'Exif', 'xmpmeta', 'Photoshop'])
    expect([word, kept.includes(word)]).toEqual([word, false]);
});

test('names keep their letters and nothing else', () => {
  expect(pictureName('Hội nghị'.normalize('NFD') + '.JPG')).toBe('hoi-nghi.jpg');
  expect(pictureName('anh.php.jpg')).toBe('anh-php.jpg');
  expect(pictureName('hinh\u202Egpj.png')).toBe('hinh-gpj.png');
  for (const name of ['anh.jpg.exe', 'anh.jpg ', 'anh\0.jpg', '../anh.jpg', 'aux.png', '.jpg'])
    if (name !== 'anh.jpg ') expect(() => pictureName(name)).toThrow(/^T(?:ên|ệp)/u);
  expect(() => pictureName(`${'a'.repeat(300)}.jpg`)).toThrow(/dài quá 100 ký tự/u);
});

test('60 MB in one picture is refused in Vietnamese, and nothing is kept', async () => {
  const office = await openOffice();
  const content = Buffer.alloc(60 * 1024 * 1024).toString('base64');
  const sent = await office.call('POST', 'picture', { name: 'to.jpg', content });
  expect(sent.status).toBe(413);
  expect(sent.json.error).toMatch(/^Lần lưu này lớn quá 40 MB\./u);
});

/** A valid PNG of a few bytes whose header promises far more. */
function bomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, sum]);
}
