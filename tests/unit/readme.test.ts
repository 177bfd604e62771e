import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };

test('every file and folder that the README names is there', () => {
  const code = [...readme.matchAll(/`([^`\n]+)`/gu)].map(([, words = '']) => words);
  const links = [...readme.matchAll(/\]\((?!https?:)([^)]+)\)/gu)].map(([, path = '']) => path);
  const places = code.filter((words) => /^(?:src|content|public|admin|tests|bench)\//u.test(words));
  expect(places.length).toBeGreaterThan(10);
  expect([...places, ...links].filter((place) => !existsSync(place))).toEqual([]);
});

test('every command that the README names is one', () => {
  const named = [...readme.matchAll(/npm (?:run )?([a-z]+)/gu)].map(([, name = '']) => name);
  const known = new Set([...Object.keys(manifest.scripts), 'ci', 'run', 'package']);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
