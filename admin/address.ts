import { type CollectionName, collections } from '../src/model/collections.ts';
import { localYear } from '../src/dates.ts';
import { slugOf } from '../src/slugs.ts';

/** What the address of a new entry is made of. Throws, for the editor, when its title or its day is missing. */
export function addressOf(
  collection: CollectionName,
  data: Record<string, unknown>,
): { slug: string; year: string } {
  const place = collections[collection];
  const title = 'title' in place ? valueAt(data, place.title.split('.')) : place.label;
  const day = data[collection === 'campaigns' ? 'from' : 'date'];
  if (title.trim() === '') throw forEditor(NO_TITLE);
  if (DATED.has(collection) && !day) throw forEditor(NO_DAY);
  const year = yearOf(day);
  const slug =
    collection === 'achievements'
      ? honourSlug(title, data)
      : slugOf(withYear(collection, title, year));
  if (slug === '') throw forEditor(NO_ADDRESS);
  return { slug, year };
}

// Decap shows an error by its name and its words; the name would be English.
const forEditor = (message: string) => Object.assign(new Error(message), { name: '' });

/** The year stands in the address of these. */
const DATED: ReadonlySet<CollectionName> = new Set(['articles', 'campaigns']);

const NO_TITLE =
  'Bài chưa có tên nên chưa có địa chỉ để lưu. Điền mục đầu tiên (tiêu đề, tên hoặc số ký hiệu) rồi lưu; mục khác để sau cũng được.';
const NO_DAY =
  'Bài chưa có ngày nên chưa có địa chỉ để lưu. Điền ngày, hoặc bấm “Bây giờ”, rồi lưu; mục khác để sau cũng được.';
const NO_ADDRESS = 'Tiêu đề không có chữ hay số nào để làm địa chỉ. Viết lại tiêu đề rồi lưu.';

/** The number of a document and the name of an action month come back every year. */
function withYear(collection: CollectionName, title: string, year: string): string {
  if (collection === 'campaigns') return `${year} ${title}`;
  if (collection !== 'documents' || title.includes(`/${year}/`)) return title;
  return `${title} ${year}`;
}

/** People share names, and one person is honoured more than once: the year is never cut off. */
function honourSlug(name: string, { honour, year }: Record<string, unknown>): string {
  if (slugOf(name) === '') return '';
  const what = typeof honour === 'string' ? honour.normalize('NFC') : '';
  return slugOf(`${slugOf(`${name} ${what}`, 72)} ${typeof year === 'number' ? year : ''}`);
}

const yearOf = (value: unknown) =>
  localYear(typeof value === 'string' && value !== '' ? value : new Date().toISOString());

function valueAt(data: unknown, path: readonly string[]): string {
  const value = path.reduce<unknown>(
    (part, key) => (part && typeof part === 'object' ? Reflect.get(part, key) : undefined),
    data,
  );
  return typeof value === 'string' ? value.normalize('NFC') : '';
}
