/** Text that was not saved yet, as this browser keeps it. */
export interface Kept {
  /** Of one sitting at one entry; the same text is kept again and again under it. */
  key: string;
  /** Who wrote it: the e-mail of the person. */
  person: string;
  collection: string;
  /** The entry's slug; null for a new entry, which has no address yet. */
  slug: string | null;
  /** The version (blob) that the text started from; null for a new entry. */
  base: string | null;
  /** When it was kept, in milliseconds since 1970. */
  at: number;
  /** The values of the form. */
  data: Record<string, unknown>;
  pictures: KeptPicture[];
}

/** A picture that was chosen but not sent yet. */
export interface KeptPicture {
  id: string;
  name: string;
  path: string;
  file: Blob;
}

/** Days after which a text that nobody asked for goes away. */
export const KEPT_DAYS = 30;

/** Puts a text in the place of the one with its key. Rejects when the browser has no room for it. */
export const keep = (kept: Kept) => inStore('readwrite', (store) => store.put(kept));

export const forget = (key: string) => inStore('readwrite', (store) => store.delete(key));

/** The texts that a person has not saved, the latest first; of everybody, what is too old goes. */
export async function keptBy(person: string, now = Date.now()): Promise<Kept[]> {
  const all = (await inStore('readonly', (store) => store.getAll())) as Kept[];
  const oldest = now - KEPT_DAYS * 24 * 60 * 60 * 1000;
  const old = all.filter(({ at }) => at < oldest);
  await Promise.all(old.map(({ key }) => forget(key)));
  return all
    .filter((kept) => kept.person === person && kept.at >= oldest)
    .sort((a, b) => b.at - a.at);
}

const NAME = 'desk-unsaved';

async function inStore(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(NAME, mode);
      const request = ask(transaction.objectStore(NAME));
      transaction.addEventListener('complete', () => resolve(request.result as unknown));
      transaction.addEventListener('abort', () => reject(transaction.error ?? request.error));
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.addEventListener('upgradeneeded', () =>
      request.result.createObjectStore(NAME, { keyPath: 'key' }),
    );
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
