import { quote } from '../model/issues.ts';
import { blocks, isBlockName } from './blocks.ts';
import { nearest } from './nearest.ts';

/** The sentences for a tag that a body may not hold. `name` is null for `<>`. */
export function tagMessage(name: string | null): string {
  if (!name) return `Có thẻ trống <>. ${ESCAPE}`;
  const known = Object.keys(blocks);
  const tag = quote(`<${name}>`);
  const sameLetters = known.find((block) => block.toLowerCase() === name.toLowerCase());
  if (sameLetters) return `Không có khối ${tag}. Có phải là <${sameLetters}>?`;
  if (/^[a-z][a-z0-9-]*$/u.test(name))
    return `Thẻ HTML ${tag} không dùng được trong bài. ${INSTEAD.get(name) ?? ESCAPE}`;
  const guess = nearest(name, known);
  return guess
    ? `Không có khối ${tag}. Có phải là <${guess}>?`
    : `Không có khối ${tag}. Chỉ dùng được: ${known.join(', ')}; muốn hiện dấu < thì viết &lt;.`;
}

/**
 * The sentences for what stands where the parser gave up, and how many characters further on
 * the cause stands. `rest`: the source, with stand-ins, from there on.
 */
export function failureOf(rest: string): { message: string; further: number } {
  const brace = /^<[^<>\uFDD0]*(?=\uFDD0)/u.exec(rest)?.[0].length ?? 0;
  return brace > 0 && isBlockName(/^<(\w+)/u.exec(rest)?.[1] ?? '')
    ? { message: EXPRESSION_IN_TAG, further: brace }
    : { message: failureMessage(rest), further: 0 };
}

function failureMessage(rest: string): string {
  if (!rest.startsWith('<'))
    return 'Không đọc được đoạn này. Viết lại bằng chữ thường, không dùng dấu <, { và }.';
  if (rest.startsWith('<!--'))
    return `Có chú thích HTML (<!-- … -->). Xóa chú thích đó; ${ESCAPE_LOW}`;
  if (/^<[!?]/u.test(rest))
    return `Có khai báo của HTML hoặc XML (${rest.slice(0, 2)}…). Xóa khai báo đó; ${ESCAPE_LOW}`;
  if (/^<(?:[a-z][a-z0-9+.-]*:|[^\s<>]+@)[^\s<>]*>/iu.test(rest))
    return 'Địa chỉ đặt trong dấu < >. Bỏ hai dấu đó, hoặc viết [chữ của liên kết](địa chỉ).';
  const [, slash, name] = /^<\s*(\/?)\s*([\p{L}_$][\p{L}\p{N}_$.:-]*)/u.exec(rest) ?? [];
  if (name === undefined) return COMPARISON;
  if (slash) return `Thẻ đóng </${name}> không có thẻ mở. Xóa thẻ đó; ${ESCAPE_LOW}`;
  if (isBlockName(name)) return unfinishedMessage(name);
  // `a<b and c` is a comparison; `<b>` is a tag.
  return /^<[^\s<>]*(?:\s[^<>]*)?>/u.test(rest) ? tagMessage(name) : COMPARISON;
}

export const EXPRESSION =
  'Dấu { ở đây bị hiểu là mở đầu một biểu thức lập trình. Viết &#123; thay cho { và &#125; thay cho }.';
export const EXPRESSION_IN_TAG =
  'Thẻ có biểu thức lập trình { }. Đặt giá trị trong dấu nháy kép, như caption="Lễ mít tinh".';
export const STATEMENT =
  'Đoạn bắt đầu bằng import hoặc export bị hiểu là lệnh lập trình. Thêm một chữ khác lên trước, hoặc xóa đoạn này.';

/** The sentences for a block that is not one self-closing tag. */
export const closedApartMessage = (name: string) =>
  `Khối <${name}> có thẻ đóng riêng hoặc có chữ bên trong. Viết trọn trong một thẻ, như <${name} … />.`;

const unfinishedMessage = (name: string) =>
  `Khối <${name}> viết chưa xong. Viết trọn trong một thẻ, giá trị trong dấu nháy kép, như <${name} … />.`;

const COMPARISON = 'Dấu < ở đây bị hiểu là mở đầu một thẻ. Muốn hiện dấu < thì viết &lt;.';
const ESCAPE = 'Muốn hiện dấu < thì viết &lt;.';
const ESCAPE_LOW = 'muốn hiện dấu < thì viết &lt;.';

const INSTEAD = new Map(
  Object.entries({
    a: 'Viết liên kết như [chữ của liên kết](https://coquan.vn).',
    b: 'Viết chữ đậm như **chữ đậm**.',
    blockquote: 'Dùng khối Quote, hoặc đặt > ở đầu dòng.',
    br: 'Để xuống dòng, đặt dấu \\ ở cuối dòng.',
    em: 'Viết chữ nghiêng như *chữ nghiêng*.',
    i: 'Viết chữ nghiêng như *chữ nghiêng*.',
    img: 'Dùng khối Figure để đặt ảnh.',
    strong: 'Viết chữ đậm như **chữ đậm**.',
    table: 'Viết bảng bằng các dấu |.',
  }),
);
