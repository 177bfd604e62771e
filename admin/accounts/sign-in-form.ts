import { type DeskApi, DeskError } from '../backend-api.ts';
import { button, make } from '../elements.ts';

/** What the form needs to know. */
export interface SignInForm {
  api: DeskApi;
  /** Whose session ended, if that is known. */
  email?: string;
  /** Called once the person is in, with a password that need not be changed. */
  onDone: () => void;
}

interface Answer {
  name: string;
  mustChange: boolean;
}

/**
 * Asks for e-mail and password, and for a new password where somebody else had set it. What is
 * wrong is said beside the form and read out; what was typed stays.
 */
export function signInForm({ api, email = '', onDone }: SignInForm): HTMLFormElement {
  const name = textField('Thư điện tử', { type: 'email', autocomplete: 'username', value: email });
  const password = passwordField('Mật khẩu', 'current-password');
  const form = formOf('Đăng nhập', [name.row, ...password.rows], async () => {
    const typed = password.input.value;
    const body = { email: name.input.value, password: typed };
    const { mustChange } = await api.act<Answer>('POST', 'session', body);
    if (!mustChange) return onDone();
    form.replaceWith(newPasswordForm({ api, current: typed, email: name.input.value, onDone }));
  });
  return form;
}

/** Asks for a new password; for the present one too where it is not known. */
export function newPasswordForm({
  api,
  current,
  email,
  onDone,
}: SignInForm & { current?: string }): HTMLFormElement {
  const before =
    current === undefined ? passwordField('Mật khẩu đang dùng', 'current-password') : undefined;
  const next = passwordField('Mật khẩu mới', 'new-password', RULE);
  const intro = make(
    'p',
    {},
    'Mật khẩu này do người khác đặt. Đặt mật khẩu của riêng bạn để vào làm việc.',
  );
  // For password managers: whose password it is.
  const whose = make('input', { autocomplete: 'username', value: email ?? '', hidden: '' });
  whose.readOnly = true;
  const rows = [whose, ...(before ? before.rows : [intro]), ...next.rows];
  const form = formOf('Đổi mật khẩu', rows, async () => {
    const body = { current: current ?? before?.input.value ?? '', next: next.input.value };
    await api.act('PUT', 'password', body);
    form.reset();
    onDone();
  });
  if (!before) queueMicrotask(() => next.input.focus());
  return form;
}

const RULE =
  'Ít nhất 12 ký tự. Một câu bốn, năm từ không liên quan, có dấu và dấu cách, là dễ nhớ và khó đoán.';

/** A form that says what went wrong and does one thing at a time. */
export function formOf(label: string, rows: HTMLElement[], submit: () => Promise<void>) {
  const said = make('p', { role: 'alert', class: 'desk-wrong' });
  const send = make('button', { type: 'submit', class: 'desk-main' }, label);
  const form = make(
    'form',
    { class: 'desk-form' },
    ...rows,
    said,
    make('p', { class: 'desk-actions' }, send),
  );
  let isBusy = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    said.textContent = '';
    form.ariaBusy = 'true';
    submit()
      .catch((error: unknown) => {
        said.textContent = error instanceof DeskError ? error.message : String(error);
        form.querySelector<HTMLInputElement>('input[type=password], input')?.focus();
      })
      .finally(() => {
        isBusy = false;
        form.ariaBusy = null;
      });
  });
  return form;
}

/** A labelled box that must be filled in. */
export function textField(label: string, attributes: Record<string, string>) {
  const id = `desk-field-${(count += 1)}`;
  const input = make('input', { id, required: '', ...attributes });
  return { input, row: make('p', {}, make('label', { for: id }, label), input) };
}

/** A password with a button that shows what is typed. */
function passwordField(label: string, autocomplete: string, hint = '') {
  const { input, row } = textField(label, { type: 'password', autocomplete, maxlength: '200' });
  const show = button('Hiện mật khẩu', () => {
    const isShown = input.type === 'text';
    input.type = isShown ? 'password' : 'text';
    show.ariaPressed = String(!isShown);
  });
  show.ariaPressed = 'false';
  if (hint === '') return { input, rows: [row, make('p', {}, show)] };
  const note = make('p', { id: `${input.id}-hint`, class: 'desk-hint' }, hint);
  input.setAttribute('aria-describedby', note.id);
  return { input, rows: [row, note, make('p', {}, show)] };
}

let count = 0;
