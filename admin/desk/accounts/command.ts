import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { settings } from '../../../src/settings.ts';
import { type Account, readEmail, readFacts } from './account.ts';
import { type Accounts, openAccounts } from './accounts.ts';
import { openAudit } from './audit.ts';
import { passwordProblem } from './password.ts';
import { openTerminal } from './terminal.ts';

// The accounts from the server's own command line: the first administrator, and a way back in.
// May run while the portal runs.

const HELP = `Tài khoản của bàn biên tập

  create EMAIL "HỌ TÊN"    tạo người quản trị (hỏi mật khẩu, hoặc đọc từ dòng đầu của stdin)
      --role VAI-TRÒ       contributor, editor (mặc định) hoặc publisher
      --unit ĐƠN-VỊ        đơn vị của contributor
  reset-password EMAIL     đặt mật khẩu khác; người đó phải đổi khi đăng nhập
  list                     liệt kê các tài khoản
`;

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { positionals, values } = readArguments();
  const [act, email = '', name = ''] = positionals;
  if (!act || !['create', 'reset-password', 'list'].includes(act)) {
    process.exitCode = act === undefined || act === 'help' ? 0 : 1;
    return console.log(HELP);
  }
  const accounts = await openAccounts(settings.stateDir, settings);
  try {
    if (act === 'list') return await list(accounts);
    const account = await (act === 'create'
      ? create(accounts, email, { name, role: values.role, unit: values.unit ?? null })
      : reset(accounts, email));
    openAudit(settings.stateDir).add({
      who: userInfo().username,
      role: '',
      act: `command ${act}`,
      what: account.email,
      status: 200,
      address: '',
    });
  } finally {
    accounts.close();
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { role: { type: 'string', default: 'editor' }, unit: { type: 'string' } },
    });
  } catch (cause) {
    throw new Error(`Không hiểu lệnh này. Xem cách dùng:\n\n${HELP}`, { cause });
  }
}

async function create(
  accounts: Accounts,
  typed: string,
  typedFacts: { name: string; role: string; unit: string | null },
): Promise<Account> {
  const email = readEmail(typed);
  const facts = readFacts({ ...typedFacts, isAdministrator: true });
  const { unit } = facts;
  if (
    unit &&
    (/[^a-z0-9-]/u.test(unit) || !existsSync(join(settings.contentDir, 'units', `${unit}.yaml`)))
  )
    throw new Error(`Chưa có đơn vị “${unit}” trong thư mục units. Xem tên tệp ở đó rồi làm lại.`);
  if (await accounts.byEmail(email))
    throw new Error(`Đã có tài khoản ${email}. Dùng reset-password để đặt lại mật khẩu.`);
  const password = await askPassword({ name: facts.name, email });
  const account = await accounts.create({ ...facts, email, mustChange: false }, password);
  console.log(
    `Đã tạo người quản trị ${account.name} (${email}). Từ bây giờ ai vào bàn biên tập cũng phải đăng nhập.`,
  );
  return account;
}

async function reset(accounts: Accounts, typed: string): Promise<Account> {
  const email = readEmail(typed);
  const account = await accounts.byEmail(email);
  if (!account)
    throw new Error(`Không có tài khoản ${email}. Dùng list để xem các tài khoản hiện có.`);
  await accounts.setPassword(account.id, await askPassword(account), true);
  if (account.isOff) await accounts.change(account.id, { isOff: false });
  console.log(`Đã đặt lại mật khẩu của ${email}; mọi phiên đang mở đã kết thúc.`);
  return account;
}

async function list(accounts: Accounts): Promise<void> {
  const all = await accounts.list();
  if (all.length === 0) return console.log('Chưa có tài khoản nào. Tạo bằng lệnh create.');
  for (const { email, name, role, unit, isAdministrator, isOff } of all)
    console.log(
      [
        email,
        name,
        unit ? `${role} (${unit})` : role,
        ...(isAdministrator ? ['quản trị'] : []),
        ...(isOff ? ['đã tắt'] : []),
      ].join('  '),
    );
}

/** Asks until a person has typed one good password twice; what is piped in has one try. */
async function askPassword(person: { name: string; email: string }): Promise<string> {
  const terminal = openTerminal();
  const office = await readFile(join(settings.contentDir, 'site.yaml'), 'utf8').catch(() => '');
  try {
    for (;;) {
      const password = await terminal.askSecret('Mật khẩu mới: ');
      const problem = passwordProblem(password, { ...person, office });
      const isPerson = process.stdin.isTTY === true;
      if (!problem && (!isPerson || (await terminal.askSecret('Gõ lại lần nữa: ')) === password))
        return password;
      const message = problem ?? 'Hai lần gõ không giống nhau. Gõ lại cả hai lần.';
      if (!isPerson) throw new Error(message);
      console.error(message);
    }
  } finally {
    terminal.close();
  }
}
