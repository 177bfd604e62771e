import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const handbook = readFileSync('src/pages/huong-dan/index.mdx', 'utf8');
const screens = [...handbook.matchAll(/<Screen\s([^>]*)\/>/gu)].map(([, props = '']) => ({
  name: /name="([^"]*)"/u.exec(props)?.[1] ?? '',
  alt: /alt="([^"]*)"/u.exec(props)?.[1] ?? '',
}));
const pathOf = (name: string) => `src/pages/huong-dan/_anh/${name}.webp`;

test('every picture that the handbook shows is there, and none is left over', () => {
  expect(screens.length).toBeGreaterThan(8);
  const shown = screens.map(({ name }) => pathOf(name));
  expect(shown.filter((path) => !existsSync(path))).toEqual([]);
  expect(globSync('src/pages/huong-dan/_anh/*').filter((path) => !shown.includes(path))).toEqual(
    [],
  );
});

test('every picture of the handbook is light and says in words what it shows', () => {
  const heavy = screens.filter(({ name }) => readFileSync(pathOf(name)).length > 60 * 1024);
  expect(heavy).toEqual([]);
  expect(screens.filter(({ alt }) => alt.length < 30 || alt.length > 250)).toEqual([]);
});

test('what the handbook calls by name bears that name at the desk', () => {
  const named = [...handbook.matchAll(/\*\*(.+?)\*\*/gu)].map(([, words = '']) => words);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((words) => !isSaid(words))).toEqual([]);
});

/** Words between quotes or tags in what draws the desk, in the model and in Decap's Vietnamese. */
const said = new Set(
  [...globSync('{admin,src/model,src/mdx,src/pages/admin}/**/*.{ts,astro}')].flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(/'([^'\n]+)'|"([^"\n]+)"|`([^`]+)`|>([^<>{}]+)</gu),
    ].map(([, ...parts]) => (parts.find(Boolean) ?? '').replace(/\s+/gu, ' ').trim()),
  ),
);

/** Whether the desk says these words: whole, around a value, or, with “…”, in their parts. */
function isSaid(words: string): boolean {
  const plain = words.replace(/^“|”$/gu, '').replace(/[.”]+$/u, '');
  if (said.has(plain) || said.has(`${plain}.`) || said.has(words)) return true;
  const isBegun = [...said].some((text) => {
    const [start = '', end] = text.split(/:? [%$]\{\w+\}/u);
    if (end !== '' || !plain.startsWith(start)) return false;
    return plain === start || said.has(plain.slice(start.length).trim());
  });
  if (isBegun) return true;
  const parts = plain.split(/…|, (?=\p{Lu})/u).map((part) => part.replace(/^[\s,]+/u, '').trim());
  if (parts.length < 2) return false;
  return parts.filter(Boolean).every((part) => [...said].some((text) => text.includes(part)));
}
