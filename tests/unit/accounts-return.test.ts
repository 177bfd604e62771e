import { expect, test } from 'vitest';
import { returnAddress, signInUrl } from '../../admin/accounts/return-address.ts';

const back = (address: string, desk = '/admin/') =>
  returnAddress(`?${new URLSearchParams({ tro_ve: address })}`, 'https://phunu.example.vn', desk);

test('after signing in one is back where one was', () => {
  const place = { pathname: '/admin/', search: '', hash: '#/collections/articles/entries/2026/a' };
  const url = new URL(signInUrl('/admin/api/', place as Location), 'https://phunu.example.vn');
  expect(url.pathname).toBe('/admin/dang-nhap/');
  expect(returnAddress(url.search, url.origin, '/admin/')).toBe(
    '/admin/#/collections/articles/entries/2026/a',
  );
  expect(back('/phu-nu/admin/tai-khoan/?a=1', '/phu-nu/admin/')).toBe(
    '/phu-nu/admin/tai-khoan/?a=1',
  );
});

test('no link leads through the sign-in page to another site', () => {
  for (const address of [
    'https://la.example/admin/',
    '//la.example/admin/',
    '/\\la.example/admin/',
    '/admin/..//la.example',
    '/admin/%2e%2e//la.example',
    '\\\\la.example',
    'javascript:alert(1)',
    '/tin/',
    '/admin/api/drafts',
    '/admin/dang-nhap/',
    '',
  ])
    expect([address, back(address)]).toEqual([address, '/admin/']);
  expect(returnAddress('', 'https://phunu.example.vn', '/admin/')).toBe('/admin/');
});
