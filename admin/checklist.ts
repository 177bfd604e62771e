import type { Issue } from '../src/model/issues.ts';
import { entryOf } from '../src/model/entries.ts';
import { deskApi, DeskError } from './backend-api.ts';
import { answeredIn, answerIssue, forgetAnswers } from './checklist-answers.ts';
import { goTo } from './checklist-places.ts';
import type { Immutable } from './decap.ts';
import { decapStore } from './decap-store.ts';
import { deskBar } from './desk-bar.ts';
import { button, make } from './elements.ts';
import { type FormEntry, readForm } from './form-entry.ts';
import { sentIn } from './picture-sending.ts';

const WAIT = 700;

/**
 * The list of what is missing or doubtful in the form, at the edge of the window. Each line leads
 * to its field. `home` is the portal's address.
 */
export async function watchChecklist(home: string): Promise<void> {
  const api = deskApi(home);
  const count = button('', () => fold(!panel.hidden), 'desk-main');
  const status = make('span', { role: 'status', class: 'desk-hidden' });
  const panel = make('div', {
    id: 'desk-checklist-panel',
    role: 'region',
    'aria-label': 'Cần xem trước khi gửi',
  });
  const frame = make('aside', { class: 'desk-checklist', lang: 'vi' }, panel, count, status);
  count.setAttribute('aria-controls', panel.id);
  let form: FormEntry | undefined;
  let checked = '';
  let issues: Issue[] = [];
  let flags: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turns = 0;

  function fold(isFolded: boolean): void {
    panel.hidden = isFolded;
    count.setAttribute('aria-expanded', String(!isFolded));
    localStorage.setItem('desk:checklist', isFolded ? 'folded' : 'open');
  }

  async function check(): Promise<void> {
    const asked = form;
    if (!asked) return;
    const turn = (turns += 1);
    try {
      const { file, source, pictures } = asked;
      const answer = await api.act<{ issues: Issue[]; flags: string[] }>('POST', 'check', {
        file,
        source,
      });
      if (turn !== turns || form?.file !== file) return;
      const atHand = new Set([...pictures, ...sentIn(source).map(({ name }) => name)]);
      checked = file + source;
      flags = answer.flags;
      issues = answer.issues.filter(
        ({ rule, words }) => rule !== 'picture' || !atHand.has(words ?? ''),
      );
      draw();
      // What was typed meanwhile is looked at next.
      if (form.source !== source) schedule();
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      status.textContent = error.message;
    }
  }

  function schedule(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void check(), WAIT);
  }

  function draw(): void {
    if (!form) return;
    const { file, collection } = form;
    const answered = answeredIn(file);
    const isOpen = (issue: Issue) =>
      issue.severity === 'error' || !answered.has(answerIssue(issue));
    const shown = issues.filter(isOpen).toSorted((a, b) => weight(a) - weight(b));
    const errors = shown.filter(({ severity }) => severity === 'error').length;
    const said = summary(errors, shown.length - errors, flags.length);
    count.textContent = said;
    if (status.textContent !== said) status.textContent = said;
    frame.dataset['state'] =
      errors > 0 ? 'error' : shown.length + flags.length > 0 ? 'warning' : 'good';
    const items = shown.map((issue) =>
      make(
        'li',
        { class: issue.severity },
        button(issue.message, () => goTo(issue, collection)),
        ...(issue.severity === 'warning'
          ? [
              button('Đã xem, bỏ qua', () => {
                answerIssue(issue, file);
                draw();
                count.focus();
              }),
            ]
          : []),
      ),
    );
    const hidden = issues.length - shown.length;
    panel.replaceChildren(
      make('h2', {}, 'Cần xem trước khi gửi'),
      make(
        'p',
        {},
        errors > 0
          ? 'Phải sửa hết lỗi mới gửi duyệt được.'
          : shown.length + flags.length > 0
            ? NO_ERRORS
            : NOTHING,
      ),
      make('ol', {}, ...items),
      ...(flags.length > 0 ? [flagList(flags, (flag) => void dismiss(flag))] : []),
      ...(hidden > 0
        ? [
            button(`Hiện lại ${hidden} nhắc đã bỏ qua`, () => {
              forgetAnswers(file);
              draw();
            }),
          ]
        : []),
    );
  }

  /** Takes a place of the handed-in file off the list, for everybody. */
  async function dismiss(flag: string): Promise<void> {
    const entry = form && entryOf(form.file);
    if (!entry) return;
    try {
      const { collection, id } = entry;
      const answer = await api.act<{ flags: string[] }>('POST', 'draft/flag', {
        collection,
        id,
        flag,
      });
      if (form?.file !== entry.file) return;
      flags = answer.flags;
      draw();
      count.focus();
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      status.textContent = error.message;
    }
  }

  function look(): void {
    const { entryDraft } = store.getState();
    const entry = entryDraft.get('entry') as Immutable | undefined;
    if (entry === seen) return;
    seen = entry;
    form = entry && readForm(entry, collectionInAddress());
    if (!form) {
      frame.remove();
      checked = '';
      flags = [];
      return;
    }
    if (!frame.isConnected) {
      count.textContent = 'Đang kiểm tra…';
      panel.replaceChildren();
      deskBar().append(frame);
    }
    if (form.file + form.source === checked) return;
    schedule();
  }

  const store = await decapStore();
  let seen: Immutable | undefined;
  store.subscribe(look);
  // With the draft its list goes.
  for (const name of ['desk:published', 'desk:discarded'])
    window.addEventListener(name, () => form && schedule());
  look();
  fold(localStorage.getItem('desk:checklist') !== 'open');
}

const NO_ERRORS = 'Không còn lỗi. Những chỗ dưới đây chỉ là nhắc, vẫn gửi duyệt được.';

const NOTHING = 'Không còn gì phải sửa, gửi duyệt được.';

const weight = ({ severity }: Issue) => (severity === 'error' ? 0 : 1);

/** What a person has to look at of the file that a draft was made of. */
const flagList = (flags: readonly string[], dismiss: (flag: string) => void) =>
  make(
    'section',
    { 'aria-label': FLAGS },
    make('h3', {}, FLAGS),
    make(
      'ul',
      {},
      ...flags.map((flag) => {
        const seen = button('Đã xem', () => dismiss(flag));
        seen.setAttribute('aria-label', `Đã xem: ${flag}`);
        return make('li', {}, make('span', {}, flag), ' ', seen);
      }),
    ),
  );

const FLAGS = 'Cần xem lại từ tệp đã gửi';

function summary(errors: number, warnings: number, flags: number): string {
  const parts = [
    errors > 0 && `${errors} lỗi`,
    warnings > 0 && `${warnings} nhắc`,
    flags > 0 && `${flags} chỗ xem lại`,
  ];
  return parts.filter(Boolean).join(', ') || 'Không còn gì phải sửa';
}

const collectionInAddress = () => /#\/collections\/([^/]+)/u.exec(location.hash)?.[1] ?? '';
