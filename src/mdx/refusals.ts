import type { MdastNode } from 'satteri';
import { isBlockName } from './blocks.ts';
import { tagMessage } from './tags.ts';

/** The sentences for a node that a body may not hold where it stands. */
export function refusal(node: MdastNode): string {
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return node.name && isBlockName(node.name)
        ? `Khối <${node.name}> nằm lẫn trong đoạn văn, danh sách hoặc trích dẫn. Đặt khối trên một dòng riêng, trước và sau để một dòng trống.`
        : tagMessage(node.name);
    case 'image':
    case 'imageReference':
      return 'Ảnh viết bằng ![ ]( ) không dùng được. Dùng khối ảnh, như <Figure src="anh.jpg" alt="Mô tả ảnh" />.';
    case 'footnoteReference':
    case 'footnoteDefinition':
      return 'Chú thích cuối trang [^…] không dùng được. Viết lời chú trong ngoặc, hoặc dùng khối Note.';
    default:
      return 'Chỗ này có thứ không dùng được trong bài. Viết bằng chữ thường, hoặc dùng một khối có sẵn.';
  }
}
