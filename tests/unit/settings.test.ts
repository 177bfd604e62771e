import { expect, test } from 'vitest';
import { readSettings } from '../../src/settings.ts';
import { withBase } from '../../src/urls.ts';

test('without settings the portal lives at the root of this machine', () => {
  expect(readSettings({})).toMatchObject({
    siteUrl: 'http://localhost:4321',
    base: '/',
    port: 4321,
  });
});

test('the base path is the same however it is written', () => {
  for (const value of ['phu-nu', '/phu-nu', 'phu-nu/', '/phu-nu/', '//phu-nu//'])
    expect(readSettings({ BASE_PATH: value }).base).toBe('/phu-nu/');
  expect(readSettings({ BASE_PATH: '/a/b' }).base).toBe('/a/b/');
});

test('a setting that cannot be used is refused by name and value', () => {
  expect(() => readSettings({ BASE_PATH: '/phụ nữ/' })).toThrowErrorMatchingInlineSnapshot(
    `[Error: BASE_PATH is "/phụ nữ/". Use plain letters, digits and dashes, such as /phu-nu/.]`,
  );
  expect(() => readSettings({ BASE_PATH: '/a/../b' })).toThrow('BASE_PATH');
  expect(() => readSettings({ SITE_URL: 'phunu.example.vn' })).toThrowErrorMatchingInlineSnapshot(
    `[Error: SITE_URL is "phunu.example.vn". Give scheme and host only, such as https://phunu.example.vn; a path belongs in BASE_PATH.]`,
  );
  expect(() => readSettings({ SITE_URL: 'https://a.vn/phu-nu/' })).toThrow('BASE_PATH');
  expect(() =>
    readSettings({ FEEDBACK_URL: 'javascript:alert(1)' }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[Error: FEEDBACK_URL is "javascript:alert(1)". Give the full address that takes the answers, such as https://example.vn/gop-y, or leave it out.]`,
  );
  expect(() => readSettings({ PORT: '80a' })).toThrowErrorMatchingInlineSnapshot(
    `[Error: PORT is "80a". Give a whole number from 0 to 65535; 0 takes any free port.]`,
  );
});

test('only addresses of this site get the base path', () => {
  expect(withBase('/tin/', '/phu-nu/')).toBe('/phu-nu/tin/');
  expect(withBase('/', '/phu-nu/')).toBe('/phu-nu/');
  expect(withBase('/tin/', '/')).toBe('/tin/');
  for (const other of ['//host/x', 'https://a.vn/', 'mailto:a@b.vn', '#muc'])
    expect(withBase(other, '/phu-nu/')).toBe(other);
});

test('origins that may frame us are hosts with a certificate', () => {
  const read = (value: string) => readSettings({ PARENT_ORIGINS: value }).parentOrigins;
  expect(read('')).toEqual([]);
  expect(read(' https://bhxh.example.vn  https://dongnai.example.vn/ ')).toEqual([
    'https://bhxh.example.vn',
    'https://dongnai.example.vn',
  ]);
  expect(() => read('https://x.example; script-src *')).toThrowErrorMatchingInlineSnapshot(
    `[Error: PARENT_ORIGINS has "https://x.example;". Give scheme and host of each page that may frame us, such as https://bhxh.example.vn.]`,
  );
  expect(() => read('http://bhxh.example.vn')).toThrow('http://bhxh.example.vn');
});
