import { expect, test } from 'vitest';
import {
  facetViews,
  LONG,
  registerFront,
  registerViews,
} from '../../src/queries/document-register.ts';
import { documentViews, pdfUrl, publishedPdfs } from '../../src/queries/document-view.ts';
import { byNewestDate, documentName, formatStatus, statusOf } from '../../src/queries/documents.ts';
import type { OfficialDocument } from '../../src/queries/entries.ts';
import { assemblePortal } from '../../src/queries/portal.ts';
import { aDocument, anArticle, contentWith, NOW } from './queries.content.ts';
import { processorTime } from './processor-time.ts';

const portalOf = (...documents: OfficialDocument[]) =>
  assemblePortal(contentWith([], { documents }), NOW);

test('dispatches come newest first and are named by kind and number', () => {
  const [older, newer] = [aDocument('a'), aDocument('b', { date: '2021-01-05' })];
  expect(byNewestDate([older, newer])).toEqual([newer, older]);
  expect(documentName(older.data)).toBe('Công văn 241/BHXH-TCCB');
});

test('a dispatch lists the articles that cite it, and only public ones', () => {
  const articles = [
    anArticle('2025/a', { documents: ['cv'] }),
    anArticle('2026/b', { documents: ['cv'] }),
    anArticle('2024/c'),
  ];
  const [view] = documentViews(
    assemblePortal(contentWith(articles, { documents: [aDocument('cv')] }), NOW),
  );
  expect(view?.title).toBe('Công văn 241/BHXH-TCCB ngày 16/03/2020');
  expect(view?.articles.map(({ url }) => url)).toEqual(['/tin/2025/a/']);
});

test('a dispatch that is no longer to be used says so first', () => {
  const warnings = documentViews(
    portalOf(
      aDocument('a', { expires: '2021-01-01', replacedBy: 'b' }),
      aDocument('b', { date: '2020-12-01', status: 'expired' }),
      aDocument('c', { date: '2020-11-01', status: 'in-force', replacedBy: 'b' }),
      aDocument('d', { date: '2020-10-01', status: 'in-force' }),
    ),
  ).map(({ document, warning }) => [document.id, warning]);
  expect(Object.fromEntries(warnings)).toEqual({
    a: 'Văn bản này đã hết hiệu lực từ 01/01/2021.',
    b: 'Văn bản này đã hết hiệu lực.',
    c: 'Văn bản này đã được thay thế.',
    d: undefined,
  });
});

test('a list marks the documents whose text the portal has', () => {
  const pdf = { name: 'documents/a.pdf', size: 1000, written: 1 };
  const { documents } = registerFront(
    portalOf(aDocument('a', { pdf }), aDocument('b', { date: '2019-01-01' })),
  );
  expect(documents.map(({ hasPdf }) => hasPdf)).toEqual([true, false]);
});

test('a dispatch that an article cites only in its text, or by a block, lists it too', () => {
  const inText = anArticle('2025/chu');
  inText.body = 'Theo Công văn số 241/BHXH-TCCB ngày 16/3/2020.';
  const inBlock = anArticle('2024/khoi');
  inBlock.body = '<DocumentLink id="cv" />';
  const portal = assemblePortal(
    contentWith([inText, inBlock], { documents: [aDocument('cv')] }),
    NOW,
  );
  expect(documentViews(portal)[0]?.articles.map(({ url }) => url)).toEqual([
    '/tin/2025/chu/',
    '/tin/2024/khoi/',
  ]);
});

test('a document and the one that replaced it lead to each other', () => {
  const [newer, older] = documentViews(
    portalOf(aDocument('cu', { replacedBy: 'moi' }), aDocument('moi', { date: '2022-01-01' })),
  );
  expect(newer?.replaces.map(({ url }) => url)).toEqual(['/van-ban/cu/']);
  expect(older?.replacedBy.map(({ url }) => url)).toEqual(['/van-ban/moi/']);
});

test('a document leads to those whose numbers its summary gives, never to itself', () => {
  const summary = 'Sửa 241/BHXH-TCCB ngày 16/03/2020, số này là 300/BHXH-TCCB';
  const [view] = documentViews(
    portalOf(
      aDocument('moi', { number: '300/BHXH-TCCB', date: '2021-01-01', summary }),
      aDocument('cu'),
    ),
  );
  expect(view?.mentions.map(({ url }) => url)).toEqual(['/van-ban/cu/']);
});

test('whether a document is in force follows its dates and what the editor knows', () => {
  const on = (data: Partial<OfficialDocument['data']>) => {
    const document = aDocument('a', data);
    return [statusOf(document.data, '2025-03-10'), formatStatus(document.data, '2025-03-10')];
  };
  expect([
    on({}),
    on({ status: 'in-force' }),
    on({ status: 'in-force', expires: '2025-03-11' }),
    on({ status: 'in-force', expires: '2025-03-10' }),
    on({ status: 'expired' }),
    on({ status: 'in-force', effective: '2025-03-11' }),
    on({ replacedBy: 'b' }),
    on({ status: 'in-force', replacedBy: 'b' }),
    on({ status: 'expired', replacedBy: 'b' }),
  ]).toMatchInlineSnapshot(`
    [
      [
        "chua-kiem-tra",
        "Chưa kiểm tra hiệu lực",
      ],
      [
        "con-hieu-luc",
        "Còn hiệu lực",
      ],
      [
        "con-hieu-luc",
        "Còn hiệu lực đến trước ngày 11/03/2025",
      ],
      [
        "het-hieu-luc",
        "Hết hiệu lực từ 10/03/2025",
      ],
      [
        "het-hieu-luc",
        "Hết hiệu lực",
      ],
      [
        "chua-co-hieu-luc",
        "Có hiệu lực từ 11/03/2025",
      ],
      [
        "da-thay-the",
        "Đã có văn bản thay thế",
      ],
      [
        "con-hieu-luc",
        "Còn hiệu lực",
      ],
      [
        "het-hieu-luc",
        "Hết hiệu lực",
      ],
    ]
  `);
});

test('the register counts what it can be narrowed to, and leads there', () => {
  const { facets } = registerFront(
    portalOf(
      aDocument('a'),
      aDocument('b', { date: '2021-01-05' }),
      aDocument('c', { kind: 'luat' }),
    ),
  );
  expect(facets.map(({ name, values }) => [name, values.map(({ url, count }) => [url, count])]))
    .toMatchInlineSnapshot(`
    [
      [
        "loai",
        [
          [
            "/van-ban/loai/cong-van/",
            2,
          ],
          [
            "/van-ban/loai/luat/",
            1,
          ],
        ],
      ],
      [
        "co-quan",
        [
          [
            "/van-ban/co-quan/ban-vi-su-tien-bo-cua-phu-nu/",
            3,
          ],
        ],
      ],
      [
        "nam",
        [
          [
            "/van-ban/nam/2021/",
            1,
          ],
          [
            "/van-ban/nam/2020/",
            2,
          ],
        ],
      ],
      [
        "hieu-luc",
        [
          [
            "/van-ban/hieu-luc/chua-kiem-tra/",
            3,
          ],
        ],
      ],
    ]
  `);
});

test('two spellings of one office share a list', () => {
  const portal = portalOf(
    aDocument('a', { issuer: 'Bộ Tài chính' }),
    aDocument('b', { issuer: 'Bộ Tài Chính', date: '2021-01-05' }),
  );
  expect(facetViews(portal)[1]?.values).toEqual([
    { url: '/van-ban/co-quan/bo-tai-chinh/', text: 'Bộ Tài Chính', count: 2 },
  ]);
});

test('a long list shows its newest documents and sends to its years, and those to their months', () => {
  const many = Array.from({ length: LONG + 2 }, (_, index) =>
    aDocument(`d-${index}`, { date: index === 0 ? '2019-05-01' : `2020-0${1 + (index % 2)}-03` }),
  );
  const views = new Map(registerViews(portalOf(...many)).map((view) => [view.url, view]));
  const kind = views.get('/van-ban/loai/cong-van/');
  expect([kind?.count, kind?.documents.length, kind?.filters]).toEqual([LONG + 2, 50, []]);
  expect(kind?.periods).toEqual([
    { url: '/van-ban/loai/cong-van/2020/', text: 'Năm 2020', count: LONG + 1 },
    { url: '/van-ban/loai/cong-van/2019/', text: 'Năm 2019', count: 1 },
  ]);
  const month = views.get('/van-ban/loai/cong-van/2020/02/');
  expect(month?.title).toBe('Công văn, năm 2020, tháng 2');
  expect(month?.trail.map(({ url }) => url)).toEqual([
    '/van-ban/',
    '/van-ban/loai/',
    '/van-ban/loai/cong-van/',
    '/van-ban/loai/cong-van/2020/',
  ]);
  expect(views.get('/van-ban/nam/2020/01/')?.documents.length).toBe(50);
  expect(views.has('/van-ban/nam/2019/05/')).toBe(false);
});

test('a list that fits a page can be narrowed there by whatever tells its documents apart', () => {
  const some = Array.from({ length: 8 }, (_, index) =>
    aDocument(`d-${index}`, { kind: index < 3 ? 'luat' : 'cong-van' }),
  );
  expect(registerFront(portalOf(...some)).filters).toEqual([
    {
      name: 'loai',
      label: 'Loại văn bản',
      options: [
        { value: 'cong-van', text: 'Công văn (5)' },
        { value: 'luat', text: 'Luật, bộ luật (3)' },
      ],
    },
  ]);
  expect(registerFront(portalOf(...some.slice(0, 7))).filters).toEqual([]);
});

test('the PDF of a document has the address of the document', () => {
  const pdf = { name: 'ten-khac.pdf', size: 600, written: 1 };
  expect(publishedPdfs(portalOf(aDocument('cv', { pdf }), aDocument('khong')))).toEqual([
    { id: 'cv', name: 'ten-khac.pdf', written: 1 },
  ]);
  expect(pdfUrl('cv')).toBe('/van-ban/cv.pdf');
});

test('ten thousand documents are put into their lists within seconds', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    aDocument(`d-${index}`, {
      number: `${index}/BHXH-TCCB`,
      issuer: `Cơ quan ${index % 200}`,
      date: `20${10 + (index % 15)}-0${1 + (Math.floor(index / 15) % 9)}-11`,
    }),
  );
  let views: ReturnType<typeof registerViews> = [];
  const time = processorTime(() => {
    views = registerViews(portalOf(...many));
  });
  expect(time).toBeLessThan(5000);
  expect(Math.max(...views.map(({ documents }) => documents.length))).toBeLessThanOrEqual(LONG);
});
