import { expect, test } from 'vitest';
import { feeds } from '../../src/feeds/feeds.ts';
import { formatFragment } from '../../src/feeds/fragment.ts';
import { formatJsonFeed } from '../../src/feeds/json-feed.ts';
import { formatRss } from '../../src/feeds/rss.ts';
import { humansText, securityText } from '../../src/feeds/texts.ts';
import { escapeXml } from '../../src/feeds/xml.ts';
import { titleOf } from '../../src/queries/archive.ts';
import { newestTitles } from '../../src/queries/embedding.ts';
import { assemblePortal } from '../../src/queries/portal.ts';
import { newsArticles, sitemapPages } from '../../src/queries/sitemap.ts';
import { anArticle, contentWith, NOW } from './queries.content.ts';

const absolute = (path: string) => `https://bhxh.example.vn/phu-nu${path}`;
const place = { absolute, pictures: new Map([['2025/anh', ['https://bhxh.example.vn/a.webp']]]) };
const portalOf = (articles: Parameters<typeof contentWith>[0]) =>
  assemblePortal(contentWith(articles), NOW);

const HARD = anArticle('2025/anh', {
  title: 'Hội nghị “nữ” <A> & B',
  byline: 'Mỹ & Như',
  changes: [{ date: '2025-03-07T09:00:00+07:00', kind: 'minor', note: 'Sửa.' }],
});

test('there is a feed of everything and one of each topic and unit', () => {
  const paths = feeds(portalOf([HARD])).map(({ path }) => path);
  expect(paths).toEqual(['/', '/chuyen-de/binh-dang-gioi/', '/don-vi/bhxh-tinh/']);
});

test('a feed has the newest thirty and nothing that is withdrawn or to come', () => {
  const many = Array.from({ length: 40 }, (_, index) => anArticle(`2024/bai-${index}`));
  const [all] = feeds(
    portalOf([
      ...many,
      anArticle('2025/hen', { publishAt: '2099-01-01T00:00:00+07:00' }),
      anArticle('2025/go', { withdrawn: { date: '2025-03-08', reason: 'Sai.' } }),
    ]),
  );
  expect(all?.items).toHaveLength(30);
  expect(all?.items.filter(({ article }) => article.id.startsWith('2025'))).toEqual([]);
});

test('an item of RSS has full addresses, its date, author, topics and picture', () => {
  const [all] = feeds(portalOf([HARD]));
  expect(formatRss(all!, place).replaceAll('><', '>\n<')).toMatchInlineSnapshot(`
    "<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
    <channel>
    <title>Cổng</title>
    <link>https://bhxh.example.vn/phu-nu/</link>
    <description>Giới thiệu.</description>
    <language>vi</language>
    <dc:publisher>Ban</dc:publisher>
    <lastBuildDate>Fri, 07 Mar 2025 02:00:00 GMT</lastBuildDate>
    <atom:link rel="self" type="application/rss+xml" href="https://bhxh.example.vn/phu-nu/rss.xml"/>
    <item>
    <title>Hội nghị “nữ” &lt;A&gt; &amp; B</title>
    <link>https://bhxh.example.vn/phu-nu/tin/2025/anh/</link>
    <guid isPermaLink="true">https://bhxh.example.vn/phu-nu/tin/2025/anh/</guid>
    <description>Tóm tắt của bài.</description>
    <pubDate>Thu, 06 Mar 2025 09:52:00 GMT</pubDate>
    <dc:creator>Mỹ &amp; Như</dc:creator>
    <category>Bình đẳng giới</category>
    <media:content medium="image" url="https://bhxh.example.vn/a.webp"/>
    </item>
    </channel>
    </rss>"
  `);
});

test('an item of JSON Feed says when it was changed and is read back as it was', () => {
  const [all] = feeds(portalOf([HARD, anArticle('2024/khong-anh')]));
  const feed = JSON.parse(formatJsonFeed(all!, place));
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: absolute('/feed.json'),
    language: 'vi',
  });
  expect(feed.items[0]).toMatchObject({
    id: absolute('/tin/2025/anh/'),
    title: HARD.data.title,
    date_published: '2025-03-06T16:52:00+07:00',
    date_modified: '2025-03-07T09:00:00+07:00',
    authors: [{ name: 'Mỹ & Như' }],
    tags: ['Bình đẳng giới'],
    image: 'https://bhxh.example.vn/a.webp',
  });
  expect(feed.items[1]).not.toHaveProperty('image');
});

test('a feed without articles is still one', () => {
  const [all] = feeds(portalOf([]));
  expect(formatRss(all!, place)).toMatch(/<\/channel><\/rss>$/u);
  expect(JSON.parse(formatJsonFeed(all!, place)).items).toEqual([]);
});

test('signs that XML has no place for are left out', () => {
  expect(escapeXml('a\u0000\u000B"<&>')).toBe('a&quot;&lt;&amp;&gt;');
});

test('the piece for another site has full addresses and neither style, script nor id', () => {
  const html = formatFragment(newestTitles(portalOf([HARD])), { name: 'Cổng "A"', absolute });
  expect(html).toMatchInlineSnapshot(`
    "<section lang="vi" aria-label="Tin mới: Cổng &quot;A&quot;">
    <ul>
    <li><a href="https://bhxh.example.vn/phu-nu/tin/2025/anh/">Hội nghị “nữ” &lt;A&gt; &amp; B</a> <time datetime="2025-03-06T16:52:00+07:00">06/03/2025</time></li>
    </ul>
    <p><a href="https://bhxh.example.vn/phu-nu/tin/">Tất cả tin bài</a></p>
    </section>
    "
  `);
  const many = Array.from({ length: 9 }, (_, index) => anArticle(`2024/bai-${index}`));
  expect(newestTitles(portalOf(many))).toEqual(portalOf(many).articles.slice(0, 5).map(titleOf));
});

test('the site map for news has the articles of two days', () => {
  const articles = ['2025-03-09T10:00:00+07:00', '2025-03-08T08:00:00+07:00'].map((date, index) =>
    anArticle(`2025/${index}`, { date }),
  );
  expect(newsArticles(portalOf([...articles, HARD])).map(({ id }) => id)).toEqual([
    '2025/0',
    '2025/1',
  ]);
});

test('a picture whose time is over is not in the site map', () => {
  const image = {
    src: 'a.jpg',
    alt: 'Ảnh',
    basis: 'no-people' as const,
    expires: '2025-03-09',
  };
  const portal = portalOf([anArticle('2025/anh', { image })]);
  const pages = sitemapPages(portal, '2025');
  expect(pages.map(({ url, article }) => [url, article?.id])).toEqual([
    ['/tin/2025/03/', undefined],
    ['/tin/2025/anh/', '2025/anh'],
  ]);
  expect(pages[1]?.article?.data).not.toHaveProperty('image');
});

test('a list was changed when its newest article was', () => {
  const pages = new Map(
    sitemapPages(portalOf([HARD, anArticle('2024/cu')]), 'trang').map((page) => [
      page.url,
      page.changed,
    ]),
  );
  expect(pages.get('/')).toBe('2025-03-07T09:00:00+07:00');
  expect(pages.get('/tin/2024/')).toBe('2024-03-06T16:52:00+07:00');
  expect(pages.get('/van-ban/')).toBeUndefined();
  expect(pages.has('/tim-kiem/')).toBe(false);
});

test('security.txt is good for less than a year and says when its address is a sample', () => {
  const { site } = portalOf([]);
  const address = absolute('/.well-known/security.txt');
  expect(securityText({ site: { ...site, sample: true }, today: '2026-11-22' }, address))
    .toMatchInlineSnapshot(`
      "# Địa chỉ dưới đây là địa chỉ mẫu, chưa phải của cơ quan.
      Contact: mailto:a@example.com
      Expires: 2027-11-16T17:00:00.000Z
      Preferred-Languages: vi, en
      Canonical: https://bhxh.example.vn/phu-nu/.well-known/security.txt
      "
    `);
  expect(securityText({ site, today: '2026-11-22' }, address)).not.toContain('#');
});

test('humans.txt names the responsible person only where the name is real', () => {
  const { site, changed } = portalOf([HARD]);
  expect(humansText({ site, changed })).toContain('Người phụ trách');
  expect(humansText({ site: { ...site, sample: true }, changed })).not.toContain('Người phụ trách');
});
