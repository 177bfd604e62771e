import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSource } from '../model/frontmatter.ts';
import { type Issue, quote } from '../model/issues.ts';
import { articleOf, type ImportedArticle } from './article.ts';
import { decodeFile } from './decode.ts';
import { type ImportOptions, readDefaults } from './defaults.ts';
import { readJsonl } from './jsonl.ts';
import { isSameText } from './same-text.ts';
import { problemAt, type Reading } from './report.ts';
import type { Submission } from './submission.ts';
import { readTextFormat } from './text-format.ts';
import { writeArticles } from './write.ts';

/** What an import did: paths below the content folder, or all that is wrong and nothing written. */
export interface ImportResult {
  added: string[];
  /** Articles that are there already, as imported or with blocks and data added since. */
  unchanged: string[];
  problems: Issue[];
}

/**
 * Turns files into articles below `contentDir`. All files are read and checked first; with one
 * problem in any of them nothing is written. An article that exists is never touched.
 * @throws {Error} in Vietnamese, when the options do not fit or a file cannot be written
 */
export async function importFiles(
  files: readonly string[],
  options: ImportOptions,
): Promise<ImportResult> {
  const defaults = await readDefaults(options);
  const problems: Issue[] = [];
  const articles = new Map<string, ImportedArticle>();
  for (const file of files) {
    const { items, problems: found } = await readSubmissions(file, options.byline);
    problems.push(...found);
    for (const item of items) {
      const article = articleOf(item, defaults);
      if (Array.isArray(article)) problems.push(...article);
      else {
        const twin = articles.get(article.path);
        if (twin) problems.push(comesTwice(article, twin));
        else articles.set(article.path, article);
      }
    }
  }

  const fresh: ImportedArticle[] = [];
  const unchanged: string[] = [];
  for (const article of articles.values()) {
    const state = await compare(options.contentDir, article);
    if (state === 'new') fresh.push(article);
    else if (state === 'same') unchanged.push(article.path);
    else problems.push(isTaken(article, state.title));
  }
  if (problems.length > 0) return { added: [], unchanged: [], problems };
  await writeArticles(options.contentDir, fresh);
  return { added: fresh.map(({ path }) => path), unchanged, problems };
}

async function readSubmissions(file: string, byline?: string): Promise<Reading<Submission>> {
  const { items, problems } = await decodeFile(file);
  const [text] = items;
  if (text === undefined) return { items: [], problems };
  return /\.txt$/iu.test(file) ? readTextFormat(file, text, byline) : readJsonl(file, text);
}

async function compare(contentDir: string, article: ImportedArticle) {
  const path = join(contentDir, article.path);
  const source = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return;
    throw new Error(
      `Không đọc được ${path} (${cause.code}). Kiểm tra quyền đọc tệp rồi nhập lại.`,
      {
        cause,
      },
    );
  });
  if (source === undefined) return 'new';
  if (source === article.source) return 'same';
  const { data, body } = parseSource(article.path, source);
  const { title, date } = (data ?? {}) as { title?: unknown; date?: unknown };
  const isSame =
    title === article.title &&
    new Date(String(date)).getTime() === new Date(article.date).getTime() &&
    isSameText(body, article.body);
  return isSame ? 'same' : { title };
}

const comesTwice = ({ path, from }: ImportedArticle, twin: ImportedArticle): Issue =>
  problemAt(
    from.file,
    from.line,
    `Bài ${quote(from.title)} trùng địa chỉ ${path} với bài ${quote(twin.from.title)} ở ${twin.from.file}:${twin.from.line}. Bỏ một trong hai, hoặc đổi tiêu đề hay id của một bài.`,
  );

const isTaken = ({ path, from }: ImportedArticle, title: unknown): Issue =>
  problemAt(
    from.file,
    from.line,
    `Địa chỉ ${path} đã có bài ${quote(title)} với nội dung khác. Đổi tiêu đề (hoặc id) của bài đang nhập, hoặc sửa bài đã có trên trang biên tập.`,
  );
