import { expect, test } from 'vitest';
import { isHashed, securityHeaders, sharingHeaders } from '../../src/release/headers.ts';

const https = { base: '/phu-nu/', siteUrl: 'https://phunu.example.vn' };
const policyAt = (url: string) => securityHeaders(url, https)['content-security-policy'];

test('a reading page runs no code but the site’s own files, and asks nobody else for anything', () => {
  expect(policyAt('/phu-nu/tin/2025/bai/')).toMatchInlineSnapshot(
    `"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; manifest-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"`,
  );
});

test('only the search page may compile Pagefind’s program and fetch its index', () => {
  expect(policyAt('/phu-nu/tim-kiem/?q=b%C4%91g')).toContain(
    "script-src 'self' 'wasm-unsafe-eval'; ",
  );
  expect(policyAt('/phu-nu/tim-kiem/')).toContain("connect-src 'self'");
  expect(policyAt('/phu-nu/pagefind/engine-kX_9/pagefind-worker.js')).toBe(
    policyAt('/phu-nu/tim-kiem/'),
  );
  expect(policyAt('/phu-nu/')).not.toContain('wasm');
});

test('what the editor needs is allowed below /admin/ and nowhere else', () => {
  expect(policyAt('/phu-nu/admin/')).toMatchInlineSnapshot(
    `"default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' blob:; font-src 'self' data:; frame-src 'self' blob:; object-src 'none'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'"`,
  );
  for (const url of [
    '/phu-nu/',
    '/phu-nu/administrator/',
    '/admin/',
    '/phu-nu/tin/?x=/phu-nu/admin/',
  ])
    expect(policyAt(url)).not.toContain('unsafe');
});

test('the worker that keeps pages may only fetch from the site', () => {
  expect(policyAt('/phu-nu/sw.js')).toBe("default-src 'none'; connect-src 'self'");
});

test('only the pages made for it may be shown in a frame of the parent portal', () => {
  const settings = { ...https, parentOrigins: ['https://bhxh.example.vn'] };
  const policy = (url: string) => securityHeaders(url, settings)['content-security-policy'];
  expect(policy('/phu-nu/nhung/tin-moi/')).toMatch(
    /; frame-ancestors 'self' https:\/\/bhxh\.example\.vn$/u,
  );
  expect(policy('/phu-nu/tin/')).toMatch(/; frame-ancestors 'self'$/u);
  expect(policyAt('/phu-nu/nhung/tin-moi/')).toMatch(/; frame-ancestors 'self'$/u);
});

test('only the parent portal’s pages may read the index, and nothing else of ours', () => {
  const parent = 'https://bhxh.example.vn';
  const settings = { ...https, parentOrigins: [parent] };
  for (const path of [
    'pagefind/search.json',
    'pagefind/index-Xy1/pagefind-entry.json',
    'nhung/tim-kiem.js',
  ]) {
    expect(sharingHeaders(`/phu-nu/${path}`, parent, settings)).toEqual({
      'access-control-allow-origin': parent,
      vary: 'origin',
    });
    for (const other of [
      'https://evil.example',
      'https://bhxh.example.vn.evil.example',
      'null',
      undefined,
    ])
      expect(sharingHeaders(`/phu-nu/${path}`, other, settings)).toEqual({ vary: 'origin' });
    expect(sharingHeaders(`/phu-nu/${path}`, parent, https)).toEqual({});
  }
  for (const path of ['', 'tin/', 'admin/api/x', 'nhung/tin-moi/', 'tin/?x=/phu-nu/pagefind/'])
    expect(sharingHeaders(`/phu-nu/${path}`, parent, settings)).toEqual({});
});

test('an article may send its answer to the address that is set for it, and nowhere else', () => {
  const settings = { ...https, feedbackUrl: 'https://gopy.example.vn/nhan?x=1' };
  expect(securityHeaders('/phu-nu/tin/', settings)['content-security-policy']).toContain(
    "form-action 'self' https://gopy.example.vn;",
  );
  expect(policyAt('/phu-nu/tin/')).toContain("form-action 'self';");
});

test('a site with a certificate tells browsers to insist on it; one without does not', () => {
  expect(securityHeaders('/', https)['strict-transport-security']).toBe('max-age=31536000');
  const plain = securityHeaders('/', { base: '/', siteUrl: 'http://localhost:4321' });
  expect(plain).not.toHaveProperty('strict-transport-security');
});

test.each([
  ['_astro/page.DkB0aC3x.css', true],
  ['pagefind/index-kX_9/fragment/vi_4f1c2aa.pf_fragment', true],
  ['pagefind/engine-kX_9/pagefind.js', true],
  ['pagefind/search.json', false],
  ['tin/_astro/index.html', false],
  ['index.html', false],
])('%s never changes under its name: %s', (path, expected) => {
  expect(isHashed(path)).toBe(expected);
});
