import { formatMoment, localIso, OFFSET } from '../src/dates.ts';
import { button, make, openDialog } from './elements.ts';

/** A field of a dialog: its label, what it is for, and the control. */
export function field<Control extends HTMLInputElement | HTMLTextAreaElement>(
  label: string,
  control: Control,
  hint = '',
): HTMLElement {
  control.id = `desk-field-${(count += 1)}`;
  const note = make('span', { id: `${control.id}-hint`, class: 'desk-hint' }, hint);
  if (hint) control.setAttribute('aria-describedby', note.id);
  return make(
    'p',
    { class: 'desk-field' },
    make('label', { for: control.id }, label),
    ...(hint ? [note] : []),
    control,
  );
}

/** A box to tick, with its words behind it. */
export const tick = (label: string, box: HTMLInputElement): HTMLElement =>
  make('p', { class: 'desk-tick' }, make('label', {}, box, ` ${label}`));

let count = 0;

/**
 * Asks for something and does it. What the server refuses is shown in the dialog, where everything
 * typed stays; the dialog closes when it is done.
 */
export function openAct(
  title: string,
  content: readonly (Node | string)[],
  label: string,
  act: () => Promise<void>,
): HTMLDialogElement {
  const refusal = make('p', { role: 'alert', class: 'desk-refusal' });
  const go = make('button', { type: 'submit', class: 'desk-main' }, label);
  const form = make(
    'form',
    { method: 'dialog' },
    ...content,
    refusal,
    make(
      'p',
      { class: 'desk-actions' },
      go,
      button('Thôi', () => dialog.close()),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    refusal.textContent = '';
    go.disabled = true;
    act()
      .then(() => dialog.close())
      .catch((error: unknown) => {
        refusal.textContent = error instanceof Error ? error.message : String(error);
      })
      .finally(() => (go.disabled = false));
  });
  const dialog = openDialog(title, form);
  (form.querySelector<HTMLElement>('input, textarea') ?? go).focus();
  return dialog;
}

/** Two inputs for a moment in Vietnam, whatever the clock of this machine says. */
export function momentFields(start: Date) {
  const [day = '', time = ''] = localIso(start).slice(0, 16).split('T');
  const date = make('input', { type: 'date', required: '', value: day });
  const hour = make('input', { type: 'time', required: '', value: time });
  const read = () => `${date.value}T${hour.value.slice(0, 5)}:00${OFFSET}`;
  // A browser may show 11/23 and AM: here the moment stands as it is written in Vietnam.
  const said = make('p', { role: 'status' });
  const say = () => (said.textContent = sentenceOf(read()));
  for (const input of [date, hour]) input.addEventListener('input', say);
  say();
  const pair = make('div', { class: 'desk-moment' }, field('Ngày', date), field('Giờ', hour));
  return {
    elements: [pair, said],
    /** The moment as ISO. */
    read,
  };
}

const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

/** `Thứ Hai, 23/11/2026 08:00 (giờ Việt Nam).` */
export function sentenceOf(moment: string): string {
  if (Number.isNaN(Date.parse(moment))) return '';
  return `${WEEKDAYS[weekdayOf(moment)] ?? ''}, ${formatMoment(moment)} (giờ Việt Nam).`;
}

const weekdayOf = (local: string) => new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay();

/** The next hour at which an office works, at least half an hour from `now`: 8–11 and 13–16, Monday to Friday. */
export function nextWorkingHour(now: Date): Date {
  const hour = 3_600_000;
  let next = new Date(Math.ceil((now.getTime() + hour / 2) / hour) * hour);
  while (!isWorking(localIso(next))) next = new Date(next.getTime() + hour);
  return next;
}

function isWorking(local: string): boolean {
  const weekday = weekdayOf(local);
  const hour = Number(local.slice(11, 13));
  return weekday >= 1 && weekday <= 5 && [8, 9, 10, 11, 13, 14, 15, 16].includes(hour);
}
