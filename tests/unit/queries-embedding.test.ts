import { expect, test } from 'vitest';
import { snippets } from '../../src/queries/embedding.ts';
import { contentWith } from './queries.content.ts';

const place = {
  site: { ...contentWith([]).site.data, name: 'Cổng "A&B"' },
  absolute: (path: string) => `https://x.vn${path}`,
};

test('the feeds of a part are shown by an example, and only where there is a part', () => {
  expect(snippets(place, '/don-vi/bhxh-tinh/').partFeeds).toBe(
    'https://x.vn/don-vi/bhxh-tinh/rss.xml\nhttps://x.vn/don-vi/bhxh-tinh/feed.json',
  );
  expect(snippets(place).partFeeds).toBeUndefined();
});

test('no name of a portal breaks what others copy', () => {
  expect(snippets(place).frame).toContain('title="Tin mới: Cổng &quot;A&amp;B&quot;"');
});

test('a parent portal is told to join by our own address', () => {
  expect(snippets(place).merge).toContain("from 'https://x.vn/nhung/tim-kiem.js'");
  expect(snippets(place).merge).toContain("joinPortal(pagefind, 'https://x.vn/')");
});
