import type { CollectionName } from '../model/collections.ts';
import { RESERVED_DOCUMENTS, RESERVED_ADDRESSES } from '../model/addresses.ts';
import { quote } from '../model/issues.ts';
import { documentNumbersIn } from '../queries/document-numbers.ts';
import { type Finding, findAll } from './finding.ts';
import type { Surroundings } from './check.ts';

/** Links to pages that the portal does not have, and numbers of documents that its register lacks. */
export const doubtfulLinks = (body: string, prose: string, around: Surroundings): Finding[] => [
  ...findAll(
    body,
    /(?<=\]\(<?|\burl=")\/[^\s)>"]*/gu,
    'link',
    (found) =>
      `Liên kết ${quote(found)} không dẫn tới trang nào của cổng. Sửa lại địa chỉ, hoặc bỏ liên kết.`,
  ).filter(({ index, length }) => !resolves(body.slice(index, index + length), around)),
  ...documentNumbersIn(prose)
    .filter(({ key }) => !around.hasDocument(key))
    .map(({ start, end }) => ({
      rule: 'document',
      index: start,
      length: end - start,
      message: `Văn bản số ${quote(prose.slice(start, end))} chưa có trong mục Văn bản nên không thành liên kết. Kiểm tra lại số, hoặc thêm văn bản đó.`,
    })),
];

function resolves(address: string, { exists, leadsOn }: Surroundings): boolean {
  const path = decodeURI(address).replace(/[?#].*$/u, '');
  const [first = '', ...rest] = path.split('/').filter(Boolean);
  if (first === '' || leadsOn(path)) return true;
  if (first === 'tin')
    return rest.length < 2 || isMonth(rest[1]) || exists('articles', rest.join('/'));
  const collection = FOLDERS[first];
  const [id = '', ...more] = rest;
  if (collection) {
    const isList =
      id === '' || RESERVED_DOCUMENTS.has(id) || (collection === 'achievements' && more.length > 0);
    return isList || exists(collection, id.replace(/\.(?:pdf|csv|json|ics)$/u, ''));
  }
  if (RESERVED_ADDRESSES.has(first.replace(/[-.].*$/u, '')) || RESERVED_ADDRESSES.has(first))
    return true;
  return rest.length === 0 && exists('pages', first);
}

const isMonth = (part: string | undefined) => /^\d\d$/u.test(part ?? '');

const FOLDERS: Record<string, CollectionName> = {
  'van-ban': 'documents',
  'so-lieu': 'statistics',
  'thang-hanh-dong': 'campaigns',
  'thanh-tich': 'achievements',
  'don-vi': 'units',
  'chuyen-de': 'topics',
};
