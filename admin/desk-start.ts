import type { SessionAnswer } from './accounts/session.ts';
import { watchAttachments } from './attachments.ts';
import { keepUnsavedText } from './autosave.ts';
import { type DeskApi, deskApi } from './backend-api.ts';
import { blockControl } from './block-control.ts';
import { watchChecklist } from './checklist.ts';
import { cmsConfig, PREVIEWED } from './config.ts';
import type { Cms } from './decap.ts';
import type { Person } from './desk/people.ts';
import { loadDecap, registerText } from './decap-start.ts';
import { type Conflict, type Issues, showConflict, showIssues, showMessage } from './dialogs.ts';
import { actsBar } from './acts.ts';
import { askChange, askTogether, type ChangeNote, type Companion } from './publish-questions.ts';
import { linkEntry } from './entry-links.ts';
import { speakVietnamese } from './english.ts';
import { galleryControl } from './gallery-control.ts';
import { pictureFileControl } from './picture-control.ts';
import { guardDrops } from './picture-drop.ts';
import { pictureObjectControl } from './picture-object.ts';
import { showKept } from './kept-bar.ts';
import { showPlaces } from './places-bar.ts';
import { entryPreview, PREVIEW_STYLE } from './preview.ts';
import { type Prefill, prefillOf } from './prefill.ts';
import { relationControl } from './relation-control.ts';
import { returnNote } from './return-note.ts';
import { followRelease, type Published, showFailedRelease } from './release-status.ts';
import { holdFormWhileSaving } from './saving.ts';
import { watchStanding } from './standing.ts';
import { toolbarState } from './toolbar-state.ts';
import { RESTORE_QUESTION } from './vi.ts';
import { askWords, type WordsQuestion } from './words-question.ts';

/** What the desk works with: Decap's backend, and how it lets a save replace another text. */
export interface DeskParts {
  backend: unknown;
  keepMine: (entry: { collection: string; id: string }) => void;
}

/** Loads Decap and starts the desk. `base` is the path of the portal, with a slash at both ends. */
export async function startDesk(base: string, parts: DeskParts): Promise<void> {
  const CMS = await loadDecap();
  CMS.registerBackend('desk', parts.backend);
  const home = new URL(base, location.origin).href;
  registerText(CMS);
  registerServed(CMS, home);
  registerPictures(CMS, `${base}admin/api/`, deskApi(home));
  showPlaces(base);
  guardDrops(showMessage);
  watchAttachments((message) => showMessage('Không dùng được tệp', message));
  watchDesk(base, parts);
  silenceDecapBackups();
  holdFormWhileSaving();
  const showings = [toolbarState(), actsBar(base), returnNote];
  watchStanding(base, (open) => showings.forEach((show) => show(open)));
  speakVietnamese();
  linkEntry(base);
  void showFailedRelease(base);
  CMS.init({ config: cmsConfig(home, await prefill(home)) });
  await watchChecklist(home);
  await keepUnsavedText((message) => showMessage('Chưa giữ được bản chưa lưu', message));
  await showKept();
}

/** What new entries begin with. Who is not signed in yet comes back here once they are. */
const prefill = (home: string): Promise<Prefill> =>
  deskApi(home, { isQuiet: true })
    .read<SessionAnswer>('session')
    .then(prefillOf, () => ({}));

/** What asks the desk's server. */
function registerServed(CMS: Cms, home: string): void {
  CMS.registerWidget('markdown', CMS.getWidget('markdown').control, () => null);
  CMS.registerWidget('relation', relationControl(deskApi(home)), () => null);
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

/** Shows what the backend tells the window. */
function watchDesk(base: string, { keepMine }: DeskParts): void {
  const on = <Detail>(name: string, show: (detail: Detail) => void) =>
    window.addEventListener(name, (event) => show((event as CustomEvent<Detail>).detail));
  on<Pick<Person, 'role'>>('desk:entered', ({ role }) => (document.body.dataset['role'] = role));
  on<Conflict>('desk:conflict', (conflict) => showConflict(conflict, () => keepMine(conflict)));
  on<Issues>('desk:issues', showIssues);
  on<Published>('desk:published', (entry) => followRelease(entry, base));
  on<Question<{ title: string }, ChangeNote | undefined>>('desk:ask-change', (question) => {
    question.answer = askChange(question.title);
  });
  on<Question<{ question: WordsQuestion }, { words: string } | undefined>>(
    'desk:ask-words',
    (asked) => (asked.answer = askWords(asked.question)),
  );
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
