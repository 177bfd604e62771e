import { expect, test } from 'vitest';
import { formatSource, parseSource } from '../../src/model/frontmatter.ts';

const data = {
  title: 'Bảo hiểm: “nam nữ bình quyền” #1',
  summary: 'Một\nhai',
  date: '2020-03-19T13:10:00+07:00',
  day: '2020-03-16',
  number: '241/BHXH-TCCB',
  yes: 'yes',
  digits: '0123',
  topics: ['a', 'b'],
};

test('what is written is read back unchanged, and written the same again', () => {
  const source = formatSource('a.mdx', data, 'Xin chào.\n\n- một');
  const parsed = parseSource('a.mdx', source);
  expect(parsed.data).toEqual(data);
  expect(parsed.body).toBe('Xin chào.\n\n- một\n');
  expect(formatSource('a.mdx', parsed.data as object, parsed.body)).toBe(source);
});

test('the line of a value and of the body can be told', () => {
  const parsed = parseSource(
    'a.mdx',
    '---\ntitle: x\ntopics:\n  - một\n  - hai\n---\n\nThân bài\n',
  );
  expect(parsed.positionOf(['topics', 1])).toEqual({ line: 5, column: 5 });
  expect(parsed.positionOf(['topics', 9])).toEqual({ line: 4, column: 3 });
  expect(parsed.bodyLine).toBe(8);
  expect(parseSource('a.yaml', 'a: 1\nb: 2\n').positionOf(['b'])).toEqual({ line: 2, column: 4 });
});

test('Windows line ends, a byte order mark and decomposed letters make no difference', () => {
  const source = formatSource('a.mdx', data, 'Bình đẳng');
  const windows = `\uFEFF${source.replaceAll('\n', '\r\n').normalize('NFD')}`;
  expect(parseSource('a.mdx', windows).data).toEqual(data);
  expect(parseSource('a.mdx', windows).body).toBe('Bình đẳng\n');
});

test('a file without data is all body; an empty file is nothing', () => {
  expect(parseSource('a.mdx', 'Chỉ có chữ')).toMatchObject({
    data: {},
    body: 'Chỉ có chữ',
    bodyLine: 1,
  });
  expect(parseSource('a.mdx', '')).toMatchObject({ data: {}, body: '' });
  expect(parseSource('a.mdx', '---\n---\nThân')).toMatchObject({
    data: {},
    body: 'Thân',
    bodyLine: 3,
  });
});

test('broken YAML is told by its line, and an alias bomb is not expanded', () => {
  expect(parseSource('a.mdx', '---\ntitle: "a\n---\nx').problems[0]).toMatchObject({ line: 3 });
  expect(parseSource('a.yaml', 'a: &x [1]\nb: [*x, *x]\n').problems[0]).toMatchObject({ line: 2 });
  expect(parseSource('a.yaml', 'a: 1\na: 2\n').problems).toEqual([
    { line: 2, column: 1, message: 'Mục này được khai báo hai lần. Xóa một trong hai dòng.' },
  ]);
  expect(parseSource('a.mdx', '---\ntitle: x\n').problems[0]).toMatchObject({ line: 1 });
});
