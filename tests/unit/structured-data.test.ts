import { expect, test } from 'vitest';
import { articleViews } from '../../src/queries/article-view.ts';
import { topicViews } from '../../src/queries/topic-view.ts';
import { unitViews } from '../../src/queries/unit-view.ts';
import { dublinCore } from '../../src/queries/metadata.ts';
import type { OfficialDocument } from '../../src/queries/entries.ts';
import { assemblePortal, type Content } from '../../src/queries/portal.ts';
import { campaignViews } from '../../src/queries/campaign-view.ts';
import { documentViews } from '../../src/queries/document-view.ts';
import { statisticViews } from '../../src/queries/statistic-view.ts';
import { articleData } from '../../src/queries/structured-data/article.ts';
import { breadcrumbData } from '../../src/queries/structured-data/breadcrumbs.ts';
import { formatGraph, type Place, webPage } from '../../src/queries/structured-data/graph.ts';
import { portalData } from '../../src/queries/structured-data/portal.ts';
import {
  campaignData,
  documentData,
  statisticData,
  topicData,
  unitData,
} from '../../src/queries/structured-data/registers.ts';
import { aDocument, anArticle, aStatistic, contentWith, NOW } from './queries.content.ts';

const absolute = (path: string) => `https://bhxh.example.vn/phu-nu${path}`;
const portalOf = (articles: Content['articles'], rest: Partial<Content> = {}) =>
  assemblePortal(contentWith(articles, rest), NOW);
const { site } = portalOf([]);
const place: Place = { site, absolute };

/** What a machine reads. */
const read = (things: Parameters<typeof formatGraph>[0]) =>
  JSON.parse(formatGraph(things))['@graph'] as Record<string, unknown>[];

test('no text can end the block that it stands in', () => {
  const text = formatGraph([{ '@type': 'Thing', name: '</script><script>alert(1)</script><!--' }]);
  expect(text).not.toContain('<');
  expect(JSON.parse(text)['@graph'][0].name).toBe('</script><script>alert(1)</script><!--');
});

test('what is not known is left out', () => {
  expect(read([{ '@type': 'Thing', name: '', about: [], url: undefined }])).toEqual([
    { '@type': 'Thing' },
  ]);
});

test('an article is news with its dates, author, unit, dispatches and corrections', () => {
  const article = anArticle('2025/bai', {
    title: 'Tiêu đề',
    documents: ['cv'],
    corrections: [{ date: '2025-03-08', note: 'Đúng là 122.' }],
  });
  const [view] = articleViews(portalOf([article], { documents: [aDocument('cv')] }));
  const [data] = read(articleData(view!, ['https://bhxh.example.vn/a.webp'], place));
  expect(data).toMatchInlineSnapshot(`
    {
      "@id": "https://bhxh.example.vn/phu-nu/tin/2025/bai/",
      "@type": "NewsArticle",
      "articleSection": [
        "Bình đẳng giới",
      ],
      "author": {
        "@type": "Thing",
        "name": "TH",
      },
      "citation": [
        {
          "@type": "DigitalDocument",
          "datePublished": "2020-03-16",
          "name": "Công văn 241/BHXH-TCCB",
          "publisher": {
            "@type": "Organization",
            "name": "Ban Vì sự tiến bộ của phụ nữ",
          },
          "url": "https://bhxh.example.vn/phu-nu/van-ban/cv/",
        },
      ],
      "correction": [
        {
          "@type": "CorrectionComment",
          "datePublished": "2025-03-08",
          "text": "Đúng là 122.",
        },
      ],
      "dateModified": "2025-03-08T00:00:00+07:00",
      "datePublished": "2025-03-06T16:52:00+07:00",
      "description": "Tóm tắt của bài.",
      "headline": "Tiêu đề",
      "image": [
        "https://bhxh.example.vn/a.webp",
        "https://bhxh.example.vn/phu-nu/tin/2025/bai/chia-se.png",
      ],
      "inLanguage": "vi",
      "mainEntityOfPage": "https://bhxh.example.vn/phu-nu/tin/2025/bai/",
      "publisher": {
        "@id": "https://bhxh.example.vn/phu-nu/#co-quan",
        "@type": "GovernmentOrganization",
        "name": "Ban",
        "url": "https://bhxh.example.vn/phu-nu/",
      },
      "sourceOrganization": {
        "@type": "GovernmentOrganization",
        "name": "Bảo hiểm xã hội tỉnh",
        "url": "https://bhxh.example.vn/phu-nu/don-vi/bhxh-tinh/",
      },
      "url": "https://bhxh.example.vn/phu-nu/tin/2025/bai/",
    }
  `);
});

test('contacts that are samples are not given out as real ones', () => {
  const [, office] = read(portalData({ ...place, site: { ...site, sample: true } }));
  expect(office).not.toHaveProperty('address');
  expect(office).not.toHaveProperty('telephone');
  expect(office).not.toHaveProperty('email');
  expect(read(portalData(place))[1]).toMatchObject({ telephone: '0', email: 'a@example.com' });
});

test('an action month is an event of its days', () => {
  const portal = portalOf([], {
    campaigns: [
      {
        id: '2020-gioi',
        digest: 'c',
        data: {
          name: 'Tháng hành động',
          kind: 'gender-equality',
          from: '2020-11-15',
          to: '2020-12-15',
        },
      },
    ],
  });
  expect(read(campaignData(campaignViews(portal)[0]!, place))[0]).toMatchObject({
    '@type': 'Event',
    name: 'Tháng hành động năm 2020',
    startDate: '2020-11-15',
    endDate: '2020-12-15',
  });
});

test('a statistic is a data set with its files, period and way of counting', () => {
  const [view] = statisticViews(portalOf([], { statistics: [aStatistic()] }));
  expect(read(statisticData(view!, place))[0]).toMatchObject({
    '@type': 'Dataset',
    temporalCoverage: '2025-03-06',
    measurementTechnique: 'Đếm.',
    variableMeasured: ['Nữ', 'Nữ quản lý'],
    distribution: [
      { encodingFormat: 'text/csv', contentUrl: absolute('/so-lieu/nu.csv') },
      { encodingFormat: 'application/json', contentUrl: absolute('/so-lieu/nu.json') },
    ],
  });
});

test('a dispatch is a document, a decree is legislation with its force', () => {
  const documents = [
    aDocument('cv'),
    aDocument('nd', { kind: 'nghi-dinh', number: '42/2022/NĐ-CP', status: 'expired' }),
  ];
  const views = documentViews(portalOf([], { documents }));
  const data = new Map(views.map((view) => [view.document.id, read(documentData(view, place))[0]]));
  expect(data.get('cv')).toMatchObject({
    '@type': 'DigitalDocument',
    identifier: '241/BHXH-TCCB',
    datePublished: '2020-03-16',
  });
  expect(data.get('nd')).toMatchObject({
    '@type': 'Legislation',
    legislationIdentifier: '42/2022/NĐ-CP',
    legislationType: 'Nghị định',
    legislationLegalForce: 'https://schema.org/NotInForce',
  });
});

test('a law is in force or not as its page says on the day, and nothing is said unchecked', () => {
  const forceOf = (data: Partial<OfficialDocument['data']>) => {
    const documents = [aDocument('nd', { kind: 'nghi-dinh', ...data })];
    const [view] = documentViews(portalOf([], { documents }));
    return read(documentData(view!, place))[0]?.['legislationLegalForce'];
  };
  const [inForce, notInForce] = ['InForce', 'NotInForce'].map((f) => `https://schema.org/${f}`);
  expect(forceOf({ status: 'in-force' })).toBe(inForce);
  expect(forceOf({ status: 'in-force', expires: '2025-03-10' })).toBe(notInForce);
  expect(forceOf({ status: 'in-force', effective: '2025-03-11' })).toBe(notInForce);
  expect(forceOf({})).toBeUndefined();
  expect(forceOf({ replacedBy: 'moi' })).toBeUndefined();
});

test('a topic and a unit are collections that name the newest of their articles', () => {
  const portal = portalOf([anArticle('2025/moi'), anArticle('2024/cu')]);
  for (const thing of [
    topicData(topicViews(portal)[0]!, place),
    unitData(unitViews(portal)[0]!, place),
  ])
    expect(read(thing)[0]).toMatchObject({
      '@type': 'CollectionPage',
      mainEntity: {
        numberOfItems: 2,
        itemListElement: [
          { position: 1, url: absolute('/tin/2025/moi/') },
          { position: 2, url: absolute('/tin/2024/cu/') },
        ],
      },
    });
});

test('a page says when it was changed only where that is known', () => {
  const page = { title: 'Năm 2020', description: 'Tin bài.', address: absolute('/tin/2020/') };
  const modified = '2025-03-07T09:00:00+07:00';
  expect(read([webPage(page, place)])[0]).not.toHaveProperty('dateModified');
  expect(read([webPage({ ...page, modified }, place)])[0]).toMatchObject({
    dateModified: modified,
  });
});

test('the trail ends with the page itself, which needs no address', () => {
  const trail = [{ url: '/', text: 'Trang chủ' }];
  expect(read([breadcrumbData(trail, 'Tin bài', absolute)])[0]).toEqual({
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: 'Trang chủ', item: absolute('/') },
      { '@type': 'ListItem', position: 2, name: 'Tin bài' },
    ],
  });
});

test('a page without a date or a description is refused by its address', () => {
  const core = {
    title: 'Tin bài',
    creator: 'Ban',
    date: '2025-03-06',
    description: 'Tin.',
    publisher: 'Ban',
    identifier: absolute('/tin/'),
    language: 'vi',
  };
  expect(dublinCore(core)).toContainEqual(['DC.date', '2025-03-06']);
  expect(() => dublinCore({ ...core, date: undefined, description: ' ' }))
    .toThrowErrorMatchingInlineSnapshot(`
    [Error: Nội dung có lỗi:
    Trang https://bhxh.example.vn/phu-nu/tin/ thiếu DC.date, DC.description. Điền phần này trong nội dung của trang, hoặc báo người quản trị.]
  `);
});
