import type { DeskApi } from '../backend-api.ts';
import { button, make, openDialog } from '../elements.ts';
import { signInForm } from './sign-in-form.ts';
import { signInUrl } from './return-address.ts';

let asking: Promise<boolean> | undefined;
let last: string | undefined;
let hasWorked = false;

/** Remembers who works here, so that whoever signs in again types the password only. */
export function rememberPerson(email?: string): void {
  hasWorked = true;
  last = email ?? last;
}

/**
 * Asks to sign in once the server does not know us any more; true when that is done and the
 * request may be repeated. On a page that has shown nothing yet it goes to the sign-in page.
 * However many requests fail at once, it asks once.
 */
export function signInAgain(api: DeskApi): Promise<boolean> {
  if (typeof document === 'undefined') return Promise.resolve(false);
  if (!hasWorked) {
    location.replace(signInUrl(api.root, location));
    // The page is left; nothing more is to be shown on it.
    return new Promise(() => {});
  }
  asking ??= ask(api).finally(() => (asking = undefined));
  return asking;
}

/**
 * Waits until somebody has signed in here, or comes back to this window, where another one may
 * have renewed the session.
 */
export function untilSignedIn(): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const goOn = () => (over.abort(), resolve());
    for (const name of [SIGNED_IN, 'focus'])
      window.addEventListener(name, goOn, { signal: over.signal });
  });
}

const SIGNED_IN = 'desk:signed-in';

function ask(api: DeskApi): Promise<boolean> {
  return new Promise((resolve) => {
    let isIn = false;
    const dialog = openDialog(
      'Phiên làm việc đã hết',
      make('p', {}, 'Chữ của bạn vẫn còn trên màn hình. Đăng nhập lại để làm tiếp.'),
      signInForm({
        api,
        ...(last !== undefined && { email: last }),
        onDone: () => {
          isIn = true;
          dialog.close();
          window.dispatchEvent(new Event(SIGNED_IN));
        },
      }),
      make(
        'p',
        {},
        button('Để sau', () => dialog.close()),
      ),
    );
    dialog.querySelector<HTMLInputElement>(last ? 'input[type=password]' : 'input')?.focus();
    dialog.addEventListener('close', () => resolve(isIn));
  });
}
