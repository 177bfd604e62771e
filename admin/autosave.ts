import { fileFormat } from './format.ts';
import { askAboutKept } from './autosave-dialog.ts';
import { hold, keptAndHeld } from './autosave-held.ts';
import { forget, keep, type Kept } from './autosave-records.ts';
import { openedAt, startFrom } from './backend-versions.ts';
import { assetsOf, chosenPictures, mediaFilesOf } from './autosave-pictures.ts';
import type { Immutable } from './decap.ts';
import { type DecapStore, decapStore } from './decap-store.ts';
import type { CollectionName } from '../src/model/collections.ts';

/** The longest time, in milliseconds, that a key waits until its text is kept. */
const WAIT = 1000;

/**
 * Keeps text that was not saved in this browser, and offers it back when its entry is opened
 * again: after a crash, a reload or a lost session. `warn` is told, in Vietnamese, when the
 * browser cannot keep it. Text goes away once the server has it, when the editor throws it away,
 * or after 30 days.
 */
export async function keepUnsavedText(warn: (message: string) => void): Promise<void> {
  const store = await decapStore();
  const keeper = new Keeper(store, warn);
  store.subscribe(() => keeper.look());
  keeper.look();
  window.addEventListener('desk:saved', () => keeper.drop());
  window.addEventListener('desk:discarded', () => keeper.drop());
  window.addEventListener('pagehide', () => keeper.keepNow());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keeper.keepNow();
  });
}

/** One form from when it is filled until it is left, saved anew or filled anew. */
interface Sitting {
  key: string;
  /** Decap's key of what is in the form; another one when the form was filled anew. */
  form: unknown;
  collection: string;
  slug: string | null;
  /** The values that were looked at last, and the pictures beside them. */
  data: unknown;
  entry: Immutable;
  timer?: ReturnType<typeof setTimeout> | undefined;
  release: () => void;
}

class Keeper {
  private readonly store: DecapStore;
  private readonly warn: (message: string) => void;
  private sitting: Sitting | undefined;
  private restoring: Kept | undefined;
  /** Writes follow each other, so that a text never comes back after it was forgotten. */
  private queue: Promise<unknown> = Promise.resolve();
  private hasWarned = false;
  /** Sittings of this tab that are over: the browser may still count them as held. */
  private readonly over = new Set<string>();

  constructor(store: DecapStore, warn: (message: string) => void) {
    this.store = store;
    this.warn = warn;
  }

  /** Looks at what is in the form now. */
  look(): void {
    const draft = this.store.getState().entryDraft;
    const entry = draft.get('entry') as Immutable | undefined;
    if (!entry?.get('collection')) return this.end();
    if (draft.get('key') !== this.sitting?.form) this.begin(draft.get('key'), entry);
    const { sitting } = this;
    if (!sitting || sitting.data === entry.get('data')) return;
    sitting.data = entry.get('data');
    sitting.entry = entry;
    if (draft.get('hasChanged') !== true) return this.drop();
    sitting.timer ??= setTimeout(() => this.keepNow(), WAIT);
  }

  /** Keeps what is waiting to be kept. */
  keepNow(): void {
    const { sitting } = this;
    if (!sitting?.timer) return;
    clearTimeout(sitting.timer);
    sitting.timer = undefined;
    const { key, collection, slug, entry } = sitting;
    const base = slug === null ? null : (openedAt(String(entry.get('path')))?.version ?? null);
    const data = (entry.get('data') as Immutable).toJS() as Record<string, unknown>;
    const pictures = chosenPictures(entry);
    const kept = { key, person: this.person(), collection, slug, base, at: Date.now(), data };
    this.enqueue(() =>
      keep({ ...kept, pictures }).catch(async () => {
        await keep({ ...kept, pictures: [] });
        if (pictures.length > 0) this.warnOnce(NO_ROOM_FOR_PICTURES);
      }),
    );
  }

  /** The form's text is with the server, or nobody wants it. */
  drop(): void {
    const { sitting } = this;
    if (!sitting) return;
    clearTimeout(sitting.timer);
    sitting.timer = undefined;
    this.enqueue(() => forget(sitting.key));
  }

  private begin(form: unknown, entry: Immutable): void {
    this.end();
    const { restoring } = this;
    const slug = entry.get('newRecord') === true ? null : String(entry.get('slug'));
    const key = restoring?.key ?? crypto.randomUUID();
    const collection = String(entry.get('collection'));
    const data = entry.get('data');
    this.over.delete(key);
    this.sitting = { key, form, collection, slug, data, entry, release: hold(key) };
    if (!restoring) void this.offer(this.sitting);
  }

  private end(): void {
    this.keepNow();
    this.sitting?.release();
    if (this.sitting) this.over.add(this.sitting.key);
    this.sitting = undefined;
  }

  /** Asks about each text that was kept for the entry in the form, the latest first. */
  private async offer(sitting: Sitting): Promise<void> {
    await this.queue;
    const [all, held] = await keptAndHeld(this.person());
    for (const kept of all) {
      const isOfEntry = kept.collection === sitting.collection && kept.slug === sitting.slug;
      const isFree = !held.has(kept.key) || this.over.has(kept.key);
      if (!isOfEntry || !isFree || kept.key === sitting.key) continue;
      if (this.sitting !== sitting) return;
      const opened = openedAt(String(sitting.entry.get('path')));
      const choice = await askAboutKept({
        kept: fileFormat(kept.collection as CollectionName).toFile(kept.data),
        saved: opened?.source ?? '',
        at: kept.at,
        isBehind: sitting.slug !== null && opened?.version !== kept.base,
        pictures: kept.pictures.length,
      });
      if (choice === 'throw') this.enqueue(() => forget(kept.key));
      if (choice === 'take' && this.sitting === sitting) return this.takeBack(kept, sitting);
    }
  }

  /** Fills the form with the kept text. What was typed in the meantime stays kept beside it. */
  private takeBack(kept: Kept, { entry }: Sitting): void {
    const pictures = mediaFilesOf(kept.pictures);
    const now = entry.toJS() as { mediaFiles: unknown[] };
    const mediaFiles = [...now.mediaFiles, ...pictures];
    if (kept.base) startFrom(String(entry.get('path')), kept.base);
    this.keepNow();
    this.restoring = kept;
    this.store.dispatch({ type: 'ADD_ASSETS', payload: assetsOf(pictures) });
    this.store.dispatch({
      type: 'DRAFT_LOCAL_BACKUP_RETRIEVED',
      payload: { entry: { ...now, data: kept.data, mediaFiles } },
    });
    this.store.dispatch({ type: 'DRAFT_CREATE_FROM_LOCAL_BACKUP' });
    this.restoring = undefined;
  }

  private enqueue(write: () => Promise<unknown>): void {
    this.queue = this.queue.then(write).catch(() => this.warnOnce(NOT_KEPT));
  }

  private warnOnce(message: string): void {
    if (!this.hasWarned) this.warn(message);
    this.hasWarned = true;
  }

  private person = () => this.store.getState().auth.user?.email ?? '';
}

const NOT_KEPT =
  'Trình duyệt này không giữ được bản chưa lưu (hết chỗ, hoặc đang mở cửa sổ ẩn danh). Bấm “Lưu” thường xuyên; chữ trên màn hình vẫn còn.';
const NO_ROOM_FOR_PICTURES =
  'Trình duyệt không đủ chỗ giữ ảnh chưa lưu, chỉ giữ được chữ. Bấm “Lưu” để ảnh được gửi về máy chủ.';
