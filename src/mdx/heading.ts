import { slugOf } from '../slugs.ts';
import { offsetOf } from './parse.ts';
import { textOf } from './plain-text.ts';
import type { Of, Writing } from './writing.ts';

/**
 * A heading of level 2 to 4. Its id comes from its words, once in a body; the prefix keeps it
 * apart from the ids of the page around.
 */
export function writeHeading(node: Of<'heading'>, content: string, writing: Writing): string {
  const title = textOf(node).trim();
  const message = headingProblem(title, node.depth);
  if (message) writing.report(offsetOf(node), message);
  else if (node.depth > writing.headingDepth + 1)
    writing.report(
      offsetOf(node),
      `Đề mục nhảy từ cấp ${writing.headingDepth} xuống cấp ${node.depth}. Dùng ${'#'.repeat(writing.headingDepth + 1)}.`,
      'warning',
    );
  writing.headingDepth = node.depth;
  const id = freeId(`muc-${slugOf(title, 60) || 'khac'}`, writing.headingIds);
  return `<h${node.depth} id="${id}">${content}</h${node.depth}>\n`;
}

function headingProblem(title: string, depth: number): string | undefined {
  if (title === '') return 'Đề mục không có chữ. Viết chữ sau dấu #, hoặc xóa dòng này.';
  if (depth === 1) return 'Đề mục cấp 1 (#) dành cho tên bài. Dùng ## cho đề mục trong bài.';
  return depth > 4 ? `Đề mục cấp ${depth} sâu quá. Dùng ##, ### hoặc ####.` : undefined;
}

function freeId(wanted: string, taken: Map<string, number>): string {
  let count = taken.get(wanted) ?? 0;
  let id = wanted;
  while (taken.has(id)) {
    count += 1;
    id = `${wanted}-${count + 1}`;
  }
  // Where the next heading of these words starts to look.
  taken.set(wanted, count);
  if (id !== wanted) taken.set(id, 0);
  return id;
}
