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
  const bomb = parseSource('a.yaml', 'a: &x [1]\nb: [*x, *x]\n');
  expect(bomb.problems.map(({ line }) => line)).toEqual([1, 2, 2]);
  expect(bomb.data).toBeUndefined();
  expect(parseSource('a.yaml', 'a: 1\na: 2\n').problems).toEqual([
    { line: 2, column: 1, message: 'Mục này được khai báo hai lần. Xóa một trong hai dòng.' },
  ]);
  expect(parseSource('a.mdx', '---\ntitle: x\n').problems[0]).toMatchObject({ line: 1 });
});

test('what YAML would pass over is refused with its line', () => {
  const told = (yaml: string, file = 'a.mdx') => {
    const source = file.endsWith('.mdx') ? `---\n${yaml}---\nThân\n` : yaml;
    const { data, problems } = parseSource(file, source);
    expect(data).toBeUndefined();
    return problems.map(({ line, message }) => `${line}: ${message}`);
  };
  expect(told('title: a\n...\nsummary: b\n')).toEqual([
    '4: Phần khai báo bị cắt đôi bởi dòng ... hoặc --- ở trên nên từ đây không được đọc. Xóa dòng đó.',
  ]);
  expect(told('title: a\n--- summary: b\n')).toHaveLength(1);
  expect(told('a: 1\n---\nb: 2\n', 'a.yaml')).toHaveLength(1);
  expect(told('title: a\nsummary: !!js/function "x"\n')).toEqual([
    '3: Giá trị bắt đầu bằng dấu ! bị hiểu là kiểu YAML nên không được đọc. Đặt giá trị trong dấu nháy đơn.',
  ]);
  expect(told('title: !!str 5\n')).toHaveLength(1);
  expect(told('title: !quan-trong Tin\n')).toHaveLength(1);
  expect(told('topics:\n  - a\n  - !!binary aGk=\n')[0]).toMatch(/^4: /u);
  expect(told('title: a\nbyline: &A Ban biên tập\n')).toEqual([
    '3: Giá trị bắt đầu bằng dấu & bị hiểu là tên đặt cho tham chiếu YAML nên không được đọc. Đặt giá trị trong dấu nháy đơn.',
  ]);
  expect(told('%YAML 1.1\n---\na: yes\n', 'a.yaml')).toEqual([
    '1: Phần khai báo có dòng lệnh YAML bắt đầu bằng dấu %. Xóa dòng đó, hoặc đặt giá trị trong dấu nháy đơn.',
  ]);
  expect(told('1: a\n"1": b\n')).toEqual([
    '3: Mục này được khai báo hai lần. Xóa một trong hai dòng.',
  ]);
});

test('a line that ends the data and leaves nothing out is no mistake', () => {
  expect(parseSource('a.yaml', 'a: 1\n...\n').problems).toEqual([]);
  expect(parseSource('a.yaml', '# Ghi chú\na: 1\n').data).toEqual({ a: 1 });
});
