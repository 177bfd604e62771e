import { expect, test } from 'vitest';
import { articleText, openOffice } from './desk-office.ts';

const text = (title: string, more: string, body: string) =>
  articleText(title, body, '2025-01-05T08:00:00+07:00').replace('topics:', `${more}topics:`);

const CITING = {
  'content/articles/2025/khac.mdx': text(
    'Bài khác',
    'related:\n  # hai bài cùng đợt\n  - 2024/cu\nsource:\n  name: Báo\n  url: https://bao.example.vn/tin/2024/cu/\n',
    '[Cũ](/tin/2024/cu/), [khác](/tin/2024/cu-hon/), [ngoài](https://bao.example.vn/tin/2024/cu/).',
  ),
};

type Office = Awaited<ReturnType<typeof openOffice>>;
const readdress = (office: Office, id: string, slug: string) =>
  office.call('POST', 'readdress', { collection: 'articles', id, slug });

test('a new address takes everything along in one commit, and the old one leads to it', async () => {
  const office = await openOffice({ files: CITING });
  const { status, json } = await readdress(office, '2024/cu', 'ten-moi');
  expect({ status, json }).toMatchObject({ status: 200, json: { id: '2024/ten-moi', left: [] } });
  expect(office.read('content/articles/2024/ten-moi.mdx')).toBe(
    articleText('Bài cũ', 'Chữ cũ.', '2024-05-02T08:00:00+07:00').replace(
      '---\n\nChữ',
      'redirects:\n  - /tin/2024/cu/\n---\n\nChữ',
    ),
  );
  expect(office.read('content/articles/2025/khac.mdx')).toBe(
    CITING['content/articles/2025/khac.mdx']
      .replace('- 2024/cu\n', '- 2024/ten-moi\n')
      .replace('](/tin/2024/cu/)', '](/tin/2024/ten-moi/)'),
  );
  expect(office.git('log', '--format=%s', 'main')).toBe(
    'Đổi địa chỉ thành 2024/ten-moi: Bài cũ\nBắt đầu\n',
  );
  expect(office.git('status', '--porcelain')).toBe('');
});

test('addresses of the past make neither chains nor loops', async () => {
  const office = await openOffice();
  await readdress(office, '2024/cu', 'hai');
  await readdress(office, '2024/hai', 'ba');
  expect(office.read('content/articles/2024/ba.mdx')).toContain(
    'redirects:\n  - /tin/2024/cu/\n  - /tin/2024/hai/\n',
  );
  await readdress(office, '2024/ba', 'cu');
  expect(office.read('content/articles/2024/cu.mdx')).toContain(
    'redirects:\n  - /tin/2024/hai/\n  - /tin/2024/ba/\n',
  );
});

test.each([
  ['cu', 'Địa chỉ mới giống địa chỉ đang dùng. Ghi địa chỉ khác, hoặc thôi.'],
  [
    'co-bai',
    'Địa chỉ “2024/co-bai” đã có bài “Có bài”. Đổi tiêu đề cho khác, hoặc mở bài đó để sửa.',
  ],
  ['tung-co', 'Địa chỉ “2024/tung-co” là địa chỉ cũ của bài “Có bài”. Chọn địa chỉ khác.'],
  [
    'nhap',
    'Địa chỉ “2024/nhap” đang là của một bản nháp do Người dựng kho lưu. Chọn địa chỉ khác.',
  ],
  [
    '05',
    'Địa chỉ “2024/05” không dùng được. Dùng chữ thường không dấu, số và dấu gạch nối; tin bài có năm ở trước, ví dụ 2026/binh-dang-gioi.',
  ],
  ['../2025/x', 'Địa chỉ “2024/../2025/x” không dùng được.'],
])('the address %s is refused', async (slug, message) => {
  const office = await openOffice({
    files: {
      'content/articles/2024/co-bai.mdx': text(
        'Có bài',
        'redirects:\n  - /tin/2024/tung-co/\n',
        'Chữ.',
      ),
    },
  });
  await office.save('2024/nhap', articleText('Nháp', 'Chữ.'), null);
  const { status, json } = await readdress(office, '2024/cu', slug);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(json.error).toContain(message);
  expect(office.git('log', '--format=%s', 'main')).toBe('Bắt đầu\n');
});

test('an address does not change under the hands of somebody who writes', async () => {
  const office = await openOffice({ files: CITING });
  const file = 'content/articles/2025/khac.mdx';
  await office.save('2025/khac', `${office.read(file)}\nThêm.\n`, office.blob('main', file));
  expect((await readdress(office, '2024/cu', 'ten-moi')).json.error).toBe(
    'Bản nháp “Bài khác” do Người dựng kho lưu đang dẫn tới bài này. Đăng hoặc xóa bản nháp đó rồi đổi địa chỉ.',
  );
  await office.call('DELETE', 'draft', { collection: 'articles', id: '2025/khac' });
  await office.save(
    '2024/cu',
    `${office.read('content/articles/2024/cu.mdx')}\nThêm.\n`,
    office.blob('main', 'content/articles/2024/cu.mdx'),
  );
  expect((await readdress(office, '2024/cu', 'ten-moi')).json.error).toBe(
    'Bài này còn bản nháp do Người dựng kho lưu. Đăng hoặc xóa bản nháp đó rồi đổi địa chỉ.',
  );
});

test('another title leaves the address as it is', async () => {
  const office = await openOffice();
  const base = office.blob('main', 'content/articles/2024/cu.mdx');
  await office.bring('2024/cu', articleText('Một tên hoàn toàn khác', 'Chữ.'), base);
  expect(office.git('ls-tree', '-r', '--name-only', 'main', 'content/articles/2024')).toBe(
    'content/articles/2024/cu.mdx\n',
  );
});

test('an address that readers never saw leaves nothing behind', async () => {
  const office = await openOffice();
  const at = new Date(Date.now() + 3_600_000).toISOString();
  await office.save('2026/hen', articleText('Bài hẹn', 'Chữ.'), null);
  await office.move('2026/hen', 'pending_publish');
  await office.call('POST', 'schedule', {
    collection: 'articles',
    id: '2026/hen',
    kind: 'publish',
    at,
  });
  expect((await readdress(office, '2026/hen', 'ten-khac')).status).toBe(200);
  expect(office.read('content/articles/2026/ten-khac.mdx')).not.toContain('redirects');
});
