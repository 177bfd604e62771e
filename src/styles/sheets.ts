const ARTICLE = [
  'Article\\w*',
  'Body',
  'ChartDrawing',
  'Columns',
  'DocumentList',
  'Footer',
  'Header',
  'Heading',
  'Identity',
  'LeadPicture',
  'LinkList',
  'Mark',
  'Menu',
  'Neighbours',
  'Notice',
  'SearchBox',
  'Section',
  'StatChart',
  'StatTable',
  'TextSize',
].join('|');

/**
 * Two style sheets: what an article needs, most of which every page needs, and the rest. An article's
 * text and its one sheet fit the first flight of a new connection (14 KB); with all rules in one
 * sheet they did not, and a sheet for each component would be a dozen requests.
 */
export const codeSplitting = {
  groups: [
    {
      name: 'article',
      test: new RegExp(`/src/(?:styles|layouts|components/(?:blocks/|(?:${ARTICLE})\\.))`, 'u'),
      priority: 2,
    },
    { name: 'other', test: /\/src\/(?:components|pages)\//u, priority: 1 },
  ],
};
