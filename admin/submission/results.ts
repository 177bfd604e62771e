import { make } from '../elements.ts';

/** What the server says of a file that became a draft, or already is an article. */
export interface Submitted {
  collection: string;
  id: string;
  title: string;
  state: 'new' | 'draft' | 'published';
  flags: string[];
}

/** A file that waits for its turn. */
export const waiting = (name: string): Node[] => [make('p', {}, `${name}: đang chờ…`)];

/** A file that was taken: what it became, and what a person has to look at. */
export function accepted(
  name: string,
  { collection, id, title, state, flags }: Submitted,
  base: string,
): Node[] {
  const address = `${base}admin/#/collections/${collection}/entries/${id}`;
  const open = state === 'published' ? 'Mở bài' : 'Mở bản nháp';
  return [
    make('h3', {}, title),
    make('p', {}, `${name}: ${STATES[state]}`),
    ...(flags.length > 0
      ? [
          make('p', {}, `Cần xem lại ${flags.length} chỗ:`),
          make('ul', {}, ...flags.map((flag) => make('li', {}, flag))),
        ]
      : []),
    make('p', {}, make('a', { href: address, 'aria-label': `${open} “${title}”` }, open)),
  ];
}

/** A file that was not taken, and why. */
export const refused = (name: string, message: string): Node[] => [
  make('h3', {}, name),
  make('p', {}, `Chưa nhận được. ${message}`),
];

const STATES: Record<Submitted['state'], string> = {
  new: 'đã thành bản nháp.',
  draft: 'bản nháp này đã có từ trước, không tạo thêm.',
  published: 'bài này đã được đăng, không tạo thêm.',
};
