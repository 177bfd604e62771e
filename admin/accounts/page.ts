import { deskApi } from '../backend-api.ts';
import { make } from '../elements.ts';
import { auditPart } from './audit-part.ts';
import { ownPart } from './own-part.ts';
import { peoplePart } from './people-part.ts';
import type { SessionAnswer } from './session.ts';

/** The accounts page: one's own account; for administrators everybody's, and what was done. */
export async function showAccounts(base: string): Promise<void> {
  const place = document.getElementById('tai-khoan');
  if (!place) return;
  const said = make('p', { role: 'status', class: 'desk-said' });
  const say = (message: string) => {
    said.textContent = message;
    said.scrollIntoView({ block: 'nearest' });
  };
  place.replaceChildren(said);
  const api = deskApi(new URL(base, location.origin).href);
  try {
    const session = await api.read<SessionAnswer>('session');
    if (!session.signsIn) return say(ALONE);
    const page = { api, session, say };
    place.append(await ownPart(page));
    if (session.person.isAdministrator) place.append(await peoplePart(page), await auditPart(page));
  } catch (error) {
    say(String(error));
  }
}

const ALONE =
  'Máy này chưa có tài khoản nào: chỉ một người làm việc, không cần mật khẩu, và chỉ mở được trên chính máy này. Khi nhiều người cùng làm, người quản trị máy chủ tạo tài khoản đầu tiên bằng lệnh; từ đó ai cũng phải đăng nhập.';
