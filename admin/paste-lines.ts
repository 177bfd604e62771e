import { type BodyElement, type BodyNode, element, textIn } from './body-nodes.ts';

/** A line as a paragraph; pictures in it stand after it. */
export function paragraphs(line: BodyNode[]): BodyElement[] {
  const made: BodyElement[] = [];
  let text: BodyNode[] = [];
  const end = () => {
    if (text.some((node) => textIn(node).trim() !== ''))
      made.push(element('paragraph', trim(text)));
    text = [];
  };
  for (const node of line) {
    if (!('text' in node) && node.type === 'shortcode') {
      end();
      made.push(node);
    } else text.push(node);
  }
  end();
  return made;
}

/** Spaces and breaks at both ends of a line say nothing. */
function trim(line: BodyNode[]): BodyNode[] {
  const isEmpty = (node: BodyNode | undefined) =>
    node && ('text' in node ? node.text.trim() === '' : node.type === 'break');
  const kept = [...line];
  while (isEmpty(kept[0])) kept.shift();
  while (isEmpty(kept.at(-1))) kept.pop();
  return kept.map((node, index) => {
    if (!('text' in node)) return node;
    const start = index === 0 ? node.text.trimStart() : node.text;
    return { ...node, text: index === kept.length - 1 ? start.trimEnd() : start };
  });
}
