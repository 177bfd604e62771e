import { formatMoment } from '../src/dates.ts';
import { compare } from './dialogs.ts';
import { button, make, openDialog } from './elements.ts';

export type Choice = 'take' | 'throw' | 'later';

/** What is asked about: both texts as files, and when the unsaved one was kept. */
export interface Offer {
  kept: string;
  /** What the entry has now; empty for a new entry. */
  saved: string;
  at: number;
  /** The entry was saved by somebody since the kept text was begun. */
  isBehind: boolean;
  /** Chosen pictures that the kept text brings along. */
  pictures: number;
}

/** Asks what to do with text that was not saved. Escape keeps it for later. */
export function askAboutKept({ kept, saved, at, isBehind, pictures }: Offer): Promise<Choice> {
  return new Promise((resolve) => {
    let choice: Choice = 'later';
    const choose = (chosen: Choice) => () => {
      choice = chosen;
      dialog.close();
    };
    const drop = button('Bỏ bản này', () => {
      if (drop.dataset['asked']) choose('throw')();
      drop.dataset['asked'] = 'yes';
      drop.textContent = 'Bấm lần nữa để bỏ hẳn';
    });
    const dialog = openDialog(
      'Trên máy này có bản chưa lưu',
      make('p', {}, `${whatIsKept(at, pictures)} Bản đã lưu chưa bị đụng tới.`),
      ...(isBehind ? [make('p', { class: 'desk-notice' }, BEHIND)] : []),
      compare(kept, saved, { mine: 'Bản chưa lưu', theirs: saved ? 'Bản đã lưu' : 'Chưa có gì' }),
      make(
        'p',
        { class: 'desk-actions' },
        button('Lấy lại bản chưa lưu', choose('take'), 'desk-main'),
        button('Để sau', choose('later')),
        drop,
      ),
      make('p', {}, 'Chọn “Để sau” thì bản này còn trên máy 30 ngày và được hỏi lại khi mở bài.'),
    );
    dialog.addEventListener('close', () => resolve(choice));
  });
}

const BEHIND =
  'Từ lúc viết bản này, bài đã được lưu bản khác. Lấy lại thì khi bấm “Lưu”, hai bản được đặt cạnh nhau để chọn; không bản nào bị ghi đè.';

function whatIsKept(at: number, pictures: number): string {
  const moment = formatMoment(new Date(at).toISOString());
  return `Chữ viết lúc ${moment}${pictures > 0 ? ` và ${pictures} ảnh` : ''} chưa được lưu.`;
}
