import { slugOf } from '../src/slugs.ts';

/** Longest side of a picture that is sent, in pixels. */
const MAX_SIDE = 2400;
const QUALITY = 0.85;
/** From this many bytes a PNG without see-through parts is sent as JPEG: it is a photo. */
const HEAVY = 1_500_000;
/** The most bytes that the server takes in one picture. */
const MAX_BYTES = 40 * 1024 * 1024;
const TYPES: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** A file that cannot be used as a picture; the message is Vietnamese and for the editor. */
export class NoPicture extends Error {
  override name = 'NoPicture';
}

/** A picture ready to be sent: its name and its bytes. */
export interface ReadyPicture {
  name: string;
  bytes: Blob;
}

/**
 * Makes a file into a picture that can be sent: upright, at most 2400 pixels a side, drawn anew,
 * which also drops place and camera. A browser that cannot draw it leaves that to the server.
 * Throws `NoPicture` when the file cannot be used.
 */
export async function preparePicture(file: File): Promise<ReadyPicture> {
  if (file.size === 0)
    throw new NoPicture(
      `Tệp “${file.name}” rỗng, không có gì bên trong. Chọn lại ảnh gốc rồi thử lại.`,
    );
  const kind = foreignKind(new Uint8Array(await file.slice(0, 512).arrayBuffer()));
  if (kind && !DRAWABLE.has(kind)) throw new NoPicture(wrongKind(file.name, kind));
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
    () => undefined,
  );
  if (!bitmap && kind) throw new NoPicture(wrongKind(file.name, kind));
  if (!bitmap && file.size > MAX_BYTES)
    throw new NoPicture(
      `Ảnh “${file.name}” lớn quá 40 MB và trình duyệt này không thu nhỏ được. Thu nhỏ ảnh bằng chương trình xem ảnh rồi chọn lại.`,
    );
  // A type by name may be wrong; a browser draws what the bytes are.
  const type = file.type in TYPES && !kind ? file.type : 'image/jpeg';
  const bytes = bitmap ? await draw(bitmap, type) : file;
  const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer());
  const hex = Array.from(new Uint8Array(digest, 0, 4), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return { name: pictureName(file.name, hex, TYPES[bytes.type] ?? 'jpg'), bytes };
}

/** The name a picture is kept under: its own in Latin letters, and what its bytes are. */
export const pictureName = (name: string, digest: string, extension: string) =>
  `${slugOf(name.replace(/\.[^.]*$/u, ''), 60) || 'anh'}-${digest.slice(0, 8)}.${extension}`;

/** Why a file cannot be used as a picture, by its first bytes; undefined when it can. */
export function foreignKind(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 512));
  if (
    start.startsWith('\xFF\xD8\xFF') ||
    start.startsWith('\x89PNG') ||
    /^RIFF[\s\S]{4}WEBP/u.test(start)
  )
    return undefined;
  return KINDS.find(({ sign }) => sign.test(start))?.kind ?? 'tệp không phải ảnh';
}

const HEIC = 'ảnh HEIC hoặc AVIF';
const BMP = 'ảnh BMP';

const KINDS = [
  { kind: HEIC, sign: /^[\s\S]{4}ftyp(?:hei|hev|mif|msf|avi)/u },
  { kind: 'phim', sign: /^[\s\S]{4}ftyp/u },
  { kind: 'ảnh động GIF', sign: /^GIF8/u },
  { kind: 'ảnh TIFF', sign: /^(?:II\*\0|MM\0\*)/u },
  { kind: BMP, sign: /^BM/u },
  { kind: 'tệp PDF', sign: /^%PDF-/u },
  { kind: 'hình vẽ SVG', sign: /<svg[\s>]|^\s*<\?xml/iu },
];

// Some browsers can read these; what they draw becomes JPEG.
const DRAWABLE = new Set([HEIC, BMP]);

const wrongKind = (name: string, kind: string) =>
  kind === HEIC
    ? `“${name}” là ảnh HEIC (kiểu ảnh riêng của iPhone), trình duyệt này không đọc được. Trên iPhone vào Cài đặt → Camera → Định dạng → Tương thích nhất rồi chụp lại, hoặc lưu ảnh thành JPEG rồi chọn lại.`
    : `“${name}” là ${kind}, không dùng được. Lưu lại thành ảnh JPEG hoặc PNG rồi chọn lại.`;

async function draw(bitmap: ImageBitmap, type: string): Promise<Blob> {
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: type === 'image/png' });
  if (!context) throw new Error('No 2D canvas. Open the desk in a current browser.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const drawn = await encode(canvas, type);
  const isPhoto = type === 'image/png' && drawn.size > HEAVY && isOpaque(context);
  return isPhoto ? encode(canvas, 'image/jpeg') : drawn;
}

const encode = (canvas: HTMLCanvasElement, type: string) =>
  new Promise<Blob>((resolve, reject) => {
    canvas.toBlob(
      (blob) =>
        blob ? resolve(blob) : reject(new Error('The canvas gave no picture. Try a smaller one.')),
      type,
      QUALITY,
    );
  });

function isOpaque(context: CanvasRenderingContext2D): boolean {
  const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}
