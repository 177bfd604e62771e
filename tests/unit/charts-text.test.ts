import { expect, test } from 'vitest';
import { textWidth, wrapText } from '../../src/charts/text.ts';

// As Chromium draws them in Be Vietnam Pro at 14 px: getComputedTextLength().
test('texts are as wide as in a browser', () => {
  expect(textWidth('Nữ')).toBeCloseTo(18.53, 1);
  expect(textWidth('122', 600)).toBeCloseTo(24.3, 1);
  const quarter = textWidth('Quý IV/2024') / 86.33;
  expect(quarter).toBeGreaterThan(0.98);
  expect(quarter).toBeLessThan(1.05);
});

test('a sign that only joins letters takes no room', () => {
  expect(textWidth('x\u{200D}y')).toBe(textWidth('xy'));
});

test('a character that the font lacks has room', () => {
  expect(textWidth('😀')).toBe(14);
});

test('long labels break between words, into lines about as long', () => {
  const label = 'Giám đốc, Phó Giám đốc Bảo hiểm xã hội cơ sở';
  const lines = wrapText(label, 280);
  expect(lines).toEqual(['Giám đốc, Phó Giám đốc', 'Bảo hiểm xã hội cơ sở']);
  expect(lines.join(' ')).toBe(label);
});

test('a word longer than the line is cut, never clipped', () => {
  const lines = wrapText('Số 1234567890/BHXH-BVSTBPN-TCCB', 60);
  expect(lines.join('').replaceAll(' ', '')).toBe('Số1234567890/BHXH-BVSTBPN-TCCB');
  for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(60);
});

test('a short label stays on its line', () => {
  expect(wrapText('Nữ', 60)).toEqual(['Nữ']);
  expect(wrapText('', 60)).toEqual(['']);
});
