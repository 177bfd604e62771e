import { NoPicture, preparePicture, type ReadyPicture } from './pictures.ts';

/** How far a picture has come on its way to the server. */
export type Sending =
  | { step: 'waiting' }
  | { step: 'resizing' }
  /** `share` of the bytes is sent, 0 to 1. */
  | { step: 'sending'; share: number }
  | { step: 'done'; picture: KeptPicture }
  /** `again` is there when trying again may help. */
  | { step: 'failed'; message: string; again: boolean };

/** A picture that the server has: a text may name it, and the next save takes it along. */
export interface KeptPicture {
  name: string;
  /** Its bytes, as git calls them. */
  blob: string;
}

/**
 * Makes a file small, sends it, and remembers it for the next save of a text that names it.
 * `root` is where the desk's server answers, `/admin/api/`. Never throws: failures are a step.
 */
export async function keepPicture(
  file: File,
  root: string,
  tell: (sending: Sending) => void = () => {},
): Promise<KeptPicture | undefined> {
  try {
    tell({ step: 'resizing' });
    const ready = await preparePicture(file);
    tell({ step: 'sending', share: 0 });
    const picture = await send(ready, root, (share) => tell({ step: 'sending', share }));
    rememberPicture(picture);
    tell({ step: 'done', picture });
    return picture;
  } catch (error) {
    const again = !(error instanceof NoPicture);
    const message = error instanceof Error && !again ? error.message : wordsOf(error, file.name);
    tell({ step: 'failed', message, again });
    return undefined;
  }
}

/** Lets the next save of a text that names this picture take it along. */
export function rememberPicture({ name, blob }: KeptPicture): void {
  kept.delete(name);
  kept.set(name, blob);
  // A text that Decap kept when the window closed may name them still.
  storage()?.setItem(KEY, JSON.stringify([...kept].slice(-300)));
}

/** The blob of a picture that was sent from this browser, by its name. */
export const blobOfSent = (name: string): string | undefined => kept.get(name);

/** The pictures sent from this browser that a text names. */
export const sentIn = (source: string): KeptPicture[] =>
  [...kept].flatMap(([name, blob]) => (source.includes(name) ? [{ name, blob }] : []));

/** Where the bytes of a picture of the desk are. */
export const pictureAddress = (root: string, blob: string) => `${root}picture-bytes?blob=${blob}`;

const KEY = 'desk-pictures';

// A browser may forbid keeping anything; then it holds until the window closes.
function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

const kept = readKept();

function readKept(): Map<string, string> {
  try {
    const read: unknown = JSON.parse(storage()?.getItem(KEY) ?? '[]');
    return new Map(read as [string, string][]);
  } catch {
    return new Map();
  }
}

/** Only XMLHttpRequest says how much has been sent. */
async function send(
  { name, bytes }: ReadyPicture,
  root: string,
  tell: (share: number) => void,
): Promise<KeptPicture> {
  const content = await base64(bytes);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${root}picture`);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/json');
    request.setRequestHeader('x-desk', '1');
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) tell(loaded / total);
    });
    request.addEventListener('error', () => reject(new Error()));
    request.addEventListener('load', () => {
      const answer = request.response as (KeptPicture & { error?: string }) | null;
      if (request.status === 200 && answer) return resolve(answer);
      const { error } = answer ?? {};
      const isFinal = request.status >= 400 && request.status < 500 && request.status !== 401;
      reject(isFinal && error ? new NoPicture(error) : new Error(error));
    });
    request.send(JSON.stringify({ name, content }));
  });
}

/** Bytes as they travel in JSON. */
export const base64 = (bytes: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('error', () => reject(reader.error ?? new Error()));
    reader.addEventListener('load', () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.readAsDataURL(bytes);
  });

const wordsOf = (error: unknown, name: string) =>
  (error instanceof Error && error.message) ||
  `Chưa gửi được ảnh “${name}” vì mất liên lạc với máy chủ. Kiểm tra mạng rồi bấm “Gửi lại”; chữ của bạn vẫn còn trên màn hình.`;
