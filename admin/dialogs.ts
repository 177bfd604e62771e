import { diffWordsWithSpace } from 'diff';
import { formatMoment } from '../src/dates.ts';
import { button, make, openDialog } from './elements.ts';

/** A save that was refused because the entry has changed since it was opened. */
export interface Conflict {
  collection: string;
  id: string;
  mine: string;
  /** The text that is kept now; null when it was removed. */
  theirs: string | null;
  by?: string;
  /** ISO moment. */
  at?: string;
  /** What was refused; saving when left out. */
  stage?: 'save' | 'publish';
}

/** What must be mended before an entry can go on. */
export interface Issues {
  collection: string;
  id: string;
  issues: readonly { line?: number; column?: number; message: string; severity?: string }[];
}

/**
 * Shows what was refused because the entry has changed: both texts with their differences, and
 * what can be done. `keepMine` lets the next save replace the other text.
 */
export function showConflict(conflict: Conflict, keepMine: () => void): void {
  const { collection, id, mine, theirs, stage } = conflict;
  const copied = make('span', { role: 'status' });
  const close = () => dialog.close();
  const dialog = openDialog(
    stage === 'publish' ? 'Chưa đăng: bài trên trang đã thay đổi' : 'Chưa lưu: bài đã thay đổi',
    make('p', {}, `${whatHappened(conflict)} Bản của bạn còn nguyên; chưa có gì bị ghi đè.`),
    compare(mine, theirs ?? ''),
    make(
      'p',
      { class: 'desk-actions' },
      button('Tiếp tục sửa bản của tôi', close, 'desk-main'),
      button('Chép bản của tôi', () => void copy(mine, copied)),
      ...(theirs === null || stage === 'publish'
        ? []
        : [button('Mở bản mới', () => (close(), reopen(collection, id)))]),
      ...(stage === 'publish'
        ? []
        : [button('Thay bản kia bằng bản của tôi', () => (keepMine(), close()))]),
      copied,
    ),
    make('p', {}, stage === 'publish' ? AFTER_PUBLISH : AFTER_SAVE),
  );
}

const AFTER_SAVE = 'Nếu thay bản kia: đóng hộp này xong, bấm “Lưu” lần nữa.';
const AFTER_PUBLISH =
  'Nếu bản của bạn đúng: mở bài, lưu lại bản của bạn, gửi duyệt rồi đăng. Nếu không, chép phần cần giữ từ cột bên phải.';

function whatHappened({ theirs, by, at }: Conflict): string {
  const who = [by, at && `lúc ${formatMoment(at)}`].filter(Boolean).join(' ');
  const what = theirs === null ? 'đã bị xóa' : 'đã được sửa';
  return `Từ lúc bạn mở, bài này ${what}${who ? ` (${who})` : ''}.`;
}

async function copy(text: string, answer: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(text).then(
    () => (answer.textContent = 'Đã chép.'),
    () =>
      (answer.textContent =
        'Trình duyệt không cho chép. Chọn chữ ở cột “Bản của bạn” rồi bấm Ctrl+C.'),
  );
}

/** Lists what must be mended. */
export function showIssues({ issues }: Issues): void {
  const hasErrors = issues.some(({ severity }) => severity !== 'warning');
  const items = issues.map(({ line, column, message, severity }) => {
    const place = line ? `Dòng ${line}${column ? `, cột ${column}` : ''}: ` : '';
    const kind = severity === 'warning' ? 'Nên xem lại. ' : '';
    return make('li', {}, make('span', { class: 'desk-place' }, place), kind + message);
  });
  const dialog = openDialog(
    hasErrors ? 'Bài còn lỗi phải sửa' : 'Bài có chỗ nên xem lại',
    make('ol', {}, ...items),
    make(
      'p',
      { class: 'desk-actions' },
      button('Quay lại sửa', () => dialog.close(), 'desk-main'),
    ),
  );
}

/** Says something that needs an answer of “understood”. */
export function showMessage(title: string, message: string): void {
  const dialog = openDialog(
    title,
    make('p', {}, message),
    make(
      'p',
      { class: 'desk-actions' },
      button('Đã hiểu', () => dialog.close(), 'desk-main'),
    ),
  );
}

/** Two texts side by side with their differences; the names are what stands above them. */
export function compare(
  mine: string,
  theirs: string,
  names = { mine: 'Bản của bạn', theirs: 'Bản đang có' },
): HTMLElement {
  const left = versionBox(names.mine);
  const right = versionBox(names.theirs);
  for (const { value, added, removed } of diffWordsWithSpace(theirs, mine)) {
    if (!removed) left.append(added ? make('ins', {}, value) : value);
    if (!added) right.append(removed ? make('del', {}, value) : value);
  }
  return make(
    'div',
    { class: 'desk-compare' },
    make('section', {}, make('h3', {}, names.mine), left),
    make('section', {}, make('h3', {}, names.theirs), right),
  );
}

const versionBox = (name: string) =>
  make('div', { class: 'desk-version', tabindex: '0', role: 'group', 'aria-label': name });

/** Opens the entry anew. Decap asks first, as there are changes that were not saved. */
function reopen(collection: string, id: string): void {
  const list = `#/collections/${collection}`;
  location.hash = list;
  setTimeout(() => {
    if (location.hash === list) location.hash = `${list}/entries/${id}`;
  }, 300);
}
