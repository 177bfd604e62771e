import { expect, test } from 'vitest';
import { firstPassword, passwordProblem } from '../../admin/desk/accounts/password.ts';

const AN = {
  name: 'Nguyễn Thị An',
  email: 'an.nguyen@example.vn',
  office: 'Vì sự tiến bộ của phụ nữ Bảo hiểm xã hội tỉnh Bình Phước',
};
const problem = (password: string) => passwordProblem(password, AN);

test('a sentence of words that have nothing to do with each other is a good password', () => {
  for (const good of ['cái ghế tre bay qua sông Bé', 'cai ghe tre bay qua song', firstPassword()])
    expect([good, problem(good)]).toEqual([good, undefined]);
});

test('a password that is typed with loose accents is as long as with fixed ones', () => {
  const text = 'ghế tre bé';
  expect(problem(text.normalize('NFD'))).toBe(problem(text.normalize('NFC')));
  expect(problem(text.normalize('NFD'))).toContain('có 10 ký tự');
});

test('what is easy to guess is refused in words that help', () => {
  for (const bad of [
    'nguyenthian2026',
    'NguyễnThịAn@2026',
    'baohiemxahoi2026',
    'binhphuoc12345',
    'matkhau123456',
    'Password1234!',
    'qwertyuiop123',
    'aaaaaaaaaaaaaa',
    'abcdefghijklmn',
    '19/08/1990 1990',
  ])
    expect([bad, problem(bad)]).toEqual([
      bad,
      expect.stringMatching(/^Mật khẩu này dễ đoán vì .*\. Ghép thêm/u),
    ]);
  expect(problem('')).toMatchInlineSnapshot(
    `"Mật khẩu mới có 0 ký tự, cần ít nhất 12. Ghép bốn, năm từ không liên quan thành một câu dễ nhớ; có dấu và dấu cách càng tốt."`,
  );
  expect(problem('nguyenthian2026')).toMatchInlineSnapshot(
    `"Mật khẩu này dễ đoán vì có tên, địa chỉ thư hoặc tên cơ quan của bạn. Ghép thêm vài từ không liên quan đến bạn và cơ quan, ví dụ tên đồ vật, con vật, nơi chốn bạn chọn ngẫu nhiên."`,
  );
  expect(problem('a b '.repeat(40))).toMatchInlineSnapshot(
    `"Mật khẩu mới dài 160 ký tự, tối đa là 128. Rút ngắn rồi làm lại."`,
  );
});

test('first passwords differ, and nobody mistakes one letter for another', () => {
  const made = new Set(Array.from({ length: 200 }, firstPassword));
  expect(made.size).toBe(200);
  for (const password of made) expect(password).toMatch(/^(?:[a-hj-km-np-z2-9]{4}-?){4}$/u);
});
