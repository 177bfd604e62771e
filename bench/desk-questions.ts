import type { DeskServer, Question } from './desk-server.ts';
import type { Office } from './desk-office.ts';

/** Something that a person at the desk waits for. */
export interface Wait {
  what: string;
  /** What is sent; `turn` counts, for what cannot be done twice. */
  question(office: Office, turn: number, desk: DeskServer): Promise<Question> | Question;
  /** Seconds within which it is promised. */
  promise: number;
}

/** Each time another article, the newest first. */
export const SAVE: Wait = {
  what: 'save a draft',
  question: ({ articles }, turn, desk) =>
    changed(desk, articles.at(-1 - turn) ?? '', `Câu thêm lần ${turn}.`),
  promise: 1,
};

export const PREVIEW: Wait = {
  what: 'preview of a saved draft',
  question: ({ articles }) => ({
    path: 'preview',
    query: { collection: 'articles', id: articles.at(-1) ?? '' },
  }),
  promise: 2,
};

/** What the pages of the desk ask for, in the order in which they are asked. */
export const WAITS: readonly Wait[] = [
  contents('all content, first page', {}),
  contents('sorted by title', { sort: 'title' }),
  contents('filtered by topic and year', { topic: 'binh-dang-gioi', year: '2016' }),
  contents('searched without accents', { q: 'bao hiem xa hoi' }),
  contents('documents, first page', { collection: 'documents' }),
  wait('how many of each collection', { path: 'contents/counts' }),
  wait('editor’s list, first page', { path: 'entries', query: { collection: 'articles' } }),
  wait('editor’s list, a word searched', {
    path: 'entries',
    query: { collection: 'articles', limit: '1000', q: 'bình đẳng' },
  }),
  choices('relation: articles, a word', 'articles', 'binh dang'),
  choices('relation: documents, a word', 'documents', 'bao hiem'),
  {
    what: 'open an article',
    question: ({ articles }) => ({
      path: 'entry',
      query: { collection: 'articles', id: middle(articles) },
    }),
    promise: 1,
  },
  SAVE,
  { what: 'publish a draft', question: publishing, promise: 1 },
  wait('board of drafts', { path: 'drafts' }),
  wait('status of the release', { path: 'release' }),
  PREVIEW,
  { what: 'preview while writing', question: typing, promise: 2 },
  wait('media library, first page', { path: 'picture-library' }),
  wait('media library, a word', { path: 'picture-library', query: { q: 'hoi truong' } }),
  wait('dashboard', { path: 'overview' }),
  wait('calendar', { path: 'calendar', query: { month: '2026-11' } }),
  {
    what: 'history of an article',
    question: ({ articles }) => ({
      path: 'history',
      query: { collection: 'articles', id: middle(articles) },
    }),
    promise: 1,
  },
  table('CSV of one year', '2016-01-01', '2016-12-31', 2),
  table('CSV of all articles', '2000-01-01', '2049-12-31', 10),
];

/** A commit by somebody else, which those who ask next must not wait for: of another article each. */
export const withdrawal = ({ articles }: Office, turn: number): Question => ({
  method: 'POST',
  path: 'withdraw',
  body: { collection: 'articles', id: articles[turn] ?? '', reason: 'Đo tốc độ của bàn biên tập.' },
});

function wait(what: string, question: Question, promise = 1): Wait {
  return { what, question: () => question, promise };
}

function contents(what: string, query: Record<string, string>): Wait {
  return wait(what, { path: 'contents', query: { collection: 'articles', ...query } });
}

function choices(what: string, collection: string, q: string): Wait {
  return wait(what, { path: 'choices', query: { collection, q } });
}

function table(what: string, from: string, to: string, promise: number): Wait {
  return wait(what, { path: 'export', query: { kind: 'articles', from, to } }, promise);
}

/** Each time another article, from the middle on. */
async function publishing({ articles }: Office, turn: number, desk: DeskServer): Promise<Question> {
  const id = articles[Math.floor(articles.length / 2) + 1 + turn] ?? '';
  const body = { collection: 'articles', id, reason: 'Đo tốc độ của bàn biên tập.' };
  await desk.ask(await changed(desk, id, `Câu đăng lần ${turn}.`));
  for (const state of ['pending_review', 'pending_publish'])
    await desk.ask({ method: 'POST', path: 'draft/status', body: { ...body, state } });
  return { method: 'POST', path: 'draft/publish', body };
}

async function changed(desk: DeskServer, id: string, words: string): Promise<Question> {
  const query = { collection: 'articles', id };
  const { text } = await desk.ask({ path: 'entry', query });
  const { version, source } = JSON.parse(text) as { version: string; source: string };
  const body = { ...query, base: version, source: `${source}\n${words}\n` };
  return { method: 'PUT', path: 'draft', body };
}

/** The text of a form, with other words each time. */
async function typing({ articles }: Office, turn: number, desk: DeskServer): Promise<Question> {
  const id = middle(articles);
  const { text } = await desk.ask({ path: 'entry', query: { collection: 'articles', id } });
  const { source } = JSON.parse(text) as { source: string };
  const body = { file: `articles/${id}.mdx`, source: `${source}\nĐang gõ, lần ${turn}.\n` };
  return { method: 'POST', path: 'preview', body };
}

const middle = (ids: readonly string[]) => ids[Math.floor(ids.length / 2)] ?? '';
