import { formatMoment } from '../../src/dates.ts';
import type { AuditEntry } from '../desk/accounts/audit.ts';
import { button, make } from '../elements.ts';
import { type Page, part, table, trying } from './parts.ts';

const SIZE = 50;

/** What was done at the desk, the last first, for administrators. */
export async function auditPart(page: Page): Promise<HTMLElement> {
  const place = make('div');
  const show = async (skip: number): Promise<void> => {
    const query = { skip: String(skip), limit: String(SIZE) };
    const { entries, isMore } = await page.api.read<{ entries: AuditEntry[]; isMore: boolean }>(
      'audit',
      query,
    );
    const turn = (label: string, to: number) =>
      button(label, () => void trying(page, () => show(to).then(() => 'Đã mở trang nhật ký.')));
    place.replaceChildren(
      table(
        'Nhật ký',
        ['Lúc', 'Ai', 'Việc', 'Về', 'Kết quả', 'Địa chỉ mạng'],
        entries.map(({ time, who, act, what, status, address }) => [
          formatMoment(time),
          who || 'chưa đăng nhập',
          ACTS[act] ?? act,
          what,
          status < 400 ? 'xong' : `từ chối (${status})`,
          address,
        ]),
      ),
      make(
        'p',
        { class: 'desk-actions' },
        ...(skip > 0 ? [turn('Mới hơn', Math.max(0, skip - SIZE))] : []),
        ...(isMore ? [turn('Cũ hơn', skip + SIZE)] : []),
      ),
    );
  };
  await show(0);
  return part('Nhật ký', place);
}

const ACTS: Readonly<Record<string, string>> = {
  'POST /session': 'Đăng nhập',
  'DELETE /session': 'Đăng xuất',
  'DELETE /sessions': 'Đăng xuất khỏi mọi máy',
  'PUT /password': 'Đổi mật khẩu',
  'POST /people': 'Tạo tài khoản',
  'PUT /person': 'Sửa tài khoản',
  'PUT /person/password': 'Đặt lại mật khẩu',
  'DELETE /person/sessions': 'Thoát một người khỏi mọi máy',
  'PUT /draft': 'Lưu nháp',
  'DELETE /draft': 'Xóa nháp',
  'POST /draft/status': 'Chuyển trạng thái',
  'POST /draft/flag': 'Đã xem một chỗ của tệp gửi',
  'POST /draft/publish': 'Đăng',
  'DELETE /entry': 'Gỡ bài đã đăng',
  'command create': 'Tạo người quản trị (lệnh)',
  'command reset-password': 'Đặt lại mật khẩu (lệnh)',
};
