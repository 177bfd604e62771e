import { z } from 'zod';
import { choice, flag, line } from '../model/fields.ts';
import { quote } from '../model/issues.ts';
import { PICTURE_BASIS } from '../model/picture.ts';

export const caption = (description: string) => line('Chú thích', description, 300).optional();

/** What a block says of a picture that lies beside the text. */
export const pictureProps = {
  src: line('Ảnh', 'Tên tệp ảnh nằm cạnh bài, như anh.jpg.', 200)
    .regex(/^(?:\.\/)?(?!\.)[\p{L}\p{N}._ -]+\.(?:jpe?g|png|webp|avif|gif)$/iu)
    .meta({
      title: 'Ảnh',
      description: 'Tên tệp ảnh nằm cạnh bài, như anh.jpg.',
      widget: 'image',
    }),
  alt: line('Mô tả ảnh', 'Cho người không nhìn thấy ảnh: trong ảnh có gì.', 250).optional(),
  decorative: flag(
    'Chỉ để trang trí',
    'Bật khi ảnh không mang thông tin; khi đó không cần mô tả.',
  ).optional(),
  caption: caption('Dòng chữ dưới ảnh.'),
  credit: line('Nguồn ảnh', 'Người chụp hoặc nơi cung cấp.', 120).optional(),
  basis: choice('Căn cứ đăng ảnh có người', 'Vì sao được đăng ảnh này.', PICTURE_BASIS).optional(),
};

/** Whether those who do not see a picture miss nothing. */
export const isDescribed = ({ src, alt, decorative }: Described) =>
  !src || decorative === true || Boolean(alt);

interface Described {
  src?: string | undefined;
  alt?: string | undefined;
  decorative?: boolean | undefined;
}

export const NOT_DESCRIBED = {
  path: ['alt'],
  error: 'còn trống. Viết mô tả ảnh, hoặc bật “Chỉ để trang trí” (decorative)',
};

const MANY = 'Chọn từ 2 đến 24 ảnh';

/** The pictures of a gallery: each file once. */
export const galleryPictures = z
  .array(
    z.strictObject(pictureProps).refine(isDescribed, {
      path: ['alt'],
      error: 'thiếu mô tả. Viết mô tả ảnh này, hoặc bật “Chỉ để trang trí”',
    }),
  )
  .min(2, { error: `chưa đủ hai ảnh. ${MANY}; chỉ có một ảnh thì dùng khối “Ảnh trong bài”` })
  .max(24, { error: `có quá 24 ảnh. ${MANY}, còn lại để ở một chùm ảnh khác` })
  .superRefine((pictures, context) => {
    const names = pictures.map(({ src }) => src.replace(/^\.\//u, ''));
    for (const [index, name] of names.entries()) {
      const first = names.indexOf(name);
      if (first < index)
        context.addIssue({
          code: 'custom',
          path: [index, 'src'],
          message: `là ${quote(name)}, đã có ở ảnh ${first + 1}. Bỏ một trong hai`,
        });
    }
  })
  .meta({ title: 'Các ảnh', description: 'Từ 2 đến 24 ảnh.', widget: 'gallery' });
