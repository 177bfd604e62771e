import { expect, test } from 'vitest';
import { readTag, writeTag } from '../../admin/block-source.ts';
import { readBlock, toolbarBlocks, writeBlock } from '../../admin/blocks.ts';
import { checkBody } from '../../src/mdx/policy.ts';

test('whatever is typed into a field of a block comes back', () => {
  const text = 'Chị "Hoà" nói: <3% & {x} \'nháy\' /> \\ &quot;';
  const source = writeTag('Quote', { text, cite: '', role: undefined });
  expect(source).toBe(
    `<Quote text="Chị &quot;Hoà&quot; nói: &lt;3% &amp; {x} 'nháy' /> \\ &amp;quot;" />`,
  );
  expect(readTag(source)).toEqual({ name: 'Quote', values: { text } });
  expect(checkBody(source).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('numbers and flags keep their kind', () => {
  const source = '<StatFigure id="a" point={2} flag />';
  expect(readTag(source)).toEqual({
    name: 'StatFigure',
    values: { id: 'a', point: 2, flag: true },
  });
  expect(writeTag('StatFigure', { id: 'a', point: 2, flag: true, off: false })).toBe(source);
});

test('a gallery has one line a picture, and comes back as it was written', () => {
  const values = {
    title: 'Lễ mít tinh',
    pictures: [
      { src: 'a.jpg', alt: 'Chị "Hoà"', decorative: false, caption: '' },
      {},
      { src: 'b.jpg', alt: '', decorative: true },
    ],
  };
  const source = writeBlock('Gallery', values);
  expect(source).toBe(
    '<Gallery\n  title="Lễ mít tinh"\n  src1="a.jpg" alt1="Chị &quot;Hoà&quot;"\n  src2="b.jpg" decorative2\n/>',
  );
  expect(checkBody(source)).toEqual([]);
  const read = readBlock(source)?.data?.shortcodeData;
  expect(read).toEqual({
    title: 'Lễ mít tinh',
    pictures: [
      { src: 'a.jpg', alt: 'Chị "Hoà"' },
      { src: 'b.jpg', decorative: true },
    ],
  });
  expect(writeBlock('Gallery', read ?? {})).toBe(source);
  expect(writeBlock('Gallery', { title: '', pictures: [] })).toBe('<Gallery />');
  for (const strange of [
    '<Gallery src1="a.jpg" src3="b.jpg" />',
    '<Gallery pictures="a.jpg" />',
    '<Gallery src0="a.jpg" />',
    '<Quote text1="x" />',
  ])
    expect({ strange, block: readBlock(strange) }).toEqual({ strange, block: undefined });
});

test('a block keeps the order it was written in; a new one has that of the form', () => {
  const written = '<Video text="Lời" title="Phim" url="https://youtu.be/aaaaaaaaaaa" />';
  const { shortcodeData = {}, order = [] } = readBlock(written)?.data ?? {};
  const shuffled = Object.fromEntries(
    Object.entries({ ...shortcodeData, duration: '4:35' }).toReversed(),
  );
  expect(writeBlock('Video', shuffled, order)).toBe(
    '<Video text="Lời" title="Phim" url="https://youtu.be/aaaaaaaaaaa" duration="4:35" />',
  );
  expect(writeBlock('Video', shuffled)).toBe(
    '<Video url="https://youtu.be/aaaaaaaaaaa" title="Phim" duration="4:35" text="Lời" />',
  );
});

test('a tag that is no plain block is not read as one', () => {
  for (const source of [
    '<Note {...x} />',
    '<Note text={x} />',
    '<Note>a</Note>',
    '<Note text="a" text="b" />',
    '<note />',
  ])
    expect({ source, tag: readTag(source) }).toEqual({ source, tag: undefined });
  expect(readBlock('<Script src="x" />')).toBeUndefined();
  expect(readBlock('<Note unknown="x" />')).toBeUndefined();
});

test('each block of the model is on the toolbar with its Vietnamese fields', () => {
  expect(toolbarBlocks().map(({ id, label }) => `${id}: ${label}`)).toMatchInlineSnapshot(`
    [
      "Figure: Ảnh trong bài",
      "Gallery: Chùm ảnh",
      "StatChart: Biểu đồ số liệu",
      "StatFigure: Con số nổi bật",
      "DocumentLink: Dẫn văn bản",
      "Quote: Lời trích",
      "Note: Ghi chú",
      "Video: Video",
      "table: Bảng",
      "markdown: Đoạn Markdown",
    ]
  `);
  expect(toolbarBlocks().flatMap(({ fields }) => fields.filter(({ label }) => !label))).toEqual([]);
  expect(writeBlock('Unknown', { a: 1 })).toBe('');
});
