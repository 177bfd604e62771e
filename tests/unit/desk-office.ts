import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Fastify, { type InjectOptions } from 'fastify';
import { onTestFinished } from 'vitest';
import { openAccounts } from '../../admin/desk/accounts/accounts.ts';
import { openAudit } from '../../admin/desk/accounts/audit.ts';
import type { Person } from '../../admin/desk/people.ts';
import { localPeople } from '../../admin/desk/people.ts';
import desk from '../../admin/desk/plugin.ts';
import { openPreviews } from '../../admin/desk/previews.ts';
import { openRepository } from '../../admin/desk/repository.ts';

/** Two published articles, the entries that they refer to, and a commit by “Người dựng kho”. */
export const FILES = {
  'content/units/bhxh-tinh-binh-phuoc.yaml':
    'names:\n  - name: Bảo hiểm xã hội tỉnh Bình Phước\n    shortName: BHXH tỉnh Bình Phước\nlevel: province\n',
  'content/topics/binh-dang-gioi.yaml': 'title: Bình đẳng giới\nsummary: Tin về bình đẳng giới.\n',
  'content/articles/2024/cu.mdx': articleText('Bài cũ', 'Chữ cũ.', '2024-05-02T08:00:00+07:00'),
  'content/articles/2025/khac.mdx': articleText(
    'Bài khác',
    'Chữ khác.',
    '2025-01-05T08:00:00+07:00',
  ),
  'README.md': 'Kho thử.\n',
};

/** What answers may hold; a test looks at what it asked for. */
export interface Answer {
  error: string;
  issues: { file: string; message: string }[];
  version: string;
  theirs: string | null;
  taken: { id: string };
  state: string;
  override: string | null;
  citedBy: string[];
  left: { path: string; reason: string }[];
  entries: { id: string; path: string }[];
  drafts: { id: string; title: string }[];
  pictures: unknown[];
  cursor: string | null;
  count: number;
  person: Person;
}

/** A whole article as the desk would send it. */
export function articleText(title: string, body: string, date = '2026-01-15T08:00:00+07:00') {
  return `---
title: ${title}
summary: Bài dùng để thử bàn biên tập, có đủ những mục bắt buộc và không nói về ai ngoài đời.
date: ${date}
unit: bhxh-tinh-binh-phuoc
byline: Ban biên tập
topics:
  - binh-dang-gioi
---

${body}
`;
}

/** A repository in a temporary folder, a desk on it, and hands to work them. Gone after the test. */
export async function openOffice(
  options: {
    people?: Record<string, Person>;
    folder?: string;
    files?: Record<string, string>;
    /** Keeps accounts too; there are none yet. */
    hasAccounts?: boolean;
    /** Whether the desk shows previews. */
    withPreviews?: boolean;
  } = {},
) {
  const top = mkdtempSync(join(tmpdir(), 'desk-office-'));
  const folder = options.folder ?? '';
  const write = (path: string, text: string | Buffer) => {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), text);
  };
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: top, encoding: 'utf8', env: cleanEnv() });
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Người dựng kho');
  git('config', 'user.email', 'dung-kho@example.vn');
  for (const [path, text] of Object.entries({ ...FILES, ...options.files }))
    write(folder + path, text);
  git('add', '.');
  git('commit', '-q', '-m', 'Bắt đầu');

  const repository = await openRepository(join(top, folder, 'content'));
  const local = await localPeople(repository);
  const lines: string[] = [];
  let asked = 0;
  const server = Fastify({ trustProxy: 'loopback' });
  const routes: { method: string; url: string }[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
  // The site, as it is served beside the desk: it takes what no other route does.
  server.route({ method: ['GET', 'HEAD'], url: '/*', handler: () => 'Trang của cổng' });
  const stateDir = join(top, '.git', 'state');
  const siteUrl = 'https://phunu.example.vn';
  const accounts = await openAccounts(stateDir, { base: '/', siteUrl });
  const previews = options.withPreviews
    ? openPreviews({
        contentDir: join(top, folder, 'content'),
        base: '/',
        siteUrl: 'http://localhost:4321',
        log: (line) => lines.push(line),
      })
    : undefined;
  await server.register(desk, {
    ...(previews && { previews }),
    repository,
    stateDir,
    base: '/',
    release: {
      request: () => (asked += 1),
      state: () => ({
        state: 'idle' as const,
        commit: undefined,
        wanted: undefined,
        message: undefined,
        at: '2026-01-01T00:00:00.000Z',
      }),
    },
    people: (request) =>
      options.people ? options.people[String(request.headers['x-person'])] : local(request),
    ...(options.hasAccounts && {
      accounts,
      audit: openAudit(stateDir),
      publicHost: 'phunu.example.vn',
    }),
    log: (line) => lines.push(line),
  });
  onTestFinished(async () => {
    await server.close();
    if (!options.hasAccounts) accounts.close();
    rmSync(top, { recursive: true, force: true });
  });

  /** Sends what the desk's own page would send. `headers` may forge it. */
  const call = async (
    method: NonNullable<InjectOptions['method']>,
    path: string,
    body?: unknown,
    headers: Record<string, string | undefined> = {},
  ) => {
    const answer = await server.inject({
      method,
      url: `/admin/api/${path}`,
      headers: withoutUndefined({
        host: 'localhost:4321',
        ...(method !== 'GET' && {
          origin: 'http://localhost:4321',
          'sec-fetch-site': 'same-origin',
          'x-desk': '1',
          'content-type': 'application/json',
        }),
        ...headers,
      }),
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const isJson = /json/u.test(String(answer.headers['content-type'])) && answer.payload !== '';
    return {
      status: answer.statusCode,
      headers: answer.headers,
      bytes: answer.rawPayload,
      json: (isJson ? answer.json() : {}) as Answer,
    };
  };

  const as = (person?: string) => (person ? { 'x-person': person } : {});
  return {
    top,
    folder,
    repository,
    server,
    /** Every route of the desk, as the server has it. */
    routes,
    accounts,
    stateDir,
    lines,
    git,
    write,
    call,
    asked: () => asked,
    read: (path: string) => readFileSync(join(top, folder, path), 'utf8'),
    blob: (commit: string, path: string) => git('rev-parse', `${commit}:${folder}${path}`).trim(),
    save: (id: string, source: string, base: string | null, more: object = {}, person?: string) =>
      call('PUT', 'draft', { collection: 'articles', id, base, source, ...more }, as(person)),
    move: (id: string, state: string, more: object = {}, person?: string) =>
      call('POST', 'draft/status', { collection: 'articles', id, state, ...more }, as(person)),
    publish: (id: string, more: object = {}, person?: string) =>
      call('POST', 'draft/publish', { collection: 'articles', id, ...more }, as(person)),
    /** Writes, submits, approves and publishes, as one person alone. */
    async bring(id: string, source: string, base: string | null = null) {
      const steps = [
        await this.save(id, source, base),
        await this.move(id, 'pending_review'),
        await this.move(id, 'pending_publish'),
        await this.publish(id),
      ];
      return steps;
    },
  };
}

function cleanEnv() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (name.startsWith('GIT_')) delete env[name];
  return env;
}

const withoutUndefined = (headers: Record<string, string | undefined>) =>
  Object.fromEntries(
    Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
