import { CONTENT_ERROR } from '../model/issues.ts';

/** What Dublin Core says of a page; none of it may be empty. */
export interface DublinCore {
  title: string;
  creator: string;
  date: string;
  description: string;
  publisher: string;
  identifier: string;
  language: string;
}

/**
 * The Dublin Core elements of a page. Throws an error that names the page and every element without
 * a value: the decree on portals of state agencies wants them all on every page.
 */
export function dublinCore(values: { [Element in keyof DublinCore]: string | undefined }): [
  name: string,
  content: string,
][] {
  const elements = Object.entries(values).map(
    ([name, value]) => [`DC.${name}`, value?.trim() ?? ''] as [string, string],
  );
  const empty = elements.filter(([, value]) => value === '').map(([name]) => name);
  if (empty.length === 0) return elements;
  throw new Error(
    [
      CONTENT_ERROR,
      `Trang ${values.identifier || 'không có địa chỉ'} thiếu ${empty.join(', ')}. Điền phần này trong nội dung của trang, hoặc báo người quản trị.`,
    ].join('\n'),
  );
}
