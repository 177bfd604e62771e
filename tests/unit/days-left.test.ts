import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { daysLeft } from '../../src/reader/days-left.ts';

const FROM = '2026-11-15';
const TO = '2026-12-15';
/** What a reader sees at a moment given in Vietnam's time. */
const at = (moment: string, from = FROM, to = TO) =>
  daysLeft(from, to, Date.parse(`${moment}+07:00`));

test.each([
  ['2026-11-10T12:00', 'Sắp diễn ra, còn 5 ngày nữa'],
  ['2026-11-13T00:00', 'Sắp diễn ra, còn 2 ngày nữa'],
  ['2026-11-14T00:00', 'Bắt đầu từ ngày mai'],
  ['2026-11-14T23:59', 'Bắt đầu từ ngày mai'],
  ['2026-11-15T00:00', 'Đang diễn ra, còn 30 ngày'],
  ['2026-12-03T08:00', 'Đang diễn ra, còn 12 ngày'],
  ['2026-12-14T23:59', 'Đang diễn ra, còn 1 ngày'],
  ['2026-12-15T00:00', 'Đang diễn ra đến hết hôm nay'],
  ['2026-12-15T23:59', 'Đang diễn ra đến hết hôm nay'],
  ['2026-12-16T00:00', 'Đã kết thúc'],
  ['2027-11-15T00:00', 'Đã kết thúc'],
])('at %s the month of 15/11 to 15/12 reads: %s', (moment, words) => {
  expect(at(moment)).toBe(words);
});

test('what is months away is not called near', () => {
  expect(at('2026-10-16T12:00')).toBe('Sắp diễn ra, còn 30 ngày nữa');
  expect(at('2026-10-15T12:00')).toBe('Còn 31 ngày nữa');
});

test('the days are counted over the end of a year and over a leap day', () => {
  expect(at('2026-12-31T23:00', '2027-01-01', '2027-01-31')).toBe('Bắt đầu từ ngày mai');
  expect(at('2026-12-31T23:59', '2026-12-15', '2027-01-15')).toBe('Đang diễn ra, còn 15 ngày');
  expect(at('2028-02-28T12:00', '2028-02-01', '2028-03-01')).toBe('Đang diễn ra, còn 2 ngày');
});

test('it is Vietnam’s day that counts, also for a reader in California', () => {
  const script = `import('./src/reader/days-left.ts').then(({ daysLeft }) => console.log(daysLeft('${FROM}', '${TO}', Date.parse('2026-11-14T17:00:00Z'))))`;
  for (const TZ of ['America/Los_Angeles', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati'])
    expect(
      execFileSync(process.execPath, ['--eval', script], {
        encoding: 'utf8',
        env: { ...process.env, TZ },
      }).trim(),
    ).toBe('Đang diễn ra, còn 30 ngày');
});
