import { formatNumber } from '../../numbers.ts';
import { type Answer, PAGE_LENGTH, type Question } from '../answer.ts';
import { activeFilters } from './address.ts';

/** A query as the page repeats it: tidy, and no longer than a line. */
export function shown(typed: string): string {
  const text = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
}

/** Says whether there is anything to search for. */
export const hasWords = (typed: string) => /[\p{L}\p{N}]/u.test(typed);

/** What the page says while it searches. */
export const searching = (typed: string) => `Đang tìm “${shown(typed)}”…`;

/** What it says when that takes long. */
export const stillSearching = (typed: string) =>
  `Vẫn đang tìm “${shown(typed)}”. Đường truyền có vẻ chậm.`;

/** What the page says once it has searched. */
export function foundText(question: Question, answer: Answer): string {
  const { total, match, readAs, isCut } = answer;
  const words = `“${shown(readAs ?? question.q)}”`;
  const count = `${formatNumber(total)} kết quả`;
  const narrowed = activeFilters(question).length > 0 ? ' với bộ lọc đang chọn' : '';
  const sentences = {
    phrase: `Tìm thấy ${count} cho ${words}${narrowed}.`,
    all: `Tìm thấy ${count} cho ${words}${narrowed}.`,
    loose: `Không có nơi nào viết đúng cụm từ trong ngoặc kép. Tìm thấy ${count} có đủ các từ đó${narrowed}.`,
    most: `Không có nơi nào chứa đủ các từ của ${words}. Tìm thấy ${count} gần đúng${narrowed}.`,
  };
  const pages = pageCount(total);
  return [
    total > 0 ? sentences[match] : `Không tìm thấy kết quả nào cho ${words}${narrowed}.`,
    total > 0 ? SORTED[question.sort] : '',
    question.page > 1 && total > 0 ? `Trang ${question.page} trên ${pages}.` : '',
    isCut ? 'Câu tìm quá dài nên chỉ phần đầu được dùng.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** How many pages an answer has. */
export const pageCount = (total: number) => Math.ceil(total / PAGE_LENGTH);

/** What the page says when there is nothing to search for. */
export const nothingAsked = (typed: string) =>
  shown(typed) === ''
    ? 'Hãy gõ từ cần tìm vào ô ở trên.'
    : `Trong “${shown(typed)}” không có chữ hay số nào để tìm. Hãy gõ ít nhất một từ.`;

/** What the page says when the answer cannot be had. */
export const failed = (isOnline: boolean) =>
  isOnline
    ? 'Không tải được dữ liệu tìm kiếm. Hãy thử lại sau ít phút, hoặc xem trong kho tin bài.'
    : 'Máy đang không có mạng nên chưa tìm được. Hãy kiểm tra kết nối rồi thử lại.';

/** What a screen reader says when the box offers something. */
export const offered = (count: number) =>
  count === 0 ? 'Không có gợi ý.' : `${count} gợi ý. Dùng phím mũi tên lên, xuống để chọn.`;

/** What a screen reader says when searches are forgotten. */
export const forgotten = (typed?: string) =>
  typed === undefined ? 'Đã xóa các lần tìm gần đây.' : `Đã xóa “${shown(typed)}”.`;

/** What folds the filters on a narrow screen. */
export const filterSummary = (active: number) =>
  active === 0 ? 'Lọc kết quả' : `Lọc kết quả (đang dùng ${active})`;

const SORTED = { relevance: '', newest: 'Mới nhất ở trên.', oldest: 'Cũ nhất ở trên.' };
const LONGEST = 80;
