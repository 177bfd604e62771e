import { expect, test } from 'vitest';
import { calendarFile, foldLine } from '../../src/queries/calendar.ts';

const EVENT = {
  uid: 'thang-hanh-dong-mau@bhxh.example.vn',
  title: 'Tháng hành động vì bình đẳng giới',
  description: 'Chủ đề: an toàn, công bằng; mọi nơi \\ mọi lúc\nDòng hai',
  url: 'https://bhxh.example.vn/thang-hanh-dong/mau/',
  from: '2026-11-15',
  to: '2026-12-31',
};

test('an action month is an event of whole days that ends before the day after its last', () => {
  expect(calendarFile(EVENT).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
    "BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Cong thong tin//Thang hanh dong//VI
    CALSCALE:GREGORIAN
    METHOD:PUBLISH
    BEGIN:VEVENT
    UID:thang-hanh-dong-mau@bhxh.example.vn
    DTSTAMP:20261115T000000Z
    DTSTART;VALUE=DATE:20261115
    DTEND;VALUE=DATE:20270101
    SUMMARY:Tháng hành động vì bình đẳng giới
    DESCRIPTION:Chủ đề: an toàn\\, công bằng\\; mọi nơi \\\\ mọi lúc
     \\nDòng hai
    URL:https://bhxh.example.vn/thang-hanh-dong/mau/
    TRANSP:TRANSPARENT
    END:VEVENT
    END:VCALENDAR
    "
  `);
});

test('every line ends as the standard wants it and has at most 75 octets', () => {
  const file = calendarFile({ ...EVENT, title: 'Tháng hành động '.repeat(12) });
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('a folded line is the same when it is unfolded, and no letter is cut', () => {
  for (let length = 60; length < 90; length++)
    for (const letter of ['a', 'đ', 'ẵ', '🌸']) {
      const line = `${'x'.repeat(length)}${letter.repeat(60)}`;
      const folded = foldLine(line);
      expect(folded.replaceAll('\r\n ', '')).toBe(line);
      expect(
        Math.max(...folded.split('\r\n').map((part) => Buffer.byteLength(part))),
      ).toBeLessThanOrEqual(75);
    }
});

test('the same event gives the same file', () => {
  expect(calendarFile(EVENT)).toBe(calendarFile({ ...EVENT }));
});
