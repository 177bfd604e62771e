import { type HastNode, htmlToHast } from 'satteri';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../../src/mdx/escape.ts';
import { checkBody } from '../../src/mdx/policy.ts';
import { plainText, readBody } from '../../src/mdx/read.ts';
import { randomNumbers, randomRubbish, randomText } from './fixtures-mdx/random-text.ts';

/** The words a reader sees, from the finished HTML. */
const shown = (source: string) =>
  readBody(source)
    .map((segment) =>
      segment.type === 'html' ? words(htmlToHast(segment.html, { fragment: true })) : '<block>',
    )
    .join('')
    .trim();

const words = (node: HastNode): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(words).join('') : '';

const oneLine = (text: string) =>
  text
    .replace(/[^\S\u00A0\u3000]+/gu, ' ')
    .trim()
    .normalize('NFC');

/** Texts for one test, the same on every run. */
const texts = (seed: number, count: number, make = randomText) => {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => make(random)).filter(
    (text) => escapeText(text) !== '',
  );
};

/** The texts that are shown otherwise than expected, with what became of them. */
const changed = (
  all: readonly string[],
  write: (source: string) => string,
  expected = (line: string) => line,
) =>
  all
    .map((text) => ({ text, source: write(escapeText(text)) }))
    .map((one) => ({ ...one, shown: shown(one.source) }))
    .filter(({ text, shown: got }) => got !== expected(oneLine(text)));

describe('text escaped for a body', () => {
  it('any text is shown as it was', () => {
    expect(changed(texts(1, 3000), (source) => source)).toEqual([]);
  });

  it('any text becomes one paragraph of words and links, nothing else', () => {
    const html = (source: string) =>
      readBody(source)
        .map((segment) => (segment.type === 'html' ? segment.html : ''))
        .join('');
    const other = texts(2, 1000).filter(
      (text) => !/^<p>(?:[^<]|<\/?a\b[^>]*>)*<\/p>\n$/u.test(html(escapeText(text))),
    );
    expect(other).toEqual([]);
  });

  it('any text in a list, a quotation, a heading or a second line is shown as it was', () => {
    const some = texts(3, 500);
    expect(changed(some, (source) => `- ${source}`)).toEqual([]);
    expect(changed(some, (source) => `> ${source}`)).toEqual([]);
    expect(changed(some, (source) => `## ${source}`)).toEqual([]);
    expect(
      changed(
        some,
        (source) => `Một\n${source}`,
        (line) => `Một\n${line}`,
      ),
    ).toEqual([]);
  });

  it('characters that no text may hold are dropped', () => {
    expect(escapeText('a\u202Eb\0c\uD800d\x07')).toBe('abcd');
  });

  it('what needs no escape stays readable', () => {
    const lines = [
      'Công văn 241/BHXH-TCCB ngày 16/3/2020 (61,3%), AT & T, a_b_c, 2 * 3, #BinhDangGioi!',
      'Số 28/NQ-CP: “nam nữ bình quyền” - https://coquan.vn/a_b?c=1 ban@coquan.vn',
    ];
    for (const line of lines) expect(escapeText(line)).toBe(line);
  });

  it('what would be syntax is escaped in its shortest readable form', () => {
    expect(
      [
        '<3%',
        '{x}',
        '*x*',
        '_x_',
        '`x`',
        '~x~',
        '[x](y)',
        '# x',
        '> x',
        '- x',
        '1. x',
        '2) x',
        '+ x',
        '---',
        '===',
        'import x',
        'export x',
        '&lt;',
        'C:\\x',
        '|-|',
        'https://a.vn/<x>',
        '## x ##',
      ].map(escapeText),
    ).toMatchInlineSnapshot(`
      [
        "&lt;3%",
        "&#123;x&#125;",
        "\\*x\\*",
        "\\_x\\_",
        "\\\`x\\\`",
        "\\~x\\~",
        "\\[x](y)",
        "\\# x",
        "\\> x",
        "\\- x",
        "1\\. x",
        "2\\) x",
        "\\+ x",
        "\\---",
        "\\===",
        "&#105;mport x",
        "&#101;xport x",
        "&amp;lt;",
        "C:\\\\x",
        "\\|-|",
        "https\\://a.vn/&lt;x>",
        "\\## x \\##",
      ]
    `);
  });

  it('a sign of any length after a backslash stays what it is', () => {
    expect(shown('`\\😀` b')).toBe('\\😀 b');
    expect(shown('a \\𠀀')).toBe('a \\𠀀');
  });
});

describe('bodies of rubbish', () => {
  it('are judged, never thrown over', () => {
    const judge = (body: string) => [checkBody(body), plainText(body)];
    expect(() => texts(4, 3000, randomRubbish).map(judge)).not.toThrow();
  });
});
