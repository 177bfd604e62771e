import { expect, test } from 'vitest';
import { markAbbreviations } from '../../src/queries/abbreviations.ts';

const terms = [
  { abbreviation: 'BHXH', expansion: 'bảo hiểm xã hội' },
  { abbreviation: 'KT-XH', expansion: 'kinh tế - xã hội' },
  { abbreviation: 'QT', expansion: '"<>&' },
];
const mark = (html: string, seen = new Set<string>()) => markAbbreviations(html, terms, seen);
const BHXH = '<abbr title="bảo hiểm xã hội">BHXH</abbr>';

test('the first use of an abbreviation is expanded, later ones are not', () => {
  const seen = new Set<string>();
  expect(mark('<p>BHXH và BHXH</p>', seen)).toBe(`<p>${BHXH} và BHXH</p>`);
  expect(mark('<p>BHXH</p>', seen)).toBe('<p>BHXH</p>');
});

test('the number of a dispatch is not taken apart', () => {
  for (const text of ['241/BHXH-TCCB', '786/BHXH', 'BHXH-TCCB', 'BHXHX', 'ÂBHXH'])
    expect(mark(`<p>${text}</p>`)).toBe(`<p>${text}</p>`);
});

test('tags, links, headings and code are left alone', () => {
  for (const html of [
    '<img alt="BHXH > BHXH">',
    "<img alt='BHXH'>",
    '<a href="/"><em>BHXH</em></a>',
    '<h2>BHXH</h2>',
    '<pre><code>BHXH</code></pre>',
  ])
    expect(mark(html)).toBe(html);
  expect(mark('<h2>BHXH</h2><p>(BHXH)</p>')).toBe(`<h2>BHXH</h2><p>(${BHXH})</p>`);
});

test('text that looks like a tag or an entity stays text', () => {
  const html = '<p>a &lt;BHXH&gt; 3% &amp; x</p>';
  expect(mark(html)).toBe(`<p>a &lt;BHXH&gt; 3% &amp; x</p>`.replace('BHXH', BHXH));
});

test('an abbreviation with a dash in it is one', () => {
  expect(mark('<p>phát triển KT-XH, tốt</p>')).toContain(
    '<abbr title="kinh tế - xã hội">KT-XH</abbr>',
  );
});

test('an expansion cannot leave its attribute', () => {
  expect(mark('<p>QT</p>')).toBe('<p><abbr title="&quot;&lt;>&amp;">QT</abbr></p>');
});
