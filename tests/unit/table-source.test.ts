import { expect, test } from 'vitest';
import { readTableSource, writeTableSource } from '../../src/mdx/table-source.ts';
import { writeInline } from '../../admin/body-inline.ts';
import { isShown } from '../../admin/table-cell.ts';
import { readBody } from '../../src/mdx/read.ts';

const inCell = (text: string) => writeInline([{ text }], { breaks: false });

test('words in a cell are the words that readers see, bars and signs too', () => {
  const words = [
    'a|b',
    'a\\|b',
    '\\',
    '<3%',
    '{x}',
    '-',
    '1.',
    '*',
    '|',
    '`x`',
    '# x',
    '&lt;',
    'https://a.vn/b|c',
  ];
  const source = writeTableSource({
    align: ['right'],
    rows: [['Chữ'], ...words.map((text) => [inCell(text)])],
  });
  const [segment] = readBody(source);
  const html = segment?.type === 'html' ? segment.html : '';
  const seen = [...html.matchAll(/<td[^>]*>(.*?)<\/td>/gu)].map(([, cell = '']) =>
    cell.replace(/&(lt|gt|amp|quot);/gu, (_, name: string) => ENTITIES[name] ?? ''),
  );
  expect(seen).toEqual(words);
});

test('words with bars can be typed on in their cell when the article is opened again', () => {
  const texts = [{ text: 'a ' }, { text: '||', bold: true }, { text: ' | b' }] as const;
  const written = writeInline([...texts], { breaks: false });
  const [, [cell = ''] = []] =
    readTableSource(writeTableSource({ align: [''], rows: [['A'], [written]] }))?.rows ?? [];
  expect(cell).toBe('a **||** | b');
  expect(isShown(cell)).toBe(true);
});

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

test('a table comes back as it was written, with the way its columns are set', () => {
  const table = {
    align: ['', 'left', 'center', 'right'],
    rows: [
      ['Đơn vị', '', '**Nữ**', 'a|b'],
      ['', '', '', ''],
      ['x', 'a\\\\|b', '', '1'],
    ],
  } as const;
  expect(readTableSource(writeTableSource(table))).toEqual(table);
});

test('what readers would not see as a whole table is none', () => {
  const sources = [
    '',
    '| A |',
    '| A |\n| B |',
    'A | B\n--- | ---',
    '| A | B |\n| --- |',
    '| A |\n| --- |\n| 1 | mất |',
    '| A |\n| --- |\nchữ',
  ];
  for (const source of sources) expect(readTableSource(source)).toBeUndefined();
});

test('short rows are filled up', () => {
  expect(writeTableSource({ align: [], rows: [['A'], ['1', '2']] })).toBe(
    '| A |  |\n| --- | --- |\n| 1 | 2 |',
  );
  expect(readTableSource('| A | B |\n| --- | --- |\n| 1 |')?.rows).toEqual([
    ['A', 'B'],
    ['1', ''],
  ]);
});
