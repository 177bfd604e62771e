import { formatMoment } from '../../src/dates.ts';
import type { Session } from '../desk/accounts/accounts.ts';
import { button, make } from '../elements.ts';
import { type Page, part, table, trying } from './parts.ts';
import { ROLE_NAMES } from './session.ts';
import { newPasswordForm } from './sign-in-form.ts';

/** One's own account: who one is, the password, the browsers that are signed in. */
export async function ownPart(page: Page): Promise<HTMLElement> {
  const { api, session, say } = page;
  const { name, email, role, isAdministrator } = session.person;
  const duties = [ROLE_NAMES[role], ...(isAdministrator ? ['quản trị tài khoản'] : [])].join(', ');
  const browsers = make('div');
  const list = async () => {
    const { sessions } = await api.read<{ sessions: (Session & { isThis: boolean })[] }>(
      'sessions',
    );
    browsers.replaceChildren(
      table(
        'Nơi đang đăng nhập',
        ['Trình duyệt', 'Địa chỉ mạng', 'Đăng nhập lúc', 'Dùng lần cuối'],
        sessions.map(({ browser, address, since, seen, isThis }) => [
          `${browserName(browser)}${isThis ? ' (máy này)' : ''}`,
          address,
          formatMoment(since),
          formatMoment(seen),
        ]),
      ),
    );
  };
  await list();
  const onDone = () => {
    say('Đã đổi mật khẩu. Các máy khác đang đăng nhập bằng tài khoản này đã bị thoát.');
    void list();
  };
  const leave = () =>
    trying(page, async () => {
      await api.act('DELETE', 'sessions', {});
      location.assign('../dang-nhap/');
      return 'Đã đăng xuất khỏi mọi máy.';
    });
  return part(
    'Tài khoản của tôi',
    make('p', {}, `${name}, ${email}. ${duties}.`),
    make('h3', {}, 'Đổi mật khẩu'),
    newPasswordForm({ api, onDone, email }),
    make('h3', {}, 'Nơi đang đăng nhập'),
    browsers,
    make(
      'p',
      {},
      button('Đăng xuất khỏi mọi máy', () => void leave()),
    ),
  );
}

/** What people call their browser; its own line is too long to read. */
function browserName(agent: string): string {
  const browser = /Edg\/|OPR\/|CocCoc|coc_coc|Firefox\/|Chrome\/|Safari\//iu.exec(agent)?.[0] ?? '';
  const system = /Windows|Android|iPhone|iPad|Mac OS|Linux/u.exec(agent)?.[0] ?? '';
  const names: Record<string, string> = { 'Edg/': 'Edge', 'OPR/': 'Opera', coc_coc: 'Cốc Cốc' };
  const name = names[browser.toLowerCase()] ?? names[browser] ?? browser.replace('/', '');
  return [name, system].filter(Boolean).join(', ') || 'Không rõ';
}
