import { expect, test } from 'vitest';
import { packObjects } from '../../admin/desk/pack.ts';
import { articleText, openOffice } from './desk-office.ts';

test('what saves leave behind is packed while the desk works on, and nothing is lost', async () => {
  const office = await openOffice();
  const { git, repository } = office;
  const loose = () => Number.parseInt(git('count-objects'), 10);
  let version: string | null = null;
  for (let turn = 1; turn <= 6; turn += 1) {
    const saved = await office.save('2026/nhap', articleText('Nháp', `Lần ${turn}.`), version);
    version = saved.json.version;
  }
  // What no branch holds may be half of somebody's save.
  office.write('vua-ghi.txt', 'Vừa ghi.');
  const held = git('hash-object', '-w', 'vua-ghi.txt').trim();

  const before = loose();
  await packObjects(repository, before + 1);
  expect(loose()).toBe(before);
  const [saved] = await Promise.all([
    office.save('2026/khi-gom', articleText('Khi gom', 'Chữ.'), null),
    packObjects(repository, 10),
  ]);
  expect(saved.status).toBe(200);
  expect(loose()).toBeLessThan(before / 2);
  git('fsck', '--full', '--strict');
  expect(git('cat-file', '-p', held)).toBe('Vừa ghi.');
  const after = await office.save('2026/nhap', articleText('Nháp', 'Sau khi gom.'), version);
  expect(after.status).toBe(200);
});
