import { quote } from '../model/issues.ts';
import { withBase } from '../urls.ts';
import { badAddress, isExternal } from './links.ts';
import { offsetOf } from './parse.ts';
import { textOf } from './plain-text.ts';
import { revealCode, revealText } from './source.ts';
import { escapeHtml, type Of, writeChecked, type Writing } from './writing.ts';

/** A link around `label`, which is HTML. An address that is not allowed is reported. */
export function writeLink(
  node: Of<'link'> | Of<'linkReference'>,
  url: string,
  label: string,
  writing: Writing,
): string {
  const address = revealCode(url).normalize('NFC');
  const bad = badAddress(address);
  // A bare address in the text becomes a link when it is a sound one, and stays text otherwise.
  if (bad && node.type === 'link' && writing.source[offsetOf(node)] !== '[') return label;
  if (bad)
    writing.report(
      offsetOf(node),
      `Địa chỉ liên kết ${quote(address)} ${bad.reason}. ${bad.advice}`,
    );
  if (textOf(node).trim() === '') writing.report(offsetOf(node), WITHOUT_WORDS);
  if (address.startsWith('#'))
    writing.fragments.push({ id: decodeFragment(address.slice(1)), offset: offsetOf(node) });
  const href = escapeHtml(withBase(address, writing.base));
  const rel = isExternal(address) ? ' rel="noopener"' : '';
  const words =
    'title' in node && node.title ? writeChecked(revealText(node.title), node, writing) : '';
  return `<a href="${href}"${rel}${words && ` title="${words}"`}>${label}</a>`;
}

/** Reports links to places that the body does not have, once all its headings are known. */
export function checkFragments({ fragments, headingIds, report }: Writing): void {
  for (const { id, offset } of fragments)
    if (!headingIds.has(id))
      report(
        offset,
        `Bài không có đề mục nào ở ${quote(`#${id}`)}. Sửa phần sau dấu # cho đúng, hoặc bỏ liên kết.`,
      );
}

const decodeFragment = (fragment: string) =>
  /^(?:[^%]|%[0-7][0-9a-f])*$/iu.test(fragment) ? decodeURIComponent(fragment) : fragment;

const WITHOUT_WORDS = 'Liên kết không có chữ. Viết chữ trong dấu [ ], như [Nghị quyết](/van-ban/).';
