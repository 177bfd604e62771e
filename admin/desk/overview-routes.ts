import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { localDay } from '../../src/dates.ts';
import type { CollectionName } from '../../src/model/collections.ts';
import { exportLines } from './exports.ts';
import type { HistoryIndex } from './history-index.ts';
import { calendarOf } from './overview-calendar.ts';
import type { PublishedEntries } from './shelf.ts';
import { openLinks } from './overview-links.ts';
import { overviewOf } from './overview.ts';
import type { Desk } from './plugin.ts';
import { Refusal } from './refusal.ts';
import { readRequest } from './requests.ts';
import { readableBy } from './roles.ts';

const asked = {
  calendar: z.strictObject({ month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u) }),
  export: z.strictObject({
    kind: z.enum(['articles', 'units', 'authors']),
    from: z.iso.date(),
    to: z.iso.date(),
    state: z.enum(['public', 'withdrawn', 'future']).optional(),
    unit: z.string().min(1).max(300).optional(),
    separator: z.enum([',', ';']).default(';'),
  }),
};

/** The dashboard, the calendar, and tables to take away. Nothing here writes. */
export function overviewRoutes(api: FastifyInstance, desk: Desk, index: HistoryIndex): void {
  const { repository, shelf, release, personOf } = desk;
  const links = openLinks(repository);

  api.get('/overview', async (request) => {
    const person = personOf(request);
    const now = new Date();
    const all = await shelf.now();
    const facts = readableBy(person, all);
    const { state, message } = release.state();
    const { broken: found, ...report } = await links(all);
    const broken = await readable(found, facts);
    const mayExport = person.role !== 'contributor';
    return {
      today: localDay(now.toISOString()),
      person: { name: person.name, role: person.role },
      failed: state === 'failed' ? (message ?? '') : null,
      links: { ...report, broken: { count: broken.length, items: broken.slice(0, 200) } },
      units: mayExport ? await unitNames(facts) : [],
      mayExport,
      ...(await overviewOf(repository, facts, person, now)),
    };
  });

  api.get('/calendar', async (request) => {
    const { month } = readRequest(asked.calendar, request.query);
    const person = personOf(request);
    const facts = readableBy(person, await shelf.now());
    const items = await calendarOf(repository, facts, person, month, new Date());
    return { items };
  });

  api.get('/export', async (request, reply) => {
    const wanted = readRequest(asked.export, request.query);
    refuseOddDays(wanted);
    const home = `${request.protocol}://${request.headers.host ?? ''}${desk.base.replace(/\/$/u, '')}`;
    const facts = await shelf.now();
    const lines = exportLines({ repository, facts, index, home }, wanted, new Date());
    const name = `${FILES[wanted.kind]}-${wanted.from}-${wanted.to}.csv`;
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    return reply.type('text/csv; charset=utf-8').send(Readable.from(lines));
  });
}

/** Those of some entries that are among others. */
async function readable<Item extends Named>(items: readonly Item[], entries: PublishedEntries) {
  const names = [...new Set(items.map(({ collection }) => collection))];
  const files = (await Promise.all(names.map(entries))).flat();
  const known = new Set(files.map(({ collection, id }) => `${collection}/${id}`));
  return items.filter(({ collection, id }) => known.has(`${collection}/${id}`));
}

interface Named {
  collection: CollectionName;
  id: string;
}

const unitNames = async (facts: PublishedEntries) =>
  (await facts('units')).map(({ id, facts: { title } }) => ({ id, name: title || id }));

const FILES = { articles: 'bai-viet', units: 'bai-theo-don-vi', authors: 'bai-theo-tac-gia' };

function refuseOddDays({ from, to }: { from: string; to: string }): void {
  if (from > to)
    throw new Refusal(
      400,
      'Ngày cuối đứng trước ngày đầu nên không có bài nào để xuất. Sửa lại một trong hai ngày.',
    );
  if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > 50)
    throw new Refusal(400, 'Khoảng ngày dài quá 50 năm. Chọn khoảng ngắn hơn rồi xuất lại.');
}
