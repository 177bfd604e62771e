import decapUrl from 'decap-cms/dist/decap-cms.js?url';
import { type CollectionName, collections } from '../src/model/collections.ts';
import { addressOf } from './address.ts';
import { toolbarBlocks } from './blocks.ts';
import { bodyControl } from './body-control.ts';
import { ADDRESS, cmsConfig } from './config.ts';
import { dateControl } from './dates-control.ts';
import { type Cms, decap, type Immutable } from './decap.ts';
import { type Conflict, type Issues, showConflict, showIssues, showMessage } from './dialogs.ts';
import { speakVietnamese } from './english.ts';
import { fileFormat } from './format.ts';
import { watchPictures } from './pictures.ts';
import { entryPreview, PREVIEW_STYLE } from './preview.ts';
import { relationControl } from './relation-control.ts';
import { followRelease, type Published, showFailedRelease } from './release-status.ts';
import { holdFormWhileSaving } from './saving.ts';
import { RESTORE_QUESTION, vietnamese } from './vi.ts';

/** What the desk works with: Decap's backend, and how it lets a save replace another text. */
export interface DeskParts {
  backend: unknown;
  keepMine: (entry: { collection: string; id: string }) => void;
  /** Told when the editor takes back text that Decap kept for an entry. */
  backupRestored: (entry: { collection: string; id: string }) => void;
}

/** Loads Decap and starts the desk. `base` is the path of the portal, with a slash at both ends. */
export async function startDesk(base: string, parts: DeskParts): Promise<void> {
  decap().CMS_MANUAL_INIT = true;
  await loadScript(decapUrl);
  const { CMS } = decap();
  CMS.registerBackend('desk', parts.backend);
  CMS.registerLocale('vi', vietnamese(CMS.getLocale('vi')));
  registerWidgets(CMS);
  for (const name of Object.keys(collections) as CollectionName[])
    CMS.registerCustomFormat(name, collections[name].extension, fileFormat(name));
  CMS.registerEventListener({ name: 'preSave', handler: ({ entry }) => withAddress(entry) });
  watchPictures((message) => showMessage('Không dùng được ảnh', message));
  watchDesk(base, parts);
  watchBackups(parts);
  holdFormWhileSaving();
  speakVietnamese();
  void showFailedRelease(base);
  CMS.init({ config: cmsConfig(new URL(base, location.origin).href) });
}

function registerWidgets(CMS: Cms): void {
  const markdown = CMS.getWidget('markdown');
  CMS.registerWidget('markdown', bodyControl(markdown.control), () => null);
  CMS.registerWidget('datetime', dateControl(), CMS.getWidget('datetime').preview);
  const relation = CMS.getWidget('relation');
  CMS.registerWidget('relation', relationControl(relation.control), relation.preview);
  for (const block of toolbarBlocks()) CMS.registerEditorComponent(block);
  CMS.registerPreviewTemplate('articles', entryPreview());
  CMS.registerPreviewTemplate('pages', entryPreview());
  CMS.registerPreviewStyle(PREVIEW_STYLE, { raw: true });
}

/** Decap makes the address of a new entry from its data, so it is put there; no file keeps it. */
function withAddress(entry: Immutable): Immutable | undefined {
  const name = entry.get('collection') as CollectionName;
  const data = entry.get('data') as Immutable;
  if (entry.get('newRecord') !== true || !('folder' in collections[name])) return undefined;
  const { slug, year } = addressOf(name, data.toJS() as Record<string, unknown>);
  return data.set(ADDRESS.slug, slug).set(ADDRESS.year, year);
}

/** Shows what the backend tells the window. */
function watchDesk(base: string, { keepMine }: DeskParts): void {
  const on = <Detail>(name: string, show: (detail: Detail) => void) =>
    window.addEventListener(name, (event) => show((event as CustomEvent<Detail>).detail));
  on<Conflict>('desk:conflict', (conflict) => showConflict(conflict, () => keepMine(conflict)));
  on<Issues>('desk:issues', showIssues);
  on<Published>('desk:published', (entry) => followRelease(entry, base));
}

/** Decap asks whether to take back kept text with the browser's own question, and tells nobody. */
function watchBackups({ backupRestored }: DeskParts): void {
  const ask = window.confirm.bind(window);
  window.confirm = (question) => {
    const isYes = ask(question);
    const [, collection, id] = /#\/collections\/([^/]+)\/entries\/(.+)$/u.exec(location.hash) ?? [];
    if (isYes && question === RESTORE_QUESTION && collection && id)
      backupRestored({ collection, id: decodeURIComponent(id) });
    return isYes;
  };
}

const loadScript = (url: string) =>
  new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () =>
      reject(new Error(`Decap did not load from ${url}. Check that the file is served.`)),
    );
    document.head.append(script);
  });
