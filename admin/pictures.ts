import { slugOf } from '../src/slugs.ts';

/** Longest side of a picture that is sent, in pixels. */
const MAX_SIDE = 2400;
const QUALITY = 0.85;
const TYPES: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/**
 * Makes pictures small before they are sent: every file chosen or dropped on the desk is drawn
 * anew, which also drops place and camera. `refuse` is told, in Vietnamese, what cannot be used.
 */
export function watchPictures(refuse: (message: string) => void): void {
  const prepared = new WeakSet<Event>();
  const onFiles = (event: Event) => {
    if (prepared.has(event)) return;
    const files = filesOf(event);
    if (
      files.length === 0 ||
      (event.target instanceof HTMLInputElement && !event.target.files?.length)
    )
      return;
    if (!files.every(isPictureLike)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    void preparePictures(files, refuse).then((ready) => {
      if (ready.length > 0) sendAgain(event, ready, prepared);
      else if (event.target instanceof HTMLInputElement) event.target.value = '';
    });
  };
  document.addEventListener('change', onFiles, true);
  document.addEventListener('drop', onFiles, true);
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

const KINDS = [
  { kind: 'ảnh HEIC hoặc AVIF', sign: /^[\s\S]{4}ftyp/u },
  { kind: 'ảnh động GIF', sign: /^GIF8/u },
  { kind: 'ảnh TIFF', sign: /^(?:II\*\0|MM\0\*)/u },
  { kind: 'ảnh BMP', sign: /^BM/u },
  { kind: 'hình vẽ SVG', sign: /<svg[\s>]|^\s*<\?xml/iu },
];

const isPictureLike = (file: File) =>
  file.type.startsWith('image/') ||
  /\.(?:jpe?g|png|webp|gif|svg|heic|heif|avif|tiff?|bmp)$/iu.test(file.name);

function filesOf(event: Event): File[] {
  const { target } = event;
  if (event instanceof DragEvent) return [...(event.dataTransfer?.files ?? [])];
  return target instanceof HTMLInputElement && target.type === 'file'
    ? [...(target.files ?? [])]
    : [];
}

async function preparePictures(
  files: readonly File[],
  refuse: (message: string) => void,
): Promise<File[]> {
  const ready: File[] = [];
  for (const file of files) {
    const made = await preparePicture(file);
    if (typeof made === 'string') refuse(made);
    else ready.push(made);
  }
  return ready;
}

/** The picture to send, or the sentences that say why there is none. */
export async function preparePicture(file: File): Promise<File | string> {
  const kind = foreignKind(new Uint8Array(await file.slice(0, 512).arrayBuffer()));
  if (kind)
    return `“${file.name}” là ${kind}, không dùng được. Lưu lại thành ảnh JPEG hoặc PNG rồi chọn lại.`;
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
    () => undefined,
  );
  if (!bitmap)
    return `Không đọc được ảnh “${file.name}”. Mở ảnh bằng chương trình xem ảnh, lưu lại thành JPEG rồi chọn lại.`;
  const type = file.type in TYPES ? file.type : 'image/jpeg';
  const blob = await draw(bitmap, type);
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  const hex = Array.from(new Uint8Array(digest, 0, 4), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return new File([blob], pictureName(file.name, hex, TYPES[blob.type] ?? 'jpg'), {
    type: blob.type,
  });
}

async function draw(bitmap: ImageBitmap, type: string): Promise<Blob> {
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No 2D canvas. Open the desk in a current browser.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) =>
        blob ? resolve(blob) : reject(new Error('The canvas gave no picture. Try a smaller one.')),
      type,
      QUALITY,
    );
  });
}

/** Gives Decap the same event again, with the pictures made small. */
function sendAgain(event: Event, files: readonly File[], prepared: WeakSet<Event>): void {
  const { target } = event;
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  if (event instanceof DragEvent) {
    const again = new DragEvent('drop', {
      bubbles: true,
      cancelable: true,
      dataTransfer: transfer,
    });
    prepared.add(again);
    target?.dispatchEvent(again);
  } else if (target instanceof HTMLInputElement) {
    target.files = transfer.files;
    const again = new Event('change', { bubbles: true, cancelable: true });
    prepared.add(again);
    target.dispatchEvent(again);
  }
}
