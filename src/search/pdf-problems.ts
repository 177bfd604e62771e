/** What could be read of a PDF. */
export interface PdfText {
  /** Plain text in NFC, in one line; empty when there is none to search. */
  text: string;
  /** Why text is missing. */
  problem?: PdfProblem;
}

export type PdfProblem = 'scanned' | 'locked' | 'broken' | 'old-font' | 'stuck' | 'cut';

/** In UTF-16 units: some twenty-five pages. What comes later is not searched. */
export const LONGEST_TEXT = 60_000;

/** What editors are told of a PDF that is not found by all of its text. */
export const problemText = (name: string, problem: PdfProblem) => `Tệp ${name} ${SAID[problem]}`;

const SAID: Record<PdfProblem, string> = {
  scanned:
    'là bản quét, không có chữ để tìm. Nếu cần tìm trong văn bản này, nhận dạng chữ (OCR) rồi thay tệp.',
  locked:
    'có mật khẩu nên không đọc được chữ để tìm. Xuất lại tệp không đặt mật khẩu rồi thay tệp.',
  broken:
    'bị hỏng nên không đọc được chữ để tìm. Mở thử tệp; nếu không mở được, xuất lại rồi thay.',
  'old-font':
    'dùng phông chữ cũ (TCVN3, VNI) nên không có chữ để tìm. Xuất lại văn bản bằng phông chữ Unicode rồi thay tệp.',
  stuck:
    'đọc quá lâu hoặc quá tốn bộ nhớ nên bị bỏ qua khi tìm. In lại văn bản thành PDF rồi thay tệp.',
  cut: `dài quá nên chỉ ${LONGEST_TEXT.toLocaleString('vi-VN')} ký tự đầu được tìm. Nếu cần tìm cả phần sau, chia văn bản thành nhiều tệp.`,
};
