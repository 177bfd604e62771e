import type { Account } from '../desk/accounts/account.ts';
import { openAct } from '../acts-form.ts';
import { button, make, openDialog } from '../elements.ts';
import { type Page, part, table, trying } from './parts.ts';
import { personForm, type Unit } from './person-form.ts';
import { ROLE_NAMES } from './session.ts';

/** Everybody's accounts, for administrators. */
export async function peoplePart(page: Page): Promise<HTMLElement> {
  const { api } = page;
  const list = make('div');
  const add = make('p');

  async function show(): Promise<void> {
    const { people, units } = await api.read<{ people: Account[]; units: Unit[] }>('people');
    const nameOf = (id: string | null) => units.find((unit) => unit.id === id)?.name ?? id ?? '';
    list.replaceChildren(
      table(
        'Các tài khoản',
        ['Họ tên', 'Thư điện tử', 'Vai trò', 'Đơn vị', 'Tình trạng', 'Việc'],
        people.map((person) => [
          person.name,
          person.email,
          [ROLE_NAMES[person.role], ...(person.isAdministrator ? ['quản trị'] : [])].join(', '),
          nameOf(person.unit),
          stateOf(person),
          actions(person, units),
        ]),
      ),
    );
    add.replaceChildren(button('Thêm người', () => open('Thêm người', units), 'desk-main'));
  }

  /** Does something, reads the list anew and says what happened. */
  const act = (done: string, send: () => Promise<unknown>) =>
    trying(page, async () => {
      await send();
      await show();
      return done;
    });

  function open(title: string, units: Unit[], person?: Account): void {
    const dialog = openDialog(
      title,
      personForm({
        units,
        ...(person && { person }),
        cancel: () => dialog.close(),
        async save(facts) {
          const answer = await (person
            ? api.act<Made>('PUT', 'person', { id: person.id, facts })
            : api.act<Made>('POST', 'people', facts));
          dialog.close();
          await show();
          if (answer.password) showPassword(answer.person.email, answer.password);
          else page.say(`Đã sửa tài khoản ${answer.person.email}.`);
        },
      }),
    );
  }

  function actions(person: Account, units: Unit[]): HTMLElement {
    const { id, name, email, isOff } = person;
    const reset = () => {
      let password = '';
      const question = openAct(
        'Đặt lại mật khẩu?',
        [make('p', {}, `Đặt lại mật khẩu của ${name}? Người đó bị thoát khỏi mọi máy.`)],
        'Đặt lại mật khẩu',
        async () => {
          ({ password } = await api.act<{ password: string }>('PUT', 'person/password', { id }));
          await show();
        },
      );
      question.addEventListener('close', () => {
        if (password === '') return;
        page.say(`Đã đặt lại mật khẩu của ${email}.`);
        showPassword(email, password);
      });
    };
    const turn = () =>
      act(
        isOff
          ? `Đã mở lại tài khoản ${email}.`
          : `Đã tắt tài khoản ${email}; người đó bị thoát ngay.`,
        () => api.act('PUT', 'person', { id, isOff: !isOff }),
      );
    const end = () =>
      act(`Đã thoát ${email} khỏi mọi máy.`, () => api.act('DELETE', 'person/sessions', { id }));
    const named = (label: string, does: () => void) => {
      const made = button(label, does);
      made.setAttribute('aria-label', `${label}: ${name}`);
      return made;
    };
    return make(
      'div',
      { class: 'desk-actions' },
      named('Sửa', () => open(`Sửa tài khoản ${name}`, units, person)),
      named('Đặt lại mật khẩu', reset),
      named('Thoát khỏi mọi máy', () => void end()),
      named(isOff ? 'Mở lại' : 'Tắt', () => void turn()),
    );
  }

  await show();
  return part('Mọi người', list, add);
}

interface Made {
  person: Account;
  password?: string;
}

const stateOf = ({ isOff, mustChange }: Account) =>
  isOff ? 'Đã tắt' : mustChange ? 'Chờ đổi mật khẩu' : 'Đang dùng';

/** Shows a password that nobody will see again. */
function showPassword(email: string, password: string): void {
  const dialog = openDialog(
    'Mật khẩu dùng một lần',
    make(
      'p',
      {},
      `Đưa tận tay mật khẩu này cho người dùng ${email}; hộp này đóng là không xem lại được.`,
    ),
    make('p', {}, make('output', {}, password)),
    make('p', {}, 'Người đó đăng nhập bằng mật khẩu này rồi tự đặt mật khẩu của mình.'),
    make(
      'p',
      {},
      button('Đã ghi lại', () => dialog.close(), 'desk-main'),
    ),
  );
}
