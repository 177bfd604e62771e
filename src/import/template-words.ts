/** The style of the template's instructions, in small letters: such paragraphs are never imported. */
export const INSTRUCTION_STYLE = 'hướng dẫn gửi bài';

/** What stands in the template where a writer is to write; left in, it counts as blank. */
export const PLACEHOLDERS = [
  '[tiêu đề bài, tối đa 120 ký tự]',
  '[ngày/tháng/năm]',
  '[tên đơn vị gửi bài]',
  '[họ tên người viết]',
  '[từ 50 đến 300 ký tự, nói ngắn gọn chuyện gì, ở đâu, kết quả ra sao]',
  '[tiêu đề một phần của bài]',
  '[nội dung bài viết]',
  '[nội dung]',
  '[số liệu]',
] as const;
