import { expect, test } from 'vitest';
import { formatDate, formatLongDate, formatMoment, localDay, localIso } from '../../src/dates.ts';

test('a day is shown the Vietnamese way', () => {
  expect(formatDate('2020-03-16')).toBe('16/03/2020');
  expect(formatLongDate('2020-03-16')).toBe('ngày 16 tháng 3 năm 2020');
  expect(formatLongDate('2020-02-05')).toBe('ngày 05 tháng 02 năm 2020');
});

test('a moment is shown in Vietnam’s time wherever the server stands', () => {
  expect(formatMoment('2025-03-06T09:52:00Z')).toBe('06/03/2025 16:52');
  expect(formatMoment('2025-03-06T16:52:00+07:00')).toBe('06/03/2025 16:52');
});

test('the last hours of a year in London belong to the next year in Vietnam', () => {
  expect(localDay('2025-12-31T17:00:00Z')).toBe('2026-01-01');
  expect(localIso('2025-12-31T17:00:00Z')).toBe('2026-01-01T00:00:00+07:00');
});
