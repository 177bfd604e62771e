import { formatMoment } from '../src/dates.ts';
import { blocks, isBlockName } from '../src/mdx/blocks.ts';
import { type BodyElement, type BodyNode, headingDepth, isText, VERBATIM } from './body-nodes.ts';
import { readBody } from './body-read.ts';
import { completeUrl } from './body-links.ts';
import { decap, type Immutable, type ReactNode } from './decap.ts';

/** The words of an entry as they stand, without pictures and charts, beside the form. */
export const entryPreview = (): unknown =>
  decap().createClass({
    render(this: { props: { entry: Immutable } }) {
      const { h } = decap();
      const data = (name: string) => this.props.entry.getIn(['data', name]);
      const date = data('date');
      return h(
        'article',
        { lang: 'vi' },
        h('h1', null, words(data('title')) || 'Chưa có tiêu đề'),
        typeof date === 'string' && !Number.isNaN(Date.parse(date))
          ? h(
              'p',
              { className: 'meta' },
              [formatMoment(date), words(data('byline'))].filter(Boolean).join(' · '),
            )
          : null,
        h('p', { className: 'summary' }, words(data('summary'))),
        ...bodyPreview(words(data('body'))),
      );
    },
  });

/** Styles of the preview, for its own frame. */
export const PREVIEW_STYLE = `
  body { font: 1.0625rem/1.6 system-ui, sans-serif; margin: 1.5rem; max-width: 42rem; color: #1b1b1f; }
  h1 { font-size: 1.75rem; line-height: 1.25; }
  .meta { color: #55555c; }
  .summary { font-weight: 600; }
  blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 4px solid #8a1c4a; }
  .block, pre { padding: 0.75rem 1rem; border: 1px dashed #77777f; border-radius: 6px; white-space: pre-wrap; }
  .block strong { display: block; }
`;

function bodyPreview(body: string): ReactNode[] {
  const { h } = decap();
  const nodes = readBody(body);
  return nodes ? nodes.map(render) : [h('pre', null, body)];
}

function render(node: BodyNode, key: number): ReactNode {
  const { h } = decap();
  if (isText(node)) return h('span', { key }, ...markedText(node));
  const depth = headingDepth(node.type);
  if (node.type === 'shortcode') return blockPreview(node, key);
  if (node.type === 'break') return h('br', { key });
  if (node.type === 'link')
    return h('a', { key, href: completeUrl(node.data?.url ?? '') }, node.children.map(render));
  return h(
    depth ? `h${depth}` : (TAGS[node.type] ?? 'p'),
    { key, ...(node.data?.start && { start: node.data.start }) },
    node.children.map(render),
  );
}

const TAGS: Record<string, string> = {
  quote: 'blockquote',
  'bulleted-list': 'ul',
  'numbered-list': 'ol',
  'list-item': 'li',
};

function markedText(node: BodyNode): unknown[] {
  if (!isText(node)) return [];
  const { h } = decap();
  let text: unknown = node.text;
  if (node.code) text = h('code', null, text);
  if (node.italic) text = h('em', null, text);
  if (node.bold) text = h('strong', null, text);
  if (node.delete) text = h('del', null, text);
  return [text];
}

function blockPreview({ data }: BodyElement, key: number): ReactNode {
  const { h } = decap();
  const id = data?.shortcode ?? '';
  const values = data?.shortcodeData ?? {};
  if (id === VERBATIM) return h('pre', { key }, words(values['source']));
  const label = isBlockName(id) ? blocks[id].label : id;
  const text = ['title', 'text', 'caption', 'alt', 'id', 'cite']
    .map((name) => words(values[name]))
    .filter(Boolean);
  return h('div', { key, className: 'block' }, h('strong', null, label), text.join(' · '));
}

const words = (value: unknown) => (typeof value === 'string' ? value : '');
