import { z } from 'zod';
import {
  choice,
  day,
  flag,
  line,
  moment,
  type ModelHelpers,
  reference,
  references,
  text,
  url,
} from './fields.ts';
import { picture } from './picture.ts';

/** A news article: `content/articles/<year>/<slug>.mdx`. The body is MDX read as data. */
export const article = <Image extends z.ZodType>(helpers: ModelHelpers<Image>) =>
  z.strictObject({
    title: line('Tiêu đề', 'Tối đa 120 ký tự.', 120),
    summary: text(
      'Tóm tắt',
      'Từ 50 đến 300 ký tự, hiện trong danh sách và kết quả tìm kiếm.',
      300,
    ).min(50),
    date: moment('Ngày giờ đăng', 'Ngày giờ ghi trên bài.'),
    unit: reference('units', 'Đơn vị', 'Đơn vị gửi hoặc đăng bài.'),
    byline: line('Tác giả', 'Tên ghi cuối bài.', 120),
    topics: references('topics', 'Chuyên đề', 'Ít nhất một chuyên đề.').min(1),
    image: picture(helpers).optional(),
    campaigns: references(
      'campaigns',
      'Tháng hành động',
      'Bài thuộc tháng hành động nào.',
    ).optional(),
    documents: references('documents', 'Văn bản được dẫn', 'Văn bản mà bài nhắc tới.').optional(),
    achievements: references(
      'achievements',
      'Thành tích',
      'Người hoặc tập thể được tôn vinh trong bài.',
    ).optional(),
    statistics: references('statistics', 'Số liệu', 'Bảng số liệu liên quan.').optional(),
    related: references(
      'articles',
      'Bài liên quan',
      'Chọn tay; để trống thì trang tự chọn.',
    ).optional(),
    featured: flag('Nổi bật', 'Ưu tiên trên trang chủ.').optional(),
    publishAt: moment('Hẹn giờ đăng', 'Trước giờ này bài không xuất hiện ở đâu cả.').optional(),
    unpublishAt: moment('Hẹn giờ gỡ', 'Từ giờ này bài được gỡ xuống.').optional(),
    reviewBy: day('Ngày cần xem lại', 'Nhắc xem lại nội dung.').optional(),
    changes: z
      .array(
        z.strictObject({
          date: moment('Lúc', 'Ngày giờ sửa.'),
          kind: choice('Mức độ', 'Sửa lớn được báo cho người đọc.', {
            major: 'Sửa lớn',
            minor: 'Sửa nhỏ',
          }),
          note: line('Nội dung sửa', 'Đã sửa gì.', 300),
        }),
      )
      .meta({ title: 'Ghi chú cập nhật', description: 'Mỗi lần sửa một dòng.' })
      .optional(),
    corrections: z
      .array(
        z.strictObject({
          date: day('Ngày đính chính', 'Ngày đính chính.'),
          note: text('Nội dung đính chính', 'Sai gì, đúng là gì.', 1000),
        }),
      )
      .meta({ title: 'Đính chính', description: 'Hiện ở đầu bài và trong danh sách đính chính.' })
      .optional(),
    redirects: z
      .array(url('Địa chỉ cũ', 'Địa chỉ cũ dẫn tới bài này, ví dụ /tin/cu/.'))
      .meta({ title: 'Địa chỉ cũ', description: 'Các địa chỉ trước đây của bài.' })
      .optional(),
    source: z
      .strictObject({
        name: line('Nơi đăng đầu tiên', 'Tên báo, trang.', 200),
        url: url('Liên kết', 'Địa chỉ bài gốc.').optional(),
        permission: line('Được phép', 'Căn cứ được đăng lại.', 200).optional(),
      })
      .meta({ title: 'Đăng lại từ', description: 'Chỉ điền khi bài đăng lại.' })
      .optional(),
    withdrawn: z
      .strictObject({
        date: day('Ngày gỡ', 'Ngày gỡ bài.'),
        reason: text('Lý do gỡ', 'Hiện cho người đọc.', 500),
      })
      .meta({ title: 'Gỡ bài', description: 'Bài đã gỡ vẫn giữ địa chỉ và nói rõ lý do.' })
      .optional(),
  });
