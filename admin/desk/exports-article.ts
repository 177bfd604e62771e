import { localIso } from '../../src/dates.ts';
import { bodyFigures, plainText } from '../../src/mdx/read.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import type { ArticleState } from '../../src/queries/articles.ts';
import { articleUrl } from '../../src/urls.ts';
import type { ExportSources } from './exports.ts';
import type { Facts } from './facts.ts';
import type { ListedEntry } from './shelf.ts';
import { stateOf } from './overview.ts';

/** The columns of the table with one line an article. */
export const ARTICLE_COLUMNS = [
  'Ngày đăng',
  'Giờ đăng',
  'Tiêu đề',
  'Địa chỉ',
  'Đơn vị',
  'Tác giả',
  'Chuyên đề',
  'Tháng hành động',
  'Số chữ',
  'Số ảnh',
  'Người đăng',
  'Tình trạng',
];

/** Makes an article's cells. Days are `2026-03-05`, which every Excel reads as a day. */
export async function articleCells(
  { repository, facts: read, index, home }: ExportSources,
  unitName: (facts: Facts) => string,
  now: Date,
): Promise<(article: ListedEntry) => Promise<string[]>> {
  const changesOf = await index.now();
  const named = [...(await read('topics')), ...(await read('campaigns'))];
  const titles = new Map(
    named.map(({ collection, id, facts }) => [`${collection}/${id}`, facts.title || id]),
  );
  const titlesOf = (collection: string, ids: readonly string[]) =>
    ids.map((id) => titles.get(`${collection}/${id}`) ?? id).join(', ');

  return async ({ id, file, version, facts }) => {
    const { data, body } = parseSource(file, await repository.source(version));
    const { image } = (data ?? {}) as { image?: unknown };
    const pictures = bodyFigures(body).filter(({ src }) => src).length + (image ? 1 : 0);
    // Who let it onto the site; later corrections do not change that.
    const first = changesOf(file).findLast(({ before }) => before === null);
    const moment = localIso(facts.date);
    return [
      moment.slice(0, 10),
      moment.slice(11, 16),
      facts.title,
      `${home}${articleUrl(id)}`,
      unitName(facts),
      facts.byline,
      titlesOf('topics', facts.topics),
      titlesOf('campaigns', facts.campaigns),
      String(wordsIn(plainText(body))),
      String(pictures),
      first?.landing.by ?? '',
      STATES[stateOf(facts, now)],
    ];
  };
}

/** What each state is called. */
const STATES: Record<ArticleState, string> = {
  public: 'Đang đăng',
  withdrawn: 'Đã gỡ',
  future: 'Hẹn giờ',
};

// What Word counts, too: what stands between spaces and is more than a sign.
const wordsIn = (text: string) =>
  text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
