import { expect, test } from 'vitest';
import type { Answer, Question } from '../../src/search/answer.ts';
import {
  failed,
  filterSummary,
  forgotten,
  foundText,
  nothingAsked,
  offered,
  searching,
  stillSearching,
} from '../../src/search/page/words.ts';

const question: Question = { q: 'nam  nữ', filters: {}, sort: 'relevance', page: 1 };
const counts = { kind: [], year: [], unit: [], topic: [], campaign: [] };
const answer: Answer = { total: 1234, match: 'all', results: [], counts };
const said = (asked: Partial<Question>, answered: Partial<Answer>) =>
  foundText({ ...question, ...asked }, { ...answer, ...answered });

test('the page says in words what it found', () => {
  expect([
    said({}, {}),
    said({}, { match: 'phrase', total: 1 }),
    said({ page: 2 }, { match: 'loose', total: 12 }),
    said({ sort: 'newest' }, { match: 'most' }),
    said({ sort: 'oldest', filters: { year: ['2020'] } }, { total: 3 }),
    said({}, { total: 0 }),
    said({ filters: { kind: ['document'] } }, { total: 0 }),
    said({ q: 'nan nữ' }, { readAs: 'nam nữ' }),
    said({}, { isCut: true }),
  ]).toMatchInlineSnapshot(`
    [
      "Tìm thấy 1.234 kết quả cho “nam nữ”.",
      "Tìm thấy 1 kết quả cho “nam nữ”.",
      "Không có nơi nào viết đúng cụm từ trong ngoặc kép. Tìm thấy 12 kết quả có đủ các từ đó. Trang 2 trên 2.",
      "Không có nơi nào chứa đủ các từ của “nam nữ”. Tìm thấy 1.234 kết quả gần đúng. Mới nhất ở trên.",
      "Tìm thấy 3 kết quả cho “nam nữ” với bộ lọc đang chọn. Cũ nhất ở trên.",
      "Không tìm thấy kết quả nào cho “nam nữ”.",
      "Không tìm thấy kết quả nào cho “nam nữ” với bộ lọc đang chọn.",
      "Tìm thấy 1.234 kết quả cho “nam nữ”.",
      "Tìm thấy 1.234 kết quả cho “nam nữ”. Câu tìm quá dài nên chỉ phần đầu được dùng.",
    ]
  `);
});

test('the page says in words what it does, and why it does nothing', () => {
  expect([
    searching('nam nữ'),
    stillSearching('nam nữ'),
    nothingAsked('  '),
    nothingAsked('"'),
    failed(true),
    failed(false),
    offered(0),
    offered(6),
    forgotten(),
    forgotten('nam nữ'),
    filterSummary(0),
    filterSummary(2),
  ]).toMatchInlineSnapshot(`
    [
      "Đang tìm “nam nữ”…",
      "Vẫn đang tìm “nam nữ”. Đường truyền có vẻ chậm.",
      "Hãy gõ từ cần tìm vào ô ở trên.",
      "Trong “"” không có chữ hay số nào để tìm. Hãy gõ ít nhất một từ.",
      "Không tải được dữ liệu tìm kiếm. Hãy thử lại sau ít phút, hoặc xem trong kho tin bài.",
      "Máy đang không có mạng nên chưa tìm được. Hãy kiểm tra kết nối rồi thử lại.",
      "Không có gợi ý.",
      "6 gợi ý. Dùng phím mũi tên lên, xuống để chọn.",
      "Đã xóa các lần tìm gần đây.",
      "Đã xóa “nam nữ”.",
      "Lọc kết quả",
      "Lọc kết quả (đang dùng 2)",
    ]
  `);
});

test('a query is repeated in one line, composed and tidy', () => {
  expect(searching(`${'bình đẳng '.normalize('NFD').repeat(50)}`)).toBe(
    `Đang tìm “${'bình đẳng '.repeat(8)}…”…`,
  );
});
