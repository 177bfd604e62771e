import { localIso } from '../../src/dates.ts';
import { bodyFigures, mayHaveFigures, plainText } from '../../src/mdx/read.ts';
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

  return async (article) => {
    const { id, file, version, facts } = article;
    const { words, pictures } =
      known.get(article) ?? countIn(file, await repository.source(version));
    known.set(article, { words, pictures });
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
      String(words),
      String(pictures),
      first?.landing.by ?? '',
      STATES[stateOf(facts, now)],
    ];
  };
}

interface Counts {
  words: number;
  pictures: number;
}

/** What was counted already: an article that did not change stays the same object. */
const known = new WeakMap<ListedEntry, Counts>();

function countIn(file: string, source: string): Counts {
  const { data, body } = parseSource(file, source);
  const { image } = (data ?? {}) as { image?: unknown };
  const figures = mayHaveFigures(body) ? bodyFigures(body).filter(({ src }) => src).length : 0;
  return { words: wordsIn(plainText(body)), pictures: figures + (image ? 1 : 0) };
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
