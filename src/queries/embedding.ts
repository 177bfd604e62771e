import { type ArticleTitle, titleOf } from './archive.ts';
import { escapeAttribute } from './marks.ts';
import type { Portal } from './portal.ts';
import type { Place } from './structured-data/graph.ts';

const NEWEST = 5;

/** The articles that another site may show. */
export const newestTitles = ({ articles }: Portal): ArticleTitle[] =>
  articles.slice(0, NEWEST).map(titleOf);

/** What a developer of another site copies; `part` is the page of some part that has feeds, where there is one. */
export const snippets = ({ site: { name }, absolute }: Place, part?: string) => ({
  fragment: absolute('/nhung/tin-moi.html'),
  include: [
    `<esi:include src="${absolute('/nhung/tin-moi.html')}"`,
    '  onerror="continue" />',
  ].join('\n'),
  frame: [
    `<iframe src="${absolute('/nhung/tin-moi/')}"`,
    `  title="Tin mới: ${escapeAttribute(name)}"`,
    '  width="100%" height="480" loading="lazy"></iframe>',
  ].join('\n'),
  search: [
    `<form role="search" action="${absolute('/tim-kiem/')}">`,
    '  <label for="tim-o-cong">',
    `    Tìm trong ${escapeAttribute(name)}`,
    '  </label>',
    '  <input id="tim-o-cong" name="q" type="search" required>',
    '  <button type="submit">Tìm</button>',
    '</form>',
  ].join('\n'),
  merge: [
    "import * as pagefind from '/pagefind/pagefind.js';",
    `import { joinPortal } from '${absolute('/nhung/tim-kiem.js')}';`,
    '',
    `const search = await joinPortal(pagefind, '${absolute('/')}');`,
    "const { results } = await search('bình đẳng giới');",
  ].join('\n'),
  feeds: [absolute('/rss.xml'), absolute('/feed.json')].join('\n'),
  partFeeds:
    part === undefined
      ? undefined
      : [`${absolute(part)}rss.xml`, `${absolute(part)}feed.json`].join('\n'),
});
