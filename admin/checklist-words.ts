/** Selects the first place in `root` where the words stand, across its marks and links. */
export function selectWords(root: HTMLElement, words: string): boolean {
  const nodes: { node: Text; start: number }[] = [];
  let all = '';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    nodes.push({ node, start: all.length });
    all += node.data;
  }
  const wanted = words.trim() === '' ? words : words.trim();
  const at = all.indexOf(wanted);
  const first = nodes.findLast(({ start }) => start <= at);
  const last = nodes.findLast(({ start }) => start < at + wanted.length);
  if (at < 0 || !first || !last) return false;
  const range = document.createRange();
  range.setStart(first.node, at - first.start);
  range.setEnd(last.node, at + wanted.length - last.start);
  const selection = root.ownerDocument.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  first.node.parentElement?.scrollIntoView({ block: 'center' });
  return true;
}
