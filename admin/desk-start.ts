import decapUrl from 'decap-cms/dist/decap-cms.js?url';
import { type CollectionName, collections } from '../src/model/collections.ts';
import { addressOf } from './address.ts';
import { watchAttachments } from './attachments.ts';
import { keepUnsavedText } from './autosave.ts';
import { type DeskApi, deskApi } from './backend-api.ts';
import { blockControl } from './block-control.ts';
import { toolbarBlocks } from './blocks.ts';
import { bodyControl } from './body-control.ts';
import { watchChecklist } from './checklist.ts';
import { ADDRESS, cmsConfig, PREVIEWED } from './config.ts';
import { dateControl } from './dates-control.ts';
import { type Cms, decap, type Immutable } from './decap.ts';
import { type Conflict, type Issues, showConflict, showIssues, showMessage } from './dialogs.ts';
import { watchActs } from './acts.ts';
import { askChange, askTogether, type ChangeNote, type Companion } from './publish-questions.ts';
import { speakVietnamese } from './english.ts';
import { fileFormat } from './format.ts';
import { galleryControl } from './gallery-control.ts';
import { pictureFileControl } from './picture-control.ts';
import { guardDrops } from './picture-drop.ts';
import { pictureObjectControl } from './picture-object.ts';
import { linkHistory } from './history/editor-link.ts';
import { showPlaces } from './places-bar.ts';
import { pointsControl } from './points-control.ts';
import { entryPreview, PREVIEW_STYLE } from './preview.ts';
import { relationControl } from './relation-control.ts';
import { followRelease, type Published, showFailedRelease } from './release-status.ts';
import { holdFormWhileSaving } from './saving.ts';
import { RESTORE_QUESTION, vietnamese } from './vi.ts';

/** What the desk works with: Decap's backend, and how it lets a save replace another text. */
export interface DeskParts {
  backend: unknown;
  keepMine: (entry: { collection: string; id: string }) => void;
}

/** Loads Decap and starts the desk. `base` is the path of the portal, with a slash at both ends. */
export async function startDesk(base: string, parts: DeskParts): Promise<void> {
  decap().CMS_MANUAL_INIT = true;
  await loadScript(decapUrl);
  const { CMS } = decap();
  CMS.registerBackend('desk', parts.backend);
  CMS.registerLocale('vi', vietnamese(CMS.getLocale('vi')));
  const home = new URL(base, location.origin).href;
  registerWidgets(CMS, home);
  registerPictures(CMS, `${base}admin/api/`, deskApi(home));
  showPlaces(base);
  for (const name of Object.keys(collections) as CollectionName[])
    CMS.registerCustomFormat(name, collections[name].extension, fileFormat(name));
  CMS.registerEventListener({ name: 'preSave', handler: ({ entry }) => withAddress(entry) });
  guardDrops(showMessage);
  watchAttachments((message) => showMessage('Không dùng được tệp', message));
  watchDesk(base, parts);
  silenceDecapBackups();
  holdFormWhileSaving();
  watchActs(base);
  speakVietnamese();
  linkHistory();
  void showFailedRelease(base);
  CMS.init({ config: cmsConfig(home) });
  await watchChecklist(home);
  await keepUnsavedText((message) => showMessage('Chưa giữ được bản chưa lưu', message));
}

function registerWidgets(CMS: Cms, home: string): void {
  const markdown = CMS.getWidget('markdown');
  CMS.registerWidget('markdown', bodyControl(markdown.control), () => null);
  CMS.registerWidget('datetime', dateControl(), CMS.getWidget('datetime').preview);
  CMS.registerWidget('points', pointsControl(), () => null);
  const api = deskApi(home);
  CMS.registerWidget('relation', relationControl(api), () => null);
  for (const block of toolbarBlocks()) CMS.registerEditorComponent(block);
  for (const name of PREVIEWED) CMS.registerPreviewTemplate(name, entryPreview(home));
  CMS.registerPreviewStyle(PREVIEW_STYLE, { raw: true });
}

function registerPictures(CMS: Cms, root: string, api: DeskApi): void {
  CMS.registerWidget('image', pictureFileControl(root), CMS.getWidget('image').preview);
  const object = CMS.getWidget('object');
  CMS.registerWidget('picture', pictureObjectControl(object.control, root), object.preview);
  const list = CMS.getWidget('list');
  CMS.registerWidget('gallery', galleryControl(list.control, root), list.preview);
  CMS.registerWidget('block', blockControl(object.control, root, api), object.preview);
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
  on<Question<{ title: string }, ChangeNote | undefined>>('desk:ask-change', (question) => {
    question.answer = askChange(question.title);
  });
  on<Question<{ companions: Companion[] }, boolean>>('desk:ask-together', (question) => {
    question.answer = askTogether(question.companions);
  });
}

/** A question of the backend: whoever listens puts the answer in. */
type Question<Asked, Answer> = Asked & { answer?: Promise<Answer> };

/** Decap keeps unsaved text too, but asks before the entry is loaded: our own keeping stands in. */
function silenceDecapBackups(): void {
  const ask = window.confirm.bind(window);
  window.confirm = (question) => question !== RESTORE_QUESTION && ask(question);
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
