import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { titleOf } from '../address.ts';
import type { Desk } from '../plugin.ts';
import { Refusal } from '../refusal.ts';
import { readRequest } from '../requests.ts';
import { type Account, readEmail, readFacts } from './account.ts';
import { firstPassword } from './password.ts';
import { needAccounts } from './routes.ts';
import { tellAudit } from './watch.ts';

const id = z.string().min(1).max(100);
const requests = {
  create: z.looseObject({ email: z.unknown() }),
  change: z.strictObject({ id, facts: z.unknown().optional(), isOff: z.boolean().optional() }),
  person: z.strictObject({ id }),
  audit: z.strictObject({
    skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
};

/** What administrators do with the accounts of others. */
export function peopleRoutes(api: FastifyInstance, desk: Desk): void {
  const one = inTurn();

  api.get('/people', async () => ({
    people: await needAccounts(desk).list(),
    units: await listUnits(desk),
  }));

  api.post('/people', async (request) =>
    one(async () => {
      const { email: typed, ...rest } = readRequest(requests.create, request.body);
      const facts = readFacts(rest);
      const email = readEmail(typed);
      tellAudit(request, { what: `${email} ${describe(facts)}` });
      await refuseNoUnit(desk, facts.unit);
      const password = firstPassword();
      const accounts = needAccounts(desk);
      return {
        person: await accounts.create({ ...facts, email, mustChange: true }, password),
        password,
      };
    }),
  );

  api.put('/person', async (request) =>
    one(async () => {
      const { id, facts, isOff } = readRequest(requests.change, request.body);
      const accounts = needAccounts(desk);
      const before = await told(desk, request, id);
      const change = {
        ...(facts === undefined ? {} : readFacts(facts)),
        ...(isOff === undefined ? {} : { isOff }),
      };
      tellAudit(request, { what: `${before.email} ${describe({ ...before, ...change })}` });
      await refuseNoUnit(desk, change.unit ?? null);
      await refuseLastAdministrator(desk, { ...before, ...change });
      return { person: await accounts.change(id, change) };
    }),
  );

  api.put('/person/password', async (request) =>
    one(async () => {
      const { id } = readRequest(requests.person, request.body);
      await told(desk, request, id);
      const password = firstPassword();
      await needAccounts(desk).setPassword(id, password, true);
      return { password };
    }),
  );

  api.delete('/person/sessions', async (request) => {
    const { id } = readRequest(requests.person, request.body);
    await told(desk, request, id);
    await needAccounts(desk).endSessions(id);
    return { ended: true };
  });

  api.get('/audit', async (request) => {
    const { skip, limit } = readRequest(requests.audit, request.query);
    return desk.audit?.read(skip, limit) ?? { entries: [], isMore: false };
  });
}

async function told(desk: Desk, request: FastifyRequest, id: string): Promise<Account> {
  const account = await needAccounts(desk).find(id);
  tellAudit(request, { what: account.email });
  return account;
}

const describe = (facts: Partial<Account>) =>
  [facts.role, facts.unit, facts.isAdministrator && 'administrator', facts.isOff && 'off']
    .filter(Boolean)
    .join(' ');

async function listUnits({ shelf }: Desk) {
  const { entries } = await shelf.list('units', { limit: 1000 });
  return entries.map((entry) => ({ id: entry.id, name: titleOf(entry, entry.source) }));
}

async function refuseNoUnit({ shelf }: Desk, unit: string | null): Promise<void> {
  if (unit === null || (await shelf.files()).has(`units/${unit}.yaml`)) return;
  throw new Refusal(
    400,
    `Chưa có đơn vị “${unit}” trên cổng. Chọn một đơn vị trong danh sách, hoặc đăng đơn vị đó trước.`,
  );
}

/** Somebody must be left who can let people in. */
async function refuseLastAdministrator(desk: Desk, next: Account): Promise<void> {
  const all = await needAccounts(desk).list();
  const after = all.map((account) => (account.id === next.id ? next : account));
  if (after.some(({ isAdministrator, isOff }) => isAdministrator && !isOff)) return;
  throw new Refusal(
    409,
    'Đây là người quản trị duy nhất đang dùng được nên không tắt hay bỏ quyền được. Giao quyền quản trị cho người khác trước.',
  );
}

/** Runs one act after the other, so that two of them do not decide on the same state. */
function inTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(act: () => Promise<Result>): Promise<Result> => {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  };
}
