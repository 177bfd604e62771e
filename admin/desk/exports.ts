import { BYTE_ORDER_MARK, csvLine } from '../../src/csv.ts';
import { localDay } from '../../src/dates.ts';
import type { ArticleState } from '../../src/queries/articles.ts';
import { unitNameAt } from '../../src/queries/units.ts';
import { ARTICLE_COLUMNS, articleCells } from './exports-article.ts';
import { summaryRows } from './exports-summary.ts';
import type { HistoryIndex } from './history-index.ts';
import { readAll } from './overview-campaign.ts';
import type { Facts } from './facts.ts';
import type { PublishedEntries } from './shelf.ts';
import { stateOf } from './overview.ts';
import type { Repository } from './repository.ts';

/** Which articles a table counts, and how the file is written. */
export interface ExportRequest {
  /** One line an article; or counts by month, one line a unit or an author. */
  kind: 'articles' | 'units' | 'authors';
  /** First and last day, `2026-01-01`. */
  from: string;
  to: string;
  state?: ArticleState | undefined;
  unit?: string | undefined;
  separator: ',' | ';';
}

/** Where tables read: the branch, its facts and its history. */
export interface ExportSources {
  repository: Repository;
  facts: PublishedEntries;
  index: HistoryIndex;
  /** The address of the portal's home page, without a slash at its end. */
  home: string;
}

/** The lines of a table, made one after the other while the file is sent; the oldest article first. */
export async function* exportLines(
  sources: ExportSources,
  request: ExportRequest,
  now: Date,
): AsyncGenerator<string> {
  const articles = (await sources.facts('articles'))
    .filter(({ facts }) => isChosen(facts, request, now))
    .toReversed();
  const units = new Map((await readAll(sources.facts, 'units')).map((unit) => [unit.id, unit]));
  const unitName = ({ unit: id, date }: Facts) => {
    const unit = units.get(id);
    return unit ? unitNameAt(unit, localDay(date)).shortName : id;
  };
  yield BYTE_ORDER_MARK;
  if (request.kind === 'articles') {
    yield csvLine(ARTICLE_COLUMNS, request.separator);
    const cellsOf = await articleCells(sources, unitName, now);
    for (const article of articles) yield csvLine(await cellsOf(article), request.separator);
    return;
  }
  const isUnits = request.kind === 'units';
  const rows = summaryRows(
    articles.map(({ facts }) => ({
      name: isUnits ? unitName(facts) : facts.byline,
      month: localDay(facts.date).slice(0, 7),
    })),
    { head: isUnits ? 'Đơn vị' : 'Tác giả', from: request.from, to: request.to },
  );
  for (const row of rows) yield csvLine(row, request.separator);
}

function isChosen(facts: Facts, { from, to, state, unit }: ExportRequest, now: Date): boolean {
  if (facts.date === '') return false;
  const day = localDay(facts.date);
  if (day < from || day > to || (unit && facts.unit !== unit)) return false;
  return state === undefined || stateOf(facts, now) === state;
}
