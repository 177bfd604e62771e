import { createHash, randomBytes } from 'node:crypto';
import {
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Person } from './people.ts';
import { Refusal } from './refusal.ts';
import { openTurns } from './turns.ts';

/** The most pictures, and bytes of them, that one person may have sent and not yet saved. */
const MOST = 200;
const MOST_BYTES = 300 * 1024 * 1024;

/** For how long a picture waits to be saved: as long as somebody comes back to a text after a week off. */
const KEPT = 7 * 24 * 3_600_000;

/**
 * The pictures that people sent ahead of a save. They are files beside the caches, not yet in git,
 * where nothing could be thrown away again; each is its sender's alone.
 */
export interface Sent {
  /** A picture that a person sent: a name that tells its type, and its bytes. */
  find(person: Person, blob: string): Promise<SentFile | undefined>;
  /** Keeps a picture. Refuses when too many wait; those that `isSaved` do not count. */
  add(person: Person, picture: NewPicture, isSaved: (blob: string) => boolean): Promise<void>;
  /** Throws away what has waited for too long. */
  sweep(now?: number): Promise<void>;
}

export interface SentFile {
  name: string;
  read(): Promise<Buffer | undefined>;
}

interface NewPicture {
  blob: string;
  name: string;
  bytes: Buffer;
}

export function openSent(folder: string): Sent {
  // One at a time, so that many at once do not all find room for themselves.
  const inTurn = openTurns(1);
  const folderOf = ({ email }: Person) => {
    const digest = createHash('sha256').update(email.toLowerCase()).digest('hex');
    return join(folder, digest.slice(0, 32));
  };
  return {
    async find(person, blob) {
      const own = folderOf(person);
      const name = (await listed(own)).find((one) => blobOf(one) === blob);
      return name === undefined ? undefined : { name, read: () => readMaybe(join(own, name)) };
    },
    add: (person, { blob, name, bytes }, isSaved) =>
      inTurn(async () => {
        const own = folderOf(person);
        const waiting = (await listed(own)).filter(
          (one) => blobOf(one) !== blob && !isSaved(blobOf(one)),
        );
        const sizes = await Promise.all(waiting.map((one) => sizeOf(join(own, one))));
        const sum = sizes.reduce((all, size) => all + size, bytes.length);
        if (waiting.length >= MOST || sum > MOST_BYTES) throw tooMany(waiting.length);
        await mkdir(own, { recursive: true });
        const file = join(own, blob + extname(name));
        const fresh = `${file}.${randomBytes(6).toString('hex')}`;
        try {
          await writeFile(fresh, bytes);
          await rename(fresh, file);
        } catch (error) {
          // On a full disk every try would leave its half.
          await rm(fresh, { force: true });
          throw error;
        }
      }),
    sweep: (now = Date.now()) =>
      inTurn(async () => {
        // What systems lay into any folder is no person's.
        for (const person of (await namesIn(folder)).filter((name) => PERSON.test(name))) {
          const own = join(folder, person);
          for (const name of await namesIn(own)) {
            const { mtimeMs } = await lstat(join(own, name));
            if (mtimeMs < now - KEPT) await rm(join(own, name), { force: true });
          }
          if ((await namesIn(own)).length === 0) await rmdir(own);
        }
      }),
  };
}

const PERSON = /^[0-9a-f]{32}$/u;

const blobOf = (name: string) => name.slice(0, name.indexOf('.'));

/** The pictures of a person; what a killed desk left half written has another end. */
const listed = async (folder: string) =>
  (await namesIn(folder)).filter((name) => /^[0-9a-f]+\.[a-z]+$/u.test(name));

const namesIn = (folder: string) =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });

const sizeOf = async (file: string) => (await stat(file)).size;

const readMaybe = (file: string) =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

const tooMany = (count: number) =>
  new Refusal(
    429,
    `Bạn đã gửi ${count} ảnh mà chưa lưu vào bài nào, nhiều nhất là ${MOST} ảnh hoặc 300 MB. Lưu bài đang viết rồi chèn tiếp; ảnh chưa lưu tự bỏ sau bảy ngày.`,
  );
