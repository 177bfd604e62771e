import type { Found } from './find.ts';
import type { SearchQuery } from './query.ts';

/** What the page says while it searches. */
export const searching = ({ shown }: SearchQuery) => `Đang tìm “${shown}”…`;

/** What the page says once it has searched. */
export function foundText(query: SearchQuery, { results, match }: Found, page: number): string {
  const total = `${results.length.toLocaleString('vi-VN')} kết quả`;
  const sentences = {
    all: `Tìm thấy ${total} cho “${query.shown}”.`,
    loose: `Không có nơi nào viết đúng cụm từ trong ngoặc kép. Tìm thấy ${total} có đủ các từ đó.`,
    most: `Không có nơi nào chứa đủ các từ của “${query.shown}”. Tìm thấy ${total} gần đúng.`,
  };
  return [
    results.length > 0
      ? sentences[match]
      : `Không tìm thấy kết quả nào cho “${query.shown}”. Hãy thử ít từ hơn, hoặc từ khác.`,
    page > 1 && results.length > 0 ? `Trang ${page}.` : '',
    query.isCut ? 'Câu tìm quá dài nên chỉ phần đầu được dùng.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** What the page says when there is nothing to search for. */
export const nothingAsked = ({ shown }: SearchQuery) =>
  shown === ''
    ? 'Hãy gõ từ cần tìm vào ô ở trên.'
    : `Trong “${shown}” không có chữ hay số nào để tìm. Hãy gõ ít nhất một từ.`;

/** What the page says when the index cannot be had. */
export const failed = (isOnline: boolean) =>
  isOnline
    ? 'Không tải được dữ liệu tìm kiếm. Hãy tải lại trang sau ít phút, hoặc xem trong kho tin bài.'
    : 'Máy đang không có mạng nên chưa tìm được. Hãy kiểm tra kết nối rồi tải lại trang.';
