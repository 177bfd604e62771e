import { expect, test } from 'vitest';
import { brokenReferences } from '../../src/queries/references.ts';
import { redirects } from '../../src/queries/redirects.ts';
import { assemblePortal } from '../../src/queries/portal.ts';
import { anArticle, contentWith, NOW } from './queries.content.ts';

const check = (content: ReturnType<typeof contentWith>) =>
  brokenReferences({ ...content, site: [content.site], glossary: [content.glossary] });

test('a reference to what does not exist is named with its place', () => {
  const article = anArticle('2025/a', { documents: ['khong-co'] });
  expect(check(contentWith([article]))).toMatchInlineSnapshot(`
    [
      {
        "collection": "articles",
        "id": "2025/a",
        "message": "Không có văn bản nào tên là “khong-co”. Sửa lại tên, hoặc thêm tệp documents/khong-co.yaml.",
        "path": [
          "documents",
          0,
        ],
      },
    ]
  `);
});

test('references that hold are no trouble', () => {
  expect(
    check(contentWith([anArticle('2025/a', { related: ['2024/b'] }), anArticle('2024/b')])),
  ).toEqual([]);
});

test('an old address leads to the article that has it now', () => {
  const portal = assemblePortal(
    contentWith([anArticle('2025/moi', { redirects: ['/tin/2025/cu/', '/bai-cu'] })]),
    NOW,
  );
  const date = '2025-03-06T16:52:00+07:00';
  expect(redirects(portal)).toEqual([
    { old: 'tin/2025/cu', to: { url: '/tin/2025/moi/', text: 'Bài 2025/moi' }, date },
    { old: 'bai-cu', to: { url: '/tin/2025/moi/', text: 'Bài 2025/moi' }, date },
  ]);
});

const refused = (address: string) => () =>
  redirects(
    assemblePortal(
      contentWith([anArticle('2025/moi', { redirects: [address] }), anArticle('2024/cu')]),
      NOW,
    ),
  );

test('an old address that another article has is refused', () => {
  expect(refused('/tin/2024/cu/')).toThrowErrorMatchingInlineSnapshot(`
    [Error: Nội dung có lỗi:
    articles/2025/moi.mdx:1:1 Địa chỉ cũ “/tin/2024/cu/” đã là của trang “Bài 2024/cu”. Bỏ địa chỉ này khỏi bài.]
  `);
});

test('an old address that is no page of the portal is refused', () => {
  expect(refused('https://example.com/tin/')).toThrowErrorMatchingInlineSnapshot(`
    [Error: Nội dung có lỗi:
    articles/2025/moi.mdx:1:1 Địa chỉ cũ “https://example.com/tin/” không phải là một trang của cổng. Ghi đường dẫn như /tin/2020/ten-cu/, không có dấu ? và #.]
  `);
  for (const address of ['/tin?id=3', '/', '/a/../b/', '//elsewhere', '/.well-known/x'])
    expect(refused(address), address).toThrow('không phải là một trang của cổng');
});

test('an old address cannot take the place of a page of the portal', () => {
  for (const address of ['/tin/', '/tin/2024', '/chuyen-de/binh-dang-gioi/', '/so-do/', '/admin/'])
    expect(refused(address), address).toThrow(/đã là của (?:một )?trang/u);
});

test('an old address cannot take the place of a file of the portal', () => {
  for (const address of [
    '/rss.xml',
    '/sw.js',
    '/chia-se.png',
    '/icon-192.png',
    '/sitemap-2020.xml',
  ])
    expect(refused(address), address).toThrow('đã là của một trang');
  for (const address of ['/tin/2024/cu/chia-se.png', '/404.html', '/index.html'])
    expect(refused(address), address).toThrow('đã là của một trang');
  for (const address of ['/bai-cu.html', '/tin-tuc/bai.aspx', '/tin-cu/', '/indexes/'])
    expect(refused(address), address).not.toThrow();
});

test('an old address of a withdrawn article does not tell its title', () => {
  const gone = anArticle('2024/go', {
    redirects: ['/cu/'],
    withdrawn: { date: '2025-01-02', reason: 'Sai.' },
  });
  const [redirect] = redirects(assemblePortal(contentWith([gone]), NOW));
  expect(redirect?.to).toEqual({ url: '/tin/2024/go/', text: 'Bài đã gỡ' });
});
