import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { readBody } from '../../admin/body-read.ts';
import { writeBody } from '../../admin/body-write.ts';
import { fileFormat, keepUnchanged } from '../../admin/format.ts';
import { entryOf } from '../../src/model/entries.ts';

const entries = ['content', 'tests/fixtures/content'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ path: join(root, name), entry: entryOf(name.split(sep).join('/')) }))
    .filter(({ entry }) => entry !== undefined),
);

test.each(entries)('opening and saving $path changes no byte', ({ path, entry }) => {
  const source = readFileSync(path, 'utf8');
  const format = fileFormat(entry!.collection);
  const data = format.fromFile(source);
  const nodes = typeof data['body'] === 'string' ? readBody(data['body']) : undefined;
  const saved = format.toFile(nodes ? { ...data, body: writeBody(nodes) } : data);
  expect(keepUnchanged(source, saved, entry!.file)).toBe(source);
});

test('what an editor left empty is not written, and keys stand in the order of the model', () => {
  const written = fileFormat('articles').toFile({
    byline: 'Lan',
    body: 'Chữ.',
    deskslug: 'x',
    featured: false,
    image: { src: '', focalPoint: { x: null } },
    related: [],
    summary: ' ',
    title: 'Bình đẳng giới',
    topics: ['a'],
  });
  expect(written).toMatchInlineSnapshot(`
    "---
    title: Bình đẳng giới
    byline: Lan
    topics:
      - a
    ---

    Chữ.
    "
  `);
});

test('a change is sent, and nothing is kept back because of it', () => {
  const loaded = '---\n# ghi chú\ntitle: "A"\n---\n\nChữ.\n';
  expect(keepUnchanged(loaded, '---\ntitle: A\n---\n\nChữ.\n', 'pages/a.mdx')).toBe(loaded);
  const changed = '---\ntitle: B\n---\n\nChữ.\n';
  expect(keepUnchanged(loaded, changed, 'pages/a.mdx')).toBe(changed);
  const body = '---\ntitle: A\n---\n\nChữ khác.\n';
  expect(keepUnchanged(loaded, body, 'pages/a.mdx')).toBe(body);
});
