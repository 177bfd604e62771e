import { z } from 'zod';
import { choice, day, line, reference, references, text } from './fields.ts';

/** Kinds of official document (hình thức văn bản). */
export const DOCUMENT_KINDS = {
  'cong-van': 'Công văn',
  'nghi-quyet': 'Nghị quyết',
  'quyet-dinh': 'Quyết định',
  'chi-thi': 'Chỉ thị',
  'ke-hoach': 'Kế hoạch',
  'chuong-trinh': 'Chương trình',
  'huong-dan': 'Hướng dẫn',
  'thong-bao': 'Thông báo',
  'bao-cao': 'Báo cáo',
  'to-trinh': 'Tờ trình',
  luat: 'Luật, bộ luật',
  'nghi-dinh': 'Nghị định',
  'thong-tu': 'Thông tư',
  khac: 'Khác',
} as const;

/** `241/BHXH-TCCB`, `42/2022/NĐ-CP`, `202/2025/QH15`, `11-NQ/TW`. NFC, no spaces. */
export const DOCUMENT_NUMBER =
  /^\d{1,5}(?:\/\d{4})?(?:\/[A-ZĐ][A-ZĐa-z0-9.&-]*|-[A-ZĐ]{1,8}\/[A-ZĐ][A-ZĐ0-9-]*)$/u;

// A name and nothing else: the file lies beside the entry.
/** The name of a document's file, as it lies beside the entry. */
export const PDF_NAME = /^[a-z0-9][a-z0-9._-]*\.pdf$/u;

/** The most that a document's file may have, in bytes. */
export const MAX_PDF_SIZE = 20 * 1024 * 1024;

/** An official document in the register. Unique by issuer, number and year. */
export const document = () =>
  z.strictObject({
    kind: choice('Loại văn bản', 'Hình thức văn bản.', DOCUMENT_KINDS),
    number: z.string().max(60).regex(DOCUMENT_NUMBER).meta({
      title: 'Số, ký hiệu',
      description: 'Ví dụ: 241/BHXH-TCCB, 42/2022/NĐ-CP, 11-NQ/TW. Không có dấu cách.',
    }),
    date: day('Ngày ban hành', 'Ngày ghi trên văn bản.'),
    issuer: line('Cơ quan ban hành', 'Tên cơ quan.'),
    summary: text('Trích yếu', 'Văn bản về việc gì.', 500),
    effective: day('Ngày có hiệu lực', 'Để trống nếu không rõ.').optional(),
    expires: day('Ngày hết hiệu lực', 'Để trống nếu không rõ.').optional(),
    status: choice('Hiệu lực', 'Để trống nếu chưa kiểm tra.', {
      'in-force': 'Còn hiệu lực',
      expired: 'Hết hiệu lực',
    }).optional(),
    signer: line('Người ký', 'Họ tên, chức vụ.').optional(),
    file: z
      .string()
      .max(120)
      .regex(PDF_NAME)
      .meta({
        title: 'Tệp',
        description: 'Tệp PDF của văn bản, nhiều nhất 20 MB, ví dụ 241-bhxh-tccb-2020.pdf.',
        widget: 'file',
      })
      .optional(),
    replacedBy: reference('documents', 'Được thay thế bởi', 'Văn bản thay thế.').optional(),
    topics: references('topics', 'Chuyên đề', 'Chuyên đề liên quan.').optional(),
  });
