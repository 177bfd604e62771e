import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { plainEntry } from '../model/content.ts';
import { type EntryFile, listEntries, readSource } from '../model/entries.ts';
import { articleState } from '../queries/articles.ts';
import { MANIFEST_FILE, SEARCH_FOLDER } from '../search/manifest.ts';
import { articleUrl, shareImageUrl } from '../urls.ts';
import { BuildError } from './build-error.ts';

export interface SiteCheck {
  contentDir: string;
  siteDir: string;
  /** When the build began and ended: an article may have become due in between. */
  from: Date;
  until: Date;
}

/** Makes sure that a site is whole and shows nothing before its time. Throws a `BuildError` if not. */
export async function checkSite({ contentDir, siteDir, from, until }: SiteCheck): Promise<void> {
  const files = await filesOf(siteDir);
  const feeds = await Promise.all(
    [...files]
      .filter((file) => FEED.test(file))
      .map((file) => readFile(join(siteDir, file), 'utf8')),
  );
  const faults = REQUIRED.filter(({ name }) => !files.has(name)).map(({ fault }) => fault);
  for (const { id, isDueBefore, isDueAfter } of await articlesOf(contentDir, from, until)) {
    const url = articleUrl(id);
    const hasPage = files.has(`${url.slice(1)}index.html`);
    if (isDueBefore && isDueAfter && !hasPage) faults.push(`thiếu trang ${url}`);
    if (isDueBefore || isDueAfter) continue;
    if (hasPage) faults.push(`trang ${url} chưa đến giờ đăng`);
    if (files.has(shareImageUrl(id).slice(1))) faults.push(`ảnh của ${url} chưa đến giờ đăng`);
    if (feeds.some((feed) => feed.includes(url)))
      faults.push(`${url} chưa đến giờ đăng mà đã ở trong nguồn tin`);
  }
  if (faults.length > 0) throw new BuildError(describe(faults));
}

const FEED = /(?:^|\/)(?:rss\.xml|feed\.json|sitemap[^/]*\.xml)$|^nhung\//u;

const REQUIRED = [
  { name: 'index.html', fault: 'thiếu trang chủ' },
  { name: '404.html', fault: 'thiếu trang báo không tìm thấy (404.html)' },
  { name: 'rss.xml', fault: 'thiếu nguồn tin rss.xml' },
  { name: 'sitemap-index.xml', fault: 'thiếu sơ đồ sitemap-index.xml' },
  { name: `${SEARCH_FOLDER}/${MANIFEST_FILE}`, fault: 'thiếu chỉ mục tìm kiếm' },
];

const SHOWN = 10;

function describe(faults: string[]): string {
  const more = faults.length > SHOWN ? `; và ${faults.length - SHOWN} lỗi nữa` : '';
  return `Bản vừa dựng chưa trọn vẹn: ${faults.slice(0, SHOWN).join('; ')}${more}. Báo người quản trị; bản đang đăng được giữ nguyên.`;
}

async function filesOf(dir: string): Promise<Set<string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}

const AT_ONCE = 64;

async function articlesOf(contentDir: string, from: Date, until: Date) {
  const entries = await listEntries(contentDir, 'articles');
  const articles: { id: string; isDueBefore: boolean; isDueAfter: boolean }[] = [];
  for (let start = 0; start < entries.length; start += AT_ONCE)
    articles.push(
      ...(await Promise.all(
        entries.slice(start, start + AT_ONCE).map(async (entry) => {
          const source = await readSource(contentDir, entry.file);
          return {
            id: entry.id,
            isDueBefore: isDue(entry, source, from),
            isDueAfter: isDue(entry, source, until),
          };
        }),
      )),
    );
  return articles;
}

function isDue(entry: EntryFile, source: string, moment: Date): boolean {
  // Reading YAML takes long for ten thousand articles, and nearly all say no more than a past date.
  const date = /^date:\s*['"]?([^'"\n]+)['"]?\s*$/mu.exec(source)?.[1];
  if (date && new Date(date) <= moment && !source.includes('publishAt')) return true;
  const article = plainEntry({ ...entry, collection: 'articles' }, source);
  return articleState(article, moment) !== 'future';
}
