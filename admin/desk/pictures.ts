import sharp from 'sharp';
import { keptStem, shown } from './file-names.ts';
import { Refusal } from './refusal.ts';
import { openTurns } from './turns.ts';

/** Types of pictures that the desk keeps, by the end of their names. */
export const PICTURE_TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** Longest side of a kept picture, in pixels. */
export const MAX_SIDE = 2400;

/** Pictures are drawn two at a time, whoever sent them: one may need half a gigabyte of memory. */
export const drawing = openTurns(2);

/**
 * The name under which a picture is kept: lower-case letters, digits, dashes and underscores.
 * Refuses other types, and names of nothing else.
 */
export function pictureName(name: string): string {
  const [, stem = '', end = ''] = /^(.*?)(\.[^.]*)?$/su.exec(name.normalize('NFC').trim()) ?? [];
  const extension = end.toLowerCase();
  if (!Object.hasOwn(PICTURE_TYPES, extension)) throw wrongType(name);
  return keptStem(name, stem, PICTURE_NAME) + extension;
}

const PICTURE_NAME = { kind: 'ảnh', again: 'tải lại', keepsUnderscores: true };

/**
 * A picture made safe to publish: turned upright, at most 2400 pixels a side, no metadata (place,
 * camera, names), written anew in the type that its name says. What it is, is judged by its bytes.
 */
export async function encodePicture(name: string, bytes: Buffer): Promise<Buffer> {
  refuseForeign(name, bytes);
  return drawing(() => encode(name, bytes));
}

async function encode(name: string, bytes: Buffer): Promise<Buffer> {
  const picture = sharp(bytes, { limitInputPixels: 150_000_000, failOn: 'error' })
    .autoOrient()
    .resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true });
  try {
    const { pages = 1 } = await sharp(bytes).metadata();
    if (pages > 1) throw animated(name);
    if (name.endsWith('.png')) return await picture.png({ compressionLevel: 9 }).toBuffer();
    if (name.endsWith('.webp')) return await picture.webp({ quality: 82 }).toBuffer();
    return await picture
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer();
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    const isHuge = cause instanceof Error && /pixel limit/u.test(cause.message);
    throw isHuge
      ? new Refusal(
          413,
          `Ảnh “${shown(name)}” quá lớn, hơn 150 triệu điểm ảnh. Thu nhỏ ảnh rồi tải lại.`,
        )
      : new Refusal(
          422,
          `Ảnh “${shown(name)}” bị hỏng hoặc không đọc được. Mở ảnh bằng chương trình xem ảnh, lưu lại thành JPEG rồi tải lên.`,
        );
  }
}

function refuseForeign(name: string, bytes: Buffer): void {
  if (bytes.length === 0)
    throw new Refusal(
      422,
      `Tệp ảnh “${shown(name)}” rỗng, không có gì bên trong. Chọn lại ảnh gốc rồi tải lên.`,
    );
  const start = bytes.toString('latin1', 0, 4096);
  const isPicture =
    start.startsWith('\xFF\xD8\xFF') ||
    start.startsWith('\x89PNG\r\n\x1A\n') ||
    /^RIFF[\s\S]{4}WEBP/u.test(start);
  const kind = FOREIGN.find(({ sign }) => sign.test(start))?.kind;
  if (isPicture && !kind) {
    if (start.includes('acTL') && start.startsWith('\x89PNG')) throw animated(name);
    return;
  }
  throw new Refusal(
    415,
    kind
      ? `Tệp “${shown(name)}” ${isPicture ? 'có lẫn' : 'thật ra là'} ${kind}, không dùng làm ảnh được. Lưu lại ảnh thành JPEG hoặc PNG rồi tải lên.`
      : `Tệp “${shown(name)}” không phải ảnh JPEG, PNG hay WebP. Lưu lại ảnh thành JPEG hoặc PNG rồi tải lên.`,
  );
}

const FOREIGN = [
  { kind: 'hình vẽ SVG', sign: /<svg[\s>]/iu },
  { kind: 'trang web', sign: /<(?:!doctype html|html|script)[\s>]/iu },
  { kind: 'tệp PDF', sign: /%PDF-/u },
  { kind: 'ảnh động GIF', sign: /^GIF8/u },
  { kind: 'ảnh HEIC hoặc AVIF', sign: /^[\s\S]{4}ftyp(?:hei|hev|mif|msf|avi)/u },
  { kind: 'ảnh TIFF', sign: /^(?:II\*\0|MM\0\*)/u },
];

const animated = (name: string) =>
  new Refusal(
    415,
    `Ảnh “${shown(name)}” là ảnh động, trang không dùng được. Lưu một hình của ảnh thành JPEG rồi tải lên.`,
  );

const wrongType = (name: string) =>
  new Refusal(
    415,
    `Tệp “${shown(name)}” không phải loại ảnh dùng được. Chỉ nhận .jpg, .jpeg, .png và .webp; lưu lại ảnh thành JPEG rồi tải lên.`,
  );
