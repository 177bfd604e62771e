import { formatDate, formatMoment, localIso } from '../src/dates.ts';
import { articleUrl, withBase } from '../src/urls.ts';
import { field, momentFields, nextWorkingHour, openAct, tick } from './acts-form.ts';
import type { DeskApi } from './backend-api.ts';
import { make } from './elements.ts';
import { publishTogether } from './publish-questions.ts';

/** An article as a dialog speaks of it. */
export interface ActEntry {
  collection: string;
  id: string;
  title: string;
  /** The version that is before the person's eyes. */
  version?: string | undefined;
  date?: string | undefined;
}

export interface Act {
  api: DeskApi;
  base: string;
  entry: ActEntry;
  /** Called when it is done: what to say, and the article's id when it has a new one. */
  done: (said: string, options?: { id?: string; stays?: boolean }) => void;
}

const named = ({ collection, id, version }: ActEntry) => ({
  collection,
  id,
  ...(version && { version }),
});

/** Asks for the time at which an approved article appears. */
export function askSchedule({ api, entry, done }: Act, at?: string): void {
  const moment = momentFields(at ? new Date(at) : nextWorkingHour(new Date()));
  const dated = make('input', { type: 'checkbox' });
  dated.checked = true;
  openAct(
    at ? 'Đổi giờ hẹn đăng' : 'Hẹn giờ đăng',
    [
      make('p', {}, `“${entry.title}” tự lên cổng vào giờ này. Trước đó người đọc không thấy gì.`),
      ...moment.elements,
      tick('Ghi giờ này làm ngày đăng trên bài', dated),
    ],
    'Hẹn giờ',
    async () => {
      const body = { ...named(entry), kind: 'publish', at: moment.read(), dated: dated.checked };
      const isDone = await publishTogether((together) =>
        api.act('POST', 'schedule', { ...body, ...together }),
      );
      if (isDone) done(`Đã hẹn giờ: bài tự lên cổng lúc ${formatMoment(body.at)}.`);
    },
  );
}

/** Takes back the time of a waiting article. */
export const askUnschedule = ({ api, entry, done }: Act, at: string) =>
  openAct(
    'Hủy hẹn giờ đăng',
    [
      make('p', {}, `“${entry.title}” đang hẹn lên cổng lúc ${formatMoment(at)}.`),
      make('p', {}, 'Hủy xong, bài trở lại là bản nháp đã duyệt; chữ và ảnh còn nguyên.'),
    ],
    'Hủy hẹn giờ',
    async () => {
      await api.act('POST', 'unschedule', { ...named(entry), kind: 'publish' });
      done('Đã hủy hẹn giờ. Bài nay là bản nháp đã duyệt.');
    },
  );

/** Asks for the time at which a published article leaves the site. */
export function askUnpublish({ api, entry, done }: Act, at?: string): void {
  const moment = momentFields(at ? new Date(at) : nextWorkingHour(new Date()));
  const keep = make('input', { type: 'checkbox' });
  openAct(
    'Hẹn giờ gỡ',
    [
      make(
        'p',
        {},
        `Từ giờ này địa chỉ của “${entry.title}” chỉ còn ghi “Bài đã hết thời hạn đăng.”`,
      ),
      ...moment.elements,
      ...(at ? [tick('Bỏ giờ gỡ, để bài ở lại', keep)] : []),
    ],
    at ? 'Ghi lại' : 'Hẹn giờ gỡ',
    async () => {
      if (keep.checked) await api.act('POST', 'unschedule', { ...named(entry), kind: 'unpublish' });
      else
        await api.act('POST', 'schedule', {
          ...named(entry),
          kind: 'unpublish',
          at: moment.read(),
        });
      done(keep.checked ? 'Đã bỏ giờ gỡ.' : `Đã hẹn gỡ lúc ${formatMoment(moment.read())}.`);
    },
  );
}

/** Asks why an article is taken off the site, and shows what readers will see. */
export function askWithdraw({ api, entry, done }: Act): void {
  const reason = make('textarea', { rows: '3', required: '', maxlength: '500' });
  const shown = make('span', {}, '…');
  reason.addEventListener('input', () => (shown.textContent = reason.value.trim() || '…'));
  const today = formatDate(localIso(new Date()));
  const posted = entry.date ? `, đăng ${formatDate(entry.date)},` : '';
  openAct(
    'Gỡ khỏi cổng',
    [
      make(
        'p',
        {},
        `“${entry.title}” rời khỏi mọi trang, nguồn tin và tìm kiếm ngay sau khi gỡ. Địa chỉ được giữ để nói rõ lý do.`,
      ),
      field(
        'Lý do (người đọc sẽ thấy)',
        reason,
        'Tối đa 500 ký tự. Không nhắc lại chỗ sai hoặc tên người.',
      ),
      make(
        'figure',
        { class: 'desk-outcome', 'aria-label': 'Người đọc sẽ thấy' },
        make('figcaption', {}, 'Người đọc sẽ thấy:'),
        make('strong', {}, 'Bài này đã được gỡ'),
        make('p', {}, `Bài ở địa chỉ này${posted} đã được gỡ ${today}.`),
        make('p', {}, 'Lý do: ', shown),
      ),
    ],
    'Gỡ khỏi cổng',
    async () => {
      await api.act('POST', 'withdraw', { ...named(entry), reason: reason.value });
      done('Bài đã được gỡ. Địa chỉ của bài nay nói rõ lý do.');
    },
  );
}

/** Asks why a withdrawn article comes back. */
export function askRestore({ api, entry, done }: Act): void {
  const reason = make('textarea', { rows: '2', required: '', maxlength: '500' });
  openAct(
    'Đăng lại',
    [
      make('p', {}, `“${entry.title}” hiện lại nguyên như trước khi gỡ.`),
      field('Vì sao đăng lại', reason, 'Lưu trong lịch sử, người đọc không thấy.'),
    ],
    'Đăng lại',
    async () => {
      await api.act('POST', 'restore', { ...named(entry), reason: reason.value });
      done('Bài đã được đăng lại.');
    },
  );
}

/** Asks what was wrong and what is right; both go into a draft. */
export function askCorrection({ api, entry, done }: Act): void {
  const wrong = make('textarea', { rows: '2', required: '' });
  const right = make('textarea', { rows: '2', required: '' });
  openAct(
    'Đính chính',
    [
      make(
        'p',
        {},
        'Đính chính có ghi ngày, hiện ở đầu bài và ở trang Đính chính sau khi bản nháp được duyệt và đăng.',
      ),
      field('Bài đã viết', wrong, 'Chép lại chỗ sai, ví dụ: có 12 người tham gia.'),
      field('Đúng là', right, 'Ví dụ: có 21 người tham gia.'),
    ],
    'Thêm đính chính vào bản nháp',
    async () => {
      const { collection, id } = entry;
      await api.act('POST', 'correct', { collection, id, wrong: wrong.value, right: right.value });
      done('Đã thêm đính chính vào bản nháp. Sửa cả chỗ sai trong bài rồi gửi duyệt.', {
        stays: true,
      });
    },
  );
}

/** Asks for another address of a published article. */
export function askAddress({ api, base, entry, done }: Act): void {
  const [year = '', slug = ''] = entry.id.split('/');
  const input = make('input', {
    type: 'text',
    required: '',
    value: slug,
    spellcheck: 'false',
    autocapitalize: 'none',
    pattern: '[a-z0-9]+(-[a-z0-9]+)*',
    title: 'Chữ thường không dấu, số và dấu gạch nối',
  });
  const shown = make('code', {}, withBase(articleUrl(entry.id), base));
  input.addEventListener('input', () => {
    shown.textContent = withBase(articleUrl(`${year}/${input.value}`), base);
  });
  openAct(
    'Đổi địa chỉ',
    [
      make(
        'p',
        {},
        'Sửa tiêu đề không đổi địa chỉ. Chỉ đổi khi địa chỉ sai; địa chỉ cũ sẽ tự dẫn sang địa chỉ mới, và các bài khác dẫn tới bài này được sửa theo.',
      ),
      field('Phần cuối của địa chỉ', input, 'Chữ thường không dấu, số và dấu gạch nối.'),
      make('p', {}, 'Địa chỉ mới: ', shown),
    ],
    'Đổi địa chỉ',
    async () => {
      const { id } = await api.act<{ id: string }>('POST', 'readdress', {
        ...named(entry),
        slug: input.value.trim(),
      });
      done('Đã đổi địa chỉ. Địa chỉ cũ dẫn sang địa chỉ mới.', { id });
    },
  );
}
