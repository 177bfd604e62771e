import type { Person } from './desk/people.ts';
import type { Issue } from '../src/model/issues.ts';
import { type DeskApi, deskApi, DeskError } from './backend-api.ts';
import {
  type DecapConfig,
  type DecapDraft,
  type DecapEntry,
  type DecapFile,
  type DecapSave,
  type DecapSaveOptions,
  withCursor,
} from './backend-decap.ts';
import { describeDraft, readDraft, type ServerDraft } from './backend-drafts.ts';
import {
  collectionAt,
  listAll,
  listFiles,
  listPage,
  searchedWords,
  type StandingEntry,
  withState,
} from './backend-lists.ts';
import { Media } from './backend-media.ts';
import { baseName, entryAt, type Place, placeAt, placeOf } from './backend-places.ts';
import {
  announce,
  askNote,
  askReason,
  askWindow,
  WHY_DELETE,
  withReason,
} from './backend-questions.ts';
import { leave, signInPage } from './backend-sign-in.ts';
import {
  comparedWith,
  forgetCompared,
  forgetOpened,
  openedAt,
  rememberConflict,
  rememberOpened,
  replaceTheirs,
} from './backend-versions.ts';
import { keepUnchanged } from './format.ts';
import { type ChangeNote, publishTogether } from './publish-questions.ts';

/**
 * The backend of Decap that works with the desk's own server. It tells the window what needs the
 * editor's attention: `desk:conflict`, `desk:issues`; and what has happened: `desk:saved`,
 * `desk:discarded`, `desk:published`.
 */
export class DeskBackend {
  private readonly api: DeskApi;
  private readonly media: Media;
  /** Drafts as the last list had them, so that a board asks the server once. */
  private listed = new Map<string, ServerDraft>();
  /** Texts that were just taken off the site, until Decap makes a draft of them. */
  private readonly removed = new Map<string, string>();

  constructor(config: DecapConfig) {
    this.api = deskApi(config.site_url);
    this.media = new Media(this.api);
  }

  isGitBackend = () => false;
  authComponent = () => signInPage();
  restoreUser = () => this.authenticate();
  logout = () => leave(this.api);
  getToken = async () => '';
  getDeployPreview = async () => null;

  async authenticate() {
    const { person } = await this.api.read<{ person: Person }>('session');
    announce('desk:entered', { role: person.role });
    return { name: person.name, login: person.email, email: person.email };
  }

  async status() {
    // Not through the API: nobody is asked to sign in while they write, only when they save.
    const answer = await fetch(`${this.api.root}session`).catch(() => undefined);
    return { auth: { status: true }, api: { status: answer !== undefined, statusPage: '' } };
  }

  async entriesByFolder(folder: string): Promise<DecapEntry[]> {
    const { entries, cursor } = await listPage(this.api, collectionAt(folder), null);
    return withCursor(entries, cursor);
  }

  traverseCursor({ data }: { data: { get(key: string): unknown } }) {
    const next = data.get('next');
    return listPage(
      this.api,
      String(data.get('collection')),
      typeof next === 'string' ? next : null,
    );
  }

  allEntriesByFolder = (folder: string) => listAll(this.api, folder, searchedWords(location.hash));
  entriesByFiles = (files: DecapFile[]) => listFiles(this.api, files);
  getMedia = (folder = '') => this.media.list(folder);
  getMediaFile = async (path: string) => this.media.at(path);

  async getEntry(path: string): Promise<DecapEntry> {
    const entry = await this.api.read<StandingEntry>('entry', named(entryAt(path)));
    rememberOpened(path, entry.version, entry.source);
    return { data: withState(entry), file: { path, id: entry.version } };
  }

  async unpublishedEntries(): Promise<string[]> {
    const { drafts } = await this.api.read<{ drafts: ServerDraft[] }>('drafts');
    this.listed = new Map(drafts.map((draft) => [draft.path, draft]));
    return [...this.listed.keys()];
  }

  /** By `id`, for a list, from what the list had; by collection and slug, for the editor, anew. */
  async unpublishedEntry(asked: {
    id?: string;
    collection?: string;
    slug?: string;
  }): Promise<DecapDraft> {
    const { id, collection = '', slug = '' } = asked;
    const known = id === undefined ? undefined : this.listed.get(id);
    if (known) return describeDraft(known, 'list');
    const place = id === undefined ? placeOf(collection, slug) : entryAt(id);
    const draft = await readDraft(this.api, place);
    this.listed.set(place.path, draft);
    return describeDraft(draft, id === undefined ? 'editor' : 'list');
  }

  async unpublishedEntryDataFile(_collection: string, _slug: string, path: string, id: string) {
    const [purpose, version] = id.split(':');
    const known = this.listed.get(path);
    const draft = known?.version === version ? known : undefined;
    const { version: now, source } = draft ?? (await readDraft(this.api, entryAt(path)));
    if (purpose === 'editor') {
      rememberOpened(path, now, source);
      announce('desk:loaded', {});
    }
    return source;
  }

  async unpublishedEntryMediaFile(collection: string, slug: string, path: string, id: string) {
    return this.media.ofDraft(placeOf(collection, slug), path, id);
  }

  /** Decap loads the first save of a draft back into the form; `reloads` tells the desk to wait for that. */
  async persistEntry(save: DecapSave, options: DecapSaveOptions): Promise<void> {
    announce('desk:saving', { reloads: options.unpublished !== true });
    try {
      await this.saveEntry(save, options);
      announce('desk:settled', { done: true });
    } catch (error) {
      announce('desk:settled', { done: false });
      throw error;
    }
  }

  private async saveEntry({ dataFiles, assets }: DecapSave, options: DecapSaveOptions) {
    const file = dataFiles[0];
    if (!file || dataFiles.length !== 1 || file.newPath)
      throw new Error(
        'The desk saves one file at its own address. Configure no i18n, no meta path.',
      );
    const place = entryAt(file.path);
    const start = options.newEntry ? { version: null, source: '' } : openedAt(place.path);
    if (!start)
      throw new DeskError(
        'Không rõ bài này được mở từ bản nào nên chưa lưu. Chép chữ của bạn ra, tải lại bài rồi dán vào.',
      );
    const takenOff = options.newEntry ? undefined : this.removed.get(place.path);
    const below = place.path.replace(/^content\//u, '');
    const source = takenOff ?? keepUnchanged(start.source, file.raw, below);
    const fresh = assets.filter(({ url }) => !this.media.isKept(url));
    const chosen = await Promise.all(
      fresh.map(async (asset) => ({
        name: baseName(asset.path),
        content: await asset.toBase64(),
      })),
    );
    const sent = this.media.notYetIn(place.path, source);
    const pictures = [...chosen, ...sent];
    const over = start.version === null ? undefined : comparedWith(place.path);
    const body = { ...named(place), base: start.version, source, pictures, ...(over && { over }) };
    const saved = await this.api
      .act<ServerSave>('PUT', 'draft', body)
      .catch((error: unknown) => this.tell(error, place, 'save', source));
    rememberOpened(place.path, saved.version, source);
    forgetCompared(place.path);
    this.removed.delete(place.path);
    this.listed.delete(place.path);
    for (const { url } of fresh) this.media.keep(url);
    for (const { name } of sent) this.media.keep(`${place.path} ${name}`);
    announce('desk:saved', { ...named(place), ...saved });
  }

  async updateUnpublishedEntryStatus(collection: string, slug: string, state: string) {
    const place = placeOf(collection, slug);
    const note = state === 'draft' ? await askNote() : {};
    const body = { ...named(place), state, ...note, ...this.readVersion(place) };
    await withReason((reason) =>
      this.api.act('POST', 'draft/status', { ...body, ...reason }),
    ).catch((error: unknown) => this.tell(error, place, 'save'));
    const known = this.listed.get(place.path);
    if (known) this.listed.set(place.path, { ...known, state });
    announce('desk:moved', { ...named(place), state });
  }

  async publishUnpublishedEntry(collection: string, slug: string) {
    const place = placeOf(collection, slug);
    const body = { ...named(place), ...this.readVersion(place), ...(await this.askChange(place)) };
    const published = await withReason((reason) =>
      publishTogether(
        (together) =>
          this.api.act<ServerPublish>('POST', 'draft/publish', {
            ...body,
            ...together,
            ...reason,
          }),
        async (companions) =>
          (await askWindow<boolean>('desk:ask-together', { companions })) === true,
      ),
    ).catch((error: unknown) => this.tell(error, place, 'publish'));
    if (!published) throw notNow();
    this.listed.delete(place.path);
    announce('desk:published', { ...named(place), ...published });
  }

  /** What a new version of an article that readers know changes, where the text does not say so. */
  private async askChange(place: Place): Promise<{ change?: ChangeNote }> {
    if (place.collection !== 'articles') return {};
    const { asksChange, published } = await this.api.read<{
      asksChange: boolean;
      published: { title: string } | null;
    }>('standing', named(place));
    if (!asksChange) return {};
    const change = await askWindow<ChangeNote | undefined>('desk:ask-change', {
      title: published?.title ?? place.id,
    });
    if (change === 'unasked') return {};
    if (!change) throw notNow();
    return { change };
  }

  async deleteUnpublishedEntry(collection: string, slug: string) {
    const place = placeOf(collection, slug);
    await this.api.act('DELETE', 'draft', named(place));
    this.listed.delete(place.path);
    forgetOpened(place.path);
    announce('desk:discarded', named(place));
  }

  /** Takes entries off the site. Asks the editor why; the reason is kept. */
  async deleteFiles(paths: string[]) {
    for (const path of paths) {
      const place = placeAt(path);
      if (!place)
        throw new DeskError(
          'Ảnh đã đăng không xóa riêng được vì bài khác có thể đang dùng. Bỏ ảnh khỏi bài rồi lưu bài.',
        );
      const reason = await askReason(WHY_DELETE);
      if (!reason)
        throw new DeskError(
          'Chưa xóa vì chưa có lý do. Bấm xóa lần nữa và ghi lý do; mục này vẫn còn nguyên.',
        );
      const version = openedAt(path)?.version;
      const body = { ...named(place), reason, ...(version && { version }) };
      const { commit, left, source } = await this.api.act<ServerPublish & { source: string }>(
        'DELETE',
        'entry',
        body,
      );
      // Decap's “unpublish” deletes and then saves what its list had, which has no body.
      this.removed.set(path, source);
      rememberOpened(path, null, '');
      announce('desk:published', { ...named(place), commit, left });
    }
  }

  async persistMedia(): Promise<never> {
    throw new DeskError(
      'Ảnh đi cùng bài nên không tải lên riêng được. Mở bài, chèn ảnh ở đó rồi lưu bài.',
    );
  }

  /** The version that the person has before their eyes: in the editor, or on the board. */
  private readVersion({ path, id }: Place): { version?: string } {
    const isOpen = location.hash.endsWith(`/entries/${id}`);
    const onBoard = isOpen ? undefined : this.listed.get(path)?.version;
    const version = onBoard ?? openedAt(path)?.version;
    return version ? { version } : {};
  }

  /** Tells the window of a refusal that the editor has to look into, then throws it. */
  private async tell(
    error: unknown,
    place: Place,
    stage: 'save' | 'publish',
    text?: string,
  ): Promise<never> {
    if (!(error instanceof DeskError)) throw error;
    const { issues, theirs, version, by, at } = error.answer;
    if (error.status === 422 && issues) announce('desk:issues', { ...named(place), issues });
    if (error.status === 409 && theirs !== undefined) {
      rememberConflict(place.path, stage, error.answer);
      const mine = text ?? (await readDraft(this.api, place)).source;
      announce('desk:conflict', {
        ...named(place),
        mine,
        theirs,
        version,
        by,
        at,
        stage,
        message: error.message,
      });
    }
    throw error;
  }
}

/** Lets the next save of an entry replace the other text, which the editor was shown. */
export const keepMine = ({ collection, id }: { collection: string; id: string }) =>
  replaceTheirs(placeOf(collection, id).path);

interface ServerPublish {
  commit: string;
  waits?: boolean;
  left: { path: string; reason: string }[];
}

interface ServerSave {
  version: string;
  written: boolean;
  state: string | null;
  issues: Issue[];
  pictures: string[];
}

const named = ({ collection, id }: Place) => ({ collection, id });

const notNow = () =>
  new DeskError('Chưa đăng vì bạn đã chọn “Thôi”. Bài vẫn là bản nháp đã duyệt.');
