import type { Account, AccountFacts } from '../desk/accounts/account.ts';
import { button, make } from '../elements.ts';
import { ROLE_NAMES } from './session.ts';
import { formOf, textField } from './sign-in-form.ts';

export interface Unit {
  id: string;
  name: string;
}

interface PersonForm {
  units: Unit[];
  /** Who is changed; a new person without. */
  person?: Account;
  save: (facts: AccountFacts & { email?: string }) => Promise<void>;
  cancel: () => void;
}

/** Asks for what an administrator decides about a person. */
export function personForm({ units, person, save, cancel }: PersonForm): HTMLFormElement {
  const name = textField('Họ tên', { autocomplete: 'off', value: person?.name ?? '' });
  const email = textField('Thư điện tử', { type: 'email', autocomplete: 'off' });
  const role = choice('Vai trò', Object.entries(ROLE_NAMES), person?.role ?? 'contributor');
  const unit = choice(
    'Đơn vị của cộng tác viên',
    units.map(({ id, name: label }) => [id, label] as const),
    person?.unit ?? units[0]?.id ?? '',
  );
  const isAdministrator = make('input', { type: 'checkbox' });
  isAdministrator.checked = person?.isAdministrator ?? false;
  const showUnit = () => (unit.row.hidden = role.select.value !== 'contributor');
  role.select.addEventListener('change', showUnit);
  showUnit();
  const form = formOf(
    person ? 'Lưu' : 'Tạo tài khoản',
    [
      name.row,
      ...(person ? [] : [email.row]),
      role.row,
      make('p', { class: 'desk-hint' }, ROLE_HINT),
      unit.row,
      make(
        'p',
        {},
        make('label', {}, isAdministrator, ' Quản trị tài khoản (không thêm quyền sửa bài)'),
      ),
    ],
    () =>
      save({
        name: name.input.value,
        role: role.select.value as Account['role'],
        unit: role.select.value === 'contributor' ? unit.select.value : null,
        isAdministrator: isAdministrator.checked,
        ...(person ? {} : { email: email.input.value }),
      }),
  );
  form.querySelector('.desk-actions')?.append(button('Thôi', cancel));
  return form;
}

const ROLE_HINT =
  'Cộng tác viên viết bài của đơn vị mình và gửi duyệt. Biên tập viên sửa, trả lại, duyệt. Người xuất bản còn đăng và gỡ bài.';

function choice(label: string, options: (readonly [string, string])[], value: string) {
  const { input, row } = textField(label, {});
  const select = make(
    'select',
    { id: input.id },
    ...options.map(([id, name]) => make('option', { value: id }, name)),
  );
  select.value = value;
  input.replaceWith(select);
  return { select, row };
}
