import { formatDate } from '../../src/dates.ts';
import { formatSize } from '../../src/numbers.ts';
import { withBase } from '../../src/urls.ts';
import type { LibraryUse } from '../desk/picture-library.ts';
import { button, make } from '../elements.ts';
import { entryUrl } from '../entry-url.ts';
import type { Picture } from './answers.ts';

/** What can be done with a picture; each is shown only to those who may. */
export interface PictureActs {
  replace: (picture: Picture) => void;
  merge: (picture: Picture) => void;
  takeDown: (picture: Picture) => void;
}

/** A picture in the list: what it is, what it lacks, where it is shown, what can be done. */
export function pictureCard(
  picture: Picture,
  { base, today, acts }: { base: string; today: string; acts: PictureActs | undefined },
): HTMLLIElement {
  const { name, blob, file, uses, draft } = picture;
  const wants = wantsOf(picture, today);
  const alt = uses.find((use) => use.alt)?.alt ?? '';
  return make(
    'li',
    { class: 'picture' },
    make('img', { src: `${base}admin/api/picture-thumb?blob=${blob}`, alt, loading: 'lazy' }),
    make('h2', {}, name),
    make('p', {}, [sizeOf(picture), formatSize(picture.size)].filter(Boolean).join(' · ')),
    make('p', {}, draft ? `Mới có trong bản nháp “${draft.title}” của ${draft.by}` : file),
    ...(wants.length > 0
      ? [
          make(
            'ul',
            { class: 'wants', 'aria-label': 'Cần xem lại' },
            ...wants.map((want) => make('li', {}, want)),
          ),
        ]
      : []),
    usesOf(uses, base),
    ...(acts && !draft ? [actsOf(picture, acts)] : []),
  );
}

/** What a picture lacks, in words. `today` is `2026-12-31`. */
export function wantsOf({ uses, twins, copies }: Picture, today: string): string[] {
  const wants: string[] = [];
  const ended = uses.find(({ expires }) => expires !== undefined && expires < today)?.expires;
  if (ended) wants.push(`Hết hạn sử dụng từ ${formatDate(ended)}`);
  if (uses.some(({ alt, decorative }) => !alt && !decorative)) wants.push('Có bài thiếu mô tả ảnh');
  if (uses.some(({ basis }) => !basis)) wants.push('Có bài thiếu căn cứ đăng ảnh có người');
  if (twins.length > 0)
    wants.push(
      `Giống hệt ${twins.map((twin) => twin.slice(twin.lastIndexOf('/') + 1)).join(', ')}`,
    );
  else if (copies > 1) wants.push('Có ảnh giống hệt ở thư mục khác hoặc trong bản nháp');
  return wants;
}

const sizeOf = ({ width, height }: Picture) => (width && height ? `${width} × ${height}` : '');

function usesOf(uses: readonly LibraryUse[], base: string): HTMLElement {
  if (uses.length === 0) return make('p', {}, 'Chưa bài nào dùng');
  const items = uses.map(({ collection, id, title, where, isDraft, caption }) =>
    make(
      'li',
      {},
      make('a', { href: `${base}admin/#/collections/${collection}/entries/${id}` }, title),
      isDraft ? ' (bản nháp)' : ' ',
      ...(isDraft
        ? []
        : [
            make(
              'a',
              {
                href: withBase(entryUrl(collection, id), base),
                'aria-label': `Xem trang: ${title}`,
              },
              'Xem trang',
            ),
          ]),
      where === 'body' ? ' – trong bài' : '',
      caption ? `: ${caption}` : '',
    ),
  );
  return make(
    'details',
    {},
    make('summary', {}, `Dùng ở ${uses.length} chỗ`),
    make('ul', {}, ...items),
  );
}

function actsOf(picture: Picture, { replace, merge, takeDown }: PictureActs): HTMLElement {
  const act = (label: string, run: (picture: Picture) => void) => {
    const made = button(label, () => run(picture));
    made.setAttribute('aria-label', `${label}: ${picture.name}`);
    return made;
  };
  return make(
    'div',
    { class: 'acts' },
    act('Thay ảnh', replace),
    ...(picture.twins.length > 0 ? [act('Gộp ảnh trùng', merge)] : []),
    act('Gỡ ở mọi nơi', takeDown),
  );
}
