import { mdxToMdast } from 'satteri';
import { expect, test } from 'vitest';
import { type BodyElement, type BodyNode, element, isText } from '../../admin/body-nodes.ts';
import { isRich, readBody } from '../../admin/body-read.ts';
import { writeBody } from '../../admin/body-write.ts';
import { checkBody } from '../../src/mdx/policy.ts';

const TYPED = [
  '<3%',
  '{x}',
  'a<b',
  '<br>',
  '<https://a.vn>',
  '&lt;',
  '&amp;lt;',
  '&copy;',
  '& co',
  '<!-- c -->',
  'import x from "y"',
  'export const a',
  '1. ',
  '1. a',
  '1) a',
  '2026.',
  '2026. b',
  '- a',
  '+ b',
  '*',
  '* a',
  '*a*',
  '**',
  '** a **',
  '_',
  '_a_',
  '__a__',
  'a_b_c',
  '~',
  '~~a~~',
  '|',
  'a | b',
  '|a|b|',
  '\\',
  '\\*',
  'a\\',
  '\\\\',
  '#',
  '# a',
  '## a #',
  '> q',
  '---',
  '===',
  '***',
  '```js',
  '`code`',
  '[a](b)',
  '![a](b)',
  '[^1]',
  '[x]: y',
  '- [ ] x',
  'https://bhxh.gov.vn/a_b',
  'a@b.vn',
  'www.a.vn',
  '<Figure/>',
  '</p>',
  '{{x}}',
  '%{x}',
  '$x$',
  '::: note',
  'a\u00A0b',
  'Hoà, đẳng “x” –',
];

const paragraph = (text: string) => element('paragraph', [{ text }]);
const textOf = (node: BodyNode): string =>
  isText(node) ? node.text : node.children.map(textOf).join('');

test.each(TYPED)(
  '%j typed by an editor is kept, passes the check and is shown as typed',
  (typed) => {
    const source = writeBody([paragraph(typed)]);
    expect(readBody(source)?.map(textOf)).toEqual([typed.trim()]);
    expect(checkBody(source).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(shownBlocks(source)).toEqual([`paragraph:${typed.trim()}`]);
  },
);

test('marks, links, lists, quotes and breaks say the same to the editor and to the site', () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const source = writeBody(randomBody(seed));
    const nodes = readBody(source);
    if (!nodes || source === '') continue;
    expect({ source, flat: flatSite(source) }).toEqual({ source, flat: flatEditor(nodes) });
  }
});

test('every body comes back letter for letter, whatever is in it', () => {
  const bodies = [
    'Đầu\n\n| A | B |\n| :-- | --: |\n| 1 | a \\| b |\n\nCuối',
    'Chữ[^1]\n\n[^1]: chú thích',
    '- [ ] việc\n- [x] xong',
    'một  \nhai',
    'một\nhai',
    '_nghiêng_ __đậm__ &copy;',
    '1. một\n   - a\n   - b\n2. hai\n\n   đoạn',
    '3) ba\n4) bốn\n\n1. một',
    '[a](https://a.vn "t") ![x](y.png)',
    'a\n\n***\n\nb',
    'Tiêu đề\n===\n\n## Hai ##',
    '<Quote text=\'một "hai"\' cite="x" />\n\n<StatFigure id="a" point={2} />',
    'C:\\dir \\* \\n',
  ];
  for (const body of bodies) expect(writeBody(readBody(body) ?? [])).toBe(body);
});

test('another paragraph can be edited without touching what the editor cannot keep', () => {
  const table = '| A | B |\n| :-- | --: |\n| 1 | a \\| b |';
  const nodes = readBody(`Đầu\n\n${table}\n\nCuối`) ?? [];
  expect(writeBody([...nodes.slice(0, -1), paragraph('Cuối <3%')])).toBe(
    `Đầu\n\n${table}\n\nCuối &lt;3%`,
  );
});

test('a body that cannot be cut into blocks opens as source', () => {
  expect(isRich('```js\na\n\nb\n```')).toBe(false);
  expect(isRich('<div>\n\na\n\n</div>')).toBe(false);
  expect(isRich('a\n\n\n\nb')).toBe(false);
  expect(isRich('Hai đoạn\n\nthường.')).toBe(true);
});

test('a space at the edge of a link stays between the words', () => {
  const link = (label: string) => element('link', [{ text: label }], { url: 'https://a.vn/' });
  const line = (...children: BodyNode[]) => writeBody([element('paragraph', children)]);
  expect(line({ text: 'Xem' }, link(' trang này '), { text: 'nhé' })).toBe(
    'Xem [trang này](https://a.vn/) nhé',
  );
  expect(line({ text: 'Xem' }, link(' '), { text: 'nhé' })).toBe('Xem nhé');
});

test('a quote out of which everything was taken is gone', () => {
  expect(writeBody([paragraph('Một'), element('quote', []), paragraph('Hai')])).toBe('Một\n\nHai');
});

test('characters that nobody sees leave no marks and no code behind', () => {
  const line = (...children: BodyNode[]) => writeBody([element('paragraph', children)]);
  expect(line({ text: 'a ' }, { text: '\u200E', bold: true }, { text: 'b' })).toBe('a b');
  expect(line({ text: 'x\u202Ey\uD800', code: true })).toBe('`xy`');
});

test('an address without its scheme gets one', () => {
  const link = (url: string) => [element('paragraph', [element('link', [{ text: 'a' }], { url })])];
  expect(writeBody(link('bhxh.gov.vn/tin (1)'))).toBe('[a](https://bhxh.gov.vn/tin%20%281%29)');
  expect(writeBody(link('lan@a.vn'))).toBe('[a](mailto:lan@a.vn)');
  expect(writeBody(link('/tin/2020/'))).toBe('[a](/tin/2020/)');
});

interface SiteNode {
  type: string;
  value?: string;
  ordered?: boolean;
  depth?: number;
  children?: SiteNode[];
}

const siteTree = (source: string) => mdxToMdast(source) as unknown as SiteNode;
const siteText = (node: SiteNode): string =>
  node.value ?? (node.type === 'break' ? '\n' : (node.children ?? []).map(siteText).join(''));
const shownBlocks = (source: string) =>
  (siteTree(source).children ?? []).map((node) => `${node.type}:${siteText(node)}`);

const MARKS: Record<string, string> = { strong: 'bold', emphasis: 'italic', delete: 'delete' };
const TYPES: Record<string, string> = { blockquote: 'quote', listItem: 'list-item' };
const DEPTHS = ['', 'one', 'two', 'three', 'four'];

/** Characters with their marks, blocks in brackets; spaces have no marks. */
function flatSite(source: string): string[] {
  const out: string[] = [];
  const walk = (node: SiteNode, marks: string[]) => {
    const mark = MARKS[node.type];
    if (node.value !== undefined)
      put(out, node.value, node.type === 'inlineCode' ? ['code'] : marks);
    else if (node.type === 'break') out.push('\n');
    else if (mark || node.type === 'link' || node.type === 'root')
      for (const child of node.children ?? []) walk(child, mark ? [...marks, mark] : marks);
    else {
      const list = node.ordered ? 'numbered-list' : 'bulleted-list';
      const name =
        node.type === 'list'
          ? list
          : node.type === 'heading'
            ? `heading-${DEPTHS[node.depth ?? 0]}`
            : (TYPES[node.type] ?? node.type);
      out.push(`(${name}`);
      for (const child of node.children ?? []) walk(child, marks);
      out.push(')');
    }
  };
  walk(siteTree(source), []);
  return out;
}

function flatEditor(nodes: readonly BodyNode[]): string[] {
  const out: string[] = [];
  const walk = (node: BodyNode) => {
    if (isText(node)) {
      const marks = (['bold', 'italic', 'delete'] as const).filter((mark) => node[mark]);
      put(out, node.text, node.code ? ['code'] : [...marks]);
    } else if (node.type === 'break') out.push('\n');
    else if (node.type === 'link') node.children.forEach(walk);
    else {
      out.push(`(${node.type}`);
      node.children.forEach(walk);
      out.push(')');
    }
  };
  nodes.forEach(walk);
  return out;
}

function put(out: string[], text: string, marks: string[]) {
  const sorted = [...marks].sort().join();
  for (const character of text)
    out.push(/\s/u.test(character) ? ' ' : `${character}${sorted && `|${sorted}`}`);
}

const WORDS = [
  'a',
  'Hoà',
  'đẳng',
  '*',
  '_',
  '**',
  '~',
  '`',
  '<br>',
  '{x}',
  '&lt;',
  '(b)',
  '"q"',
  '–',
  '!',
  '#',
  '-',
  '1.',
  '|',
  '\\',
  'www.b.vn',
  '[a]',
  ']',
  'import',
  '61,3%',
  '“',
  ':',
  'e',
];

/** The same seed, the same document. No verbatim blocks: two lists never stand in a row. */
function randomBody(seed: number): BodyElement[] {
  let state = seed;
  const random = () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const words = () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(WORDS) + pick(['', ' '])).join(
      '',
    );
  const leaf = (): BodyNode => ({
    text: words(),
    ...(random() < 0.3 && { bold: true }),
    ...(random() < 0.3 && { italic: true }),
    ...(random() < 0.1 && { delete: true }),
  });
  const inline = (): BodyNode[] =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      random() < 0.1
        ? element('link', [leaf()], { url: 'https://a.vn/?x=1' })
        : random() < 0.1
          ? element('break', [])
          : leaf(),
    );
  const item = () => element('list-item', [element('paragraph', [{ text: 'x' }, ...inline()])]);
  const block = (): BodyElement => {
    const kind = random();
    if (kind < 0.2) return element(pick(['bulleted-list', 'numbered-list']), [item(), item()]);
    if (kind < 0.3) return element('quote', [element('paragraph', inline())]);
    if (kind < 0.4) return element('heading-two', [leaf()]);
    return element('paragraph', inline());
  };
  return [block(), element('paragraph', [{ text: 'giữa' }]), block()];
}
