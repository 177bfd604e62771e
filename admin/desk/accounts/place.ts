import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The files of the accounts, readable by the server's own user only. */
export interface AccountsPlace {
  database: string;
  secret: string;
  audit: string;
}

/** Where accounts are kept below the state folder. */
export const accountsPlace = (stateDir: string): AccountsPlace => {
  const folder = join(stateDir, 'accounts');
  return {
    database: join(folder, 'accounts.sqlite'),
    secret: join(folder, 'secret'),
    audit: join(folder, 'audit.jsonl'),
  };
};

/** Makes the folder and the empty database where they are missing, and opens the database. */
export async function openDatabase(stateDir: string): Promise<DatabaseSync> {
  const { database } = accountsPlace(stateDir);
  const folder = join(stateDir, 'accounts');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  // SQLite gives the files beside the database the rights of the database.
  await (await open(database, 'a', 0o600)).close();
  await chmod(database, 0o600);
  try {
    const opened = new DatabaseSync(database, { timeout: BUSY });
    opened.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    return opened;
  } catch (cause) {
    throw new Error(
      `Không đọc được sổ tài khoản ${database}. Lấy lại tệp này từ bản sao lưu rồi mở lại.`,
      { cause },
    );
  }
}

/** The secret that signs session cookies: made once, by chance, and kept beside the database. */
export async function readSecret(stateDir: string): Promise<string> {
  const { secret } = accountsPlace(stateDir);
  try {
    const made = await open(secret, 'wx', 0o600);
    await made.writeFile(randomBytes(32).toString('hex'));
    await made.sync();
    await made.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  await chmod(secret, 0o600);
  const text = (await readFile(secret, 'utf8')).trim();
  if (/^[0-9a-f]{64}$/u.test(text)) return text;
  throw new Error(
    `Tệp khóa ${secret} bị hỏng. Xóa tệp đó rồi mở lại; mọi người sẽ phải đăng nhập lại.`,
  );
}

/** How long, in milliseconds, to wait while another process writes. */
const BUSY = 5000;
