import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Part } from '../../src/search/excerpt.ts';
import { offersFor } from '../../src/search/offers.ts';
import { aRecord, fetchFile, type Opened, openRecords } from './search-opened.ts';

let opened: Opened;
beforeAll(async () => {
  vi.stubGlobal('fetch', fetchFile);
  opened = await openRecords(RECORDS, {
    terms: [
      { abbreviation: 'BĐG', expansion: 'bình đẳng giới' },
      { abbreviation: 'VSTBPN', expansion: 'vì sự tiến bộ (của) phụ nữ' },
    ],
    labels: {
      unit: { 'phong-tccb': 'Phòng Tổ chức cán bộ', 'tinh-a': 'BHXH tỉnh A' },
      topic: { 'binh-dang': 'Bình đẳng giới', 'gia-dinh': 'Gia đình, trẻ em' },
      campaign: { 'thang-2025': 'Tháng hành động năm 2025' },
      kind: { article: 'Tin bài', document: 'Văn bản' },
    },
  });
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await opened.remove();
});

const show = (parts: readonly Part[]) =>
  parts.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');
const names = async (q: string) => (await opened.find(q)).map((url) => url.split('/').at(-2));

describe('a quoted phrase', () => {
  test('finds only records that have it as one', async () => {
    expect(await names('"lớp học nghề"')).toEqual(['nghe']);
    expect((await opened.ask('"lớp học nghề"')).match).toBe('phrase');
  });
  test('is not what stands in two sentences', async () => {
    expect((await names('mùa xuân xanh')).toSorted()).toEqual(['roi', 'xuan']);
    expect(await names('"mùa xuân xanh"')).toEqual(['xuan']);
    expect(await names('"mua xuan xanh"')).toEqual(['xuan']);
  });
  test('typed without accents finds every spelling, with accents only its own', async () => {
    expect((await names('"hoi nghi"')).toSorted()).toEqual(['hoi-nghi', 'so-ket']);
    expect(await names('"ban tin"')).toEqual(expect.arrayContaining(['ban', 'ban-tin']));
    expect(await names('"bàn tin"')).toEqual(['ban']);
    expect(await names('"bản tin"')).toEqual(['ban-tin']);
  });
  test('in the wrong order finds its words, and says so', async () => {
    const { match, results } = await opened.ask('"nghề học lớp"');
    expect([match, results[0]?.url]).toEqual(['loose', '/tin/2025/nghe/']);
  });
  test('narrows what other words find', async () => {
    expect(await names('năm 2025 "lớp học nghề"')).toEqual(['nghe']);
  });
});

describe('a number', () => {
  test.each([
    '241/BHXH-TCCB',
    '241/bhxh-tccb',
    '241 bhxh tccb',
    '241bhxh-tccb',
    '241 / BHXH – TCCB',
  ])('%s finds the register before the articles that cite it', async (typed) => {
    expect((await names(typed)).slice(0, 2)).toEqual(['241', 'trich']);
  });
  test('without its code finds all documents that have it', async () => {
    expect(await names('công văn 241')).toEqual(expect.arrayContaining(['241']));
  });
  test('of several years finds the year that was typed first', async () => {
    expect((await names('10/2020/NĐ-CP'))[0]).toBe('10-2020');
    expect((await names('10/2024/nđ-cp'))[0]).toBe('10-2024');
    expect((await names('10 2022 nd cp'))[0]).toBe('10-2022');
    expect((await names('10/NĐ-CP')).slice(0, 3).toSorted()).toEqual([
      '10-2020',
      '10-2022',
      '10-2024',
    ]);
  });
  test('of thousands is found with its point and without', async () => {
    for (const typed of ['7.500 đồng', '7500 đồng']) expect(await names(typed)).toEqual(['nghe']);
  });
});

describe('what was typed is understood', () => {
  test.each([
    ['ai được khen thưởng đột xuất?', 'khen'],
    ['khi nào có lớp học nghề', 'nghe'],
    ['lowps hocj ngheef', 'nghe'],
    ['lop71 hoc5 nghe62', 'nghe'],
    ['lophoc nghe', 'nghe'],
    ['lơp họcc nghề', 'nghe'],
    ['khen thuogn đột xuất', 'khen'],
    ['LỚP HỌC NGHỀ', 'nghe'],
    ['lop hoc ngh', 'nghe'],
  ])('%s', async (typed, name) => {
    expect((await names(typed))[0]).toBe(name);
  });

  test('what was searched for instead is told with its accents', async () => {
    expect((await opened.ask('lowps hocj ngheef')).readAs).toBe('lớp học nghề');
    expect((await opened.ask('khen thuogn dot xuat')).readAs).toBe('khen thưởng đột xuất');
    expect(await opened.ask('lớp học nghề')).not.toHaveProperty('readAs');
  });

  test('on request nothing is mended', async () => {
    const answer = await opened.ask({ q: 'lowps hocj ngheef', exact: true });
    expect([answer.total, answer.readAs]).toEqual([0, undefined]);
  });

  test('a rare name that one record has is not mended into a common one', async () => {
    const answer = await opened.ask('H’Mỷ Mlô');
    expect([answer.results[0]?.url, answer.readAs]).toEqual(['/tin/2025/ten/', undefined]);
    expect((await names('mlô'))[0]).toBe('ten');
  });

  test('an abbreviation finds what is written out, and the other way round', async () => {
    expect((await names('BĐG')).toSorted()).toEqual(['dai', 'tat']);
    expect((await names('bình đẳng giới')).toSorted()).toEqual(['dai', 'tat']);
    expect(await names('vì sự tiến bộ của phụ nữ')).toEqual(['vstbpn']);
    expect(await names('vì sự tiến bộ phụ nữ')).toEqual(['vstbpn']);
  });

  test('matches are marked with the accents of the text', async () => {
    const { results } = await opened.ask('lop hoc nghe');
    expect(results.map(({ title, excerpt, passage }) => [show(title), show(excerpt), passage]))
      .toMatchInlineSnapshot(`
      [
        [
          "Mở [lớp học nghề] cho chị em",
          "Hỗ trợ 7.500 đồng mỗi ngày.",
          undefined,
        ],
      ]
    `);
  });
});

describe('results', () => {
  const all = 'chương trình chung';
  test('come in pages of ten, each record once', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => opened.ask({ q: all, page })));
    expect(pages.map(({ total, results }) => [total, results.length])).toEqual([
      [12, 10],
      [12, 2],
      [12, 0],
    ]);
    const urls = pages.flatMap(({ results }) => results.map(({ url }) => url));
    expect(new Set(urls).size).toBe(12);
  });

  test('are sorted by day, what has none last in both directions', async () => {
    const days = async (sort: 'newest' | 'oldest') => {
      const pages = [1, 2].map((page) => opened.ask({ q: all, sort, page }));
      return (await Promise.all(pages)).flatMap(({ results }) => results.map(({ date }) => date));
    };
    const newest = await days('newest');
    const dated = newest.filter((day) => day !== undefined);
    expect(newest).toEqual([...dated.toSorted().toReversed(), undefined, undefined]);
    expect(await days('oldest')).toEqual([...dated.toSorted(), undefined, undefined]);
  });

  test('are narrowed by one value or another of each facet, and by all facets', async () => {
    const total = async (filters: object) => (await opened.ask({ q: all, filters })).total;
    expect(await total({ unit: ['tinh-a'] })).toBe(6);
    expect(await total({ unit: ['tinh-a', 'phong-tccb'] })).toBe(12);
    expect(await total({ topic: ['gia-dinh'] })).toBe(4);
    expect(await total({ unit: ['tinh-a'], topic: ['gia-dinh'] })).toBe(2);
    expect(await total({ year: ['2023'] })).toBe(1);
    expect(await total({ unit: ['khong-co'] })).toBe(0);
  });

  test('are counted as if the facet itself were not narrowed', async () => {
    const { counts } = await opened.ask({ q: all, filters: { unit: ['tinh-a'] } });
    expect(counts.unit).toEqual([
      { value: 'phong-tccb', label: 'Phòng Tổ chức cán bộ', count: 6 },
      { value: 'tinh-a', label: 'BHXH tỉnh A', count: 6 },
    ]);
    expect(counts.topic).toEqual([{ value: 'gia-dinh', label: 'Gia đình, trẻ em', count: 2 }]);
    expect(counts.kind).toEqual([{ value: 'article', label: 'Tin bài', count: 6 }]);
    expect(counts.year.map(({ value }) => value)).toEqual(
      counts.year
        .map(({ value }) => value)
        .toSorted()
        .toReversed(),
    );
  });

  test('of nothing are none, without a mistake', async () => {
    for (const q of ['', ' ', '"', '???', '""', '\u0000'])
      expect(await opened.ask(q)).toMatchObject({ total: 0, results: [] });
  });
});

describe('while one types', () => {
  const offers = async (typed: string) =>
    (await offersFor(typed, opened.sources)).map(({ text, url, label }) => [
      show(text),
      url,
      label,
    ]);

  test('a unit, a topic and a month are offered by the beginnings of their words', async () => {
    expect(await offers('to chuc')).toContainEqual([
      'Phòng [Tổ chức] cán bộ',
      '/don-vi/phong-tccb/',
      'Đơn vị',
    ]);
    expect(await offers('gia đì')).toContainEqual([
      expect.stringContaining('đình, trẻ em'),
      '/chuyen-de/gia-dinh/',
      'Chuyên đề',
    ]);
    expect((await offers('thang hanh'))[0]?.slice(1)).toEqual([
      '/thang-hanh-dong/thang-2025/',
      'Tháng hành động',
    ]);
  });
  test('a title is offered, also by half a word', async () => {
    for (const typed of ['lop hoc nghe', 'lớp học ngh', 'lop hoc'])
      expect((await offers(typed)).map(([, url]) => url)).toContain('/tin/2025/nghe/');
  });
  test('a document is offered by its number, with its day', async () => {
    for (const typed of ['241/BHXH-TCCB', '241 bhxh', '241/bh'])
      expect([typed, (await offers(typed))[0]?.slice(1)]).toEqual([
        typed,
        ['/van-ban/241/', 'Văn bản · 06/03/2025'],
      ]);
  });
  test('nothing is offered twice', async () => {
    const urls = (await offers('bình đẳng giới')).map(([, url]) => url);
    expect(new Set(urls).size).toBe(urls.length);
  });
  test('six at most are offered, and none for one letter or for what nobody wrote', async () => {
    expect((await offers('chuong trinh')).length).toBe(6);
    for (const typed of ['', 'a', '?', 'zzzq']) expect(await offers(typed)).toEqual([]);
  });
});

const RECORDS = [
  aRecord('xuan', 'Gửi chị em', { body: 'Chúc một mùa xuân xanh.' }),
  // Has all its neighbours, but not the phrase.
  aRecord('roi', 'Tin ngắn', { body: 'Mùa xuân đã về. Rặng xuân xanh lá.' }),
  aRecord('nghe', 'Mở lớp học nghề cho chị em', { body: 'Hỗ trợ 7.500 đồng mỗi ngày.' }),
  aRecord('hoc', 'Nghề và học', { body: 'Học rồi mới vào lớp. Năm 2025 có nghề mới.' }),
  aRecord('hoi-nghi', 'Hội nghị đầu năm'),
  aRecord('so-ket', 'Sơ kết', { body: 'Toàn cảnh hội nghị.' }),
  aRecord('ban', 'Chuyện bàn tin tức'),
  aRecord('ban-tin', 'Một bản tin'),
  aRecord('khen', 'Khen thưởng đột xuất', { body: 'Chị được khen thưởng đột xuất.' }),
  aRecord('ten', 'Gương sáng', { body: 'Chị H’Mỷ Mlô dệt thổ cẩm.' }),
  aRecord('tat', 'Tập huấn về BĐG'),
  aRecord('dai', 'Lớp tập huấn', { body: 'Tài liệu về bình đẳng giới.' }),
  aRecord('vstbpn', 'Ban VSTBPN họp'),
  aRecord('trich', 'Triển khai công văn 241/BHXH-TCCB', { body: 'Số 241/BHXH-TCCB được gửi.' }),
  aRecord('241', 'Công văn 241/BHXH-TCCB', {
    url: '/van-ban/241/',
    kind: 'document',
    number: '241/BHXH-TCCB',
    summary: 'Về việc triển khai.',
  }),
  ...['2020', '2022', '2024'].map((year) =>
    aRecord(`10-${year}`, `Nghị định 10/${year}/NĐ-CP`, {
      url: `/van-ban/10-${year}/`,
      kind: 'document',
      number: `10/${year}/NĐ-CP`,
      date: `${year}-02-01`,
    }),
  ),
  ...Array.from({ length: 12 }, (_, index) => {
    const record = aRecord(`chung-${index}`, `Chương trình chung số ${index + 40}`, {
      date: `${2015 + index}-0${1 + (index % 9)}-11`,
      facets: {
        unit: index % 2 ? 'phong-tccb' : 'tinh-a',
        topic: index % 3 === 0 ? ['gia-dinh'] : [],
      },
    });
    if (index >= 10) delete record.date;
    return record;
  }),
  aRecord('thang', 'Ra quân', { facets: { campaign: ['thang-2025'], topic: ['binh-dang'] } }),
];
