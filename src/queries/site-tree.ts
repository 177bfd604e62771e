import { campaignUrl, pageUrl, statisticUrl, topicUrl, unitUrl, yearUrl } from '../urls.ts';
import { facets } from './achievement-facets.ts';
import { campaignTitle } from './campaigns.ts';
import { facetViews } from './document-register.ts';
import type { Link } from './entries.ts';
import type { Portal } from './portal.ts';
import { SECTIONS } from './sections.ts';
import { unitNameAt } from './units.ts';

/** A page and the pages below it. */
export interface Branch extends Link {
  branches: Branch[];
}

/** The portal as a tree of pages; articles are behind the years, not in the tree. */
export function siteTree(portal: Portal): Branch[] {
  const below: Record<string, Branch[]> = {
    '/tin/': [...portal.articlesOf.year].map(([year, { length }]) =>
      leaf(yearUrl(year), `Năm ${year} (${length} bài)`),
    ),
    '/thang-hanh-dong/': [...portal.campaigns.values()].map(({ id, data }) =>
      leaf(campaignUrl(id), campaignTitle(data)),
    ),
    '/thanh-tich/': facets(portal)
      .filter(({ facet }) => facet === 'nam')
      .map(({ url, text, achievements: { length } }) =>
        leaf(url, `Năm ${text} (${length} thành tích)`),
      ),
    '/so-lieu/': [...portal.statistics.values()].map(({ id, data }) =>
      leaf(statisticUrl(id), data.title),
    ),
    '/van-ban/': documentBranches(portal),
    '/chuyen-de/': [...portal.topics.values()].map(({ id, data }) =>
      leaf(topicUrl(id), data.title),
    ),
  };
  const units = [...portal.units.values()].map((unit) =>
    leaf(unitUrl(unit.id), unitNameAt(unit, portal.today).name),
  );
  return [
    leaf('/', 'Trang chủ'),
    ...SECTIONS.map((section) => ({ ...section, branches: below[section.url] ?? [] })),
    { url: '/don-vi/', text: 'Đơn vị', branches: units },
    leaf('/dinh-chinh/', 'Đính chính'),
    ...[...portal.pages.values()].map(({ id, data }) => leaf(pageUrl(id), data.title)),
    leaf('/tim-kiem/', 'Tìm kiếm'),
    leaf('/nhung/', 'Nhúng tin vào cổng khác'),
  ];
}

// The lists of the register: thousands of documents are behind them, as articles are behind years.
const documentBranches = (portal: Portal): Branch[] =>
  facetViews(portal).map(({ url, title, values }) => ({
    url,
    text: title,
    branches: values.map((value) => leaf(value.url, `${value.text} (${value.count} văn bản)`)),
  }));

const leaf = (url: string, text: string): Branch => ({ url, text, branches: [] });

/** A branch and all that is below it, in the order of the tree. */
export const flatten = (branch: Branch): Link[] => [branch, ...branch.branches.flatMap(flatten)];
