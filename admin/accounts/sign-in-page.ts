import { deskApi } from '../backend-api.ts';
import { make } from '../elements.ts';
import { returnAddress } from './return-address.ts';
import type { SessionAnswer } from './session.ts';
import { newPasswordForm, signInForm } from './sign-in-form.ts';

/** The sign-in page: asks what is still missing, then leads back to where one was. */
export async function showSignIn(base: string): Promise<void> {
  const place = document.getElementById('dang-nhap');
  if (!place) return;
  const api = deskApi(new URL(base, location.origin).href);
  const onDone = () =>
    location.replace(returnAddress(location.search, location.origin, `${base}admin/`));
  const answer = await fetch(`${api.root}session`).catch(() => undefined);
  const session = answer?.ok ? ((await answer.json()) as SessionAnswer) : undefined;
  if (session && !session.mustChange)
    return place.replaceChildren(
      make(
        'p',
        {},
        session.signsIn
          ? `Bạn đang làm việc với tên ${session.person.name}. `
          : 'Máy này chưa có tài khoản nào nên không cần đăng nhập. ',
        make('a', { href: `${base}admin/` }, 'Vào bàn biên tập'),
      ),
    );
  place.replaceChildren(
    session ? newPasswordForm({ api, onDone }) : signInForm({ api, onDone }),
    make('p', {}, 'Quên mật khẩu? Nhờ người quản trị tài khoản của cơ quan đặt lại.'),
  );
  place.querySelector('input')?.focus();
}
