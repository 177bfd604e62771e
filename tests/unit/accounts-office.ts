import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountFacts } from '../../admin/desk/accounts/account.ts';
import type { AuditEntry } from '../../admin/desk/accounts/audit.ts';
import { FILES, openOffice } from './desk-office.ts';

/** A password that passes the rules; whoever is made below has it. */
export const PASSWORD = 'cái ghế tre bay qua sông Bé';

export const UNIT = 'bhxh-tinh-binh-phuoc';
export const OTHER_UNIT = 'bhxh-thi-xa-mau';

const person = (name: string, facts: Partial<AccountFacts> = {}) => ({
  name,
  role: 'editor' as const,
  unit: null,
  isAdministrator: false,
  ...facts,
});

/** Sample people, one of each kind. */
export const PEOPLE = {
  contributor: person('Mẫu Cộng Tác', { role: 'contributor', unit: UNIT }),
  neighbour: person('Mẫu Đơn Vị Khác', { role: 'contributor', unit: OTHER_UNIT }),
  editor: person('Mẫu Biên Tập'),
  publisher: person('Mẫu Xuất Bản', { role: 'publisher' }),
  administrator: person('Mẫu Quản Trị', { isAdministrator: true }),
} satisfies Record<string, AccountFacts>;

export type Who = keyof typeof PEOPLE;

export const emailOf = (who: string) => `${who}@example.vn`;

/** A desk with accounts, one of each kind unless `who` names fewer, and hands to work it. */
export async function openPeopledOffice(who = Object.keys(PEOPLE) as Who[]) {
  const office = await openOffice({
    hasAccounts: true,
    files: {
      ...FILES,
      [`content/units/${OTHER_UNIT}.yaml`]:
        'names:\n  - name: Đơn vị mẫu khác\n    shortName: Mẫu khác\nlevel: district\n',
      'content/site.yaml': 'name: Cổng mẫu\nagency: Cơ quan mẫu\nemail: mau@example.com\n',
    },
  });
  const ids = new Map<string, string>();
  for (const one of who) {
    const facts = { ...PEOPLE[one], email: emailOf(one), mustChange: false };
    ids.set(one, (await office.accounts.create(facts, PASSWORD)).id);
  }
  const signIn = (
    email: string,
    password: string,
    headers: Record<string, string | undefined> = {},
  ) => office.call('POST', 'session', { email, password }, headers);

  /** Signs in and gives the headers of that browser. */
  async function enter(one: string, password = PASSWORD) {
    const answer = await signIn(emailOf(one), password);
    if (answer.status !== 200) throw new Error(`${one}: ${answer.json.error}`);
    return { cookie: cookieOf(answer.headers['set-cookie']) };
  }

  const audit = () =>
    readFileSync(join(office.stateDir, 'accounts', 'audit.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditEntry);
  return { ...office, signIn, enter, audit, idOf: (one: string) => ids.get(one) ?? '' };
}

/** What a browser sends back of the cookies that it was given. */
export const cookieOf = (lines: string | string[] | number | undefined) =>
  [lines ?? []]
    .flat()
    .map((line) => String(line).split(';')[0] ?? '')
    .join('; ');
