const DAY = 86_400_000;

/** Something that lasts whole days, for readers' own calendars. */
export interface CalendarEvent {
  /** Never changes, and is the same nowhere else in the world. */
  uid: string;
  title: string;
  description: string;
  /** A full address. */
  url: string;
  /** First and last day, `2026-11-15`. */
  from: string;
  to: string;
}

/**
 * One event as an iCalendar file (RFC 5545). The same event gives the same bytes: it is stamped with
 * its first day, not with the hour of the build.
 */
export const calendarFile = ({ uid, title, description, url, from, to }: CalendarEvent): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Cong thong tin//Thang hanh dong//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${compactDay(from)}T000000Z`,
    `DTSTART;VALUE=DATE:${compactDay(from)}`,
    `DTEND;VALUE=DATE:${compactDay(dayAfter(to))}`,
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${foldLine(line)}\r\n`)
    .join('');

const compactDay = (day: string) => day.replaceAll('-', '');

// The end is the first day that no longer belongs to it.
const dayAfter = (day: string) => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

const escapeText = (text: string) =>
  text.replace(/[\\;,]/gu, '\\$&').replace(/\r\n|\r|\n/gu, '\\n');

const encoder = new TextEncoder();

/** A line cut into lines of at most 75 octets, never inside a character (RFC 5545, 3.1). */
export function foldLine(line: string): string {
  const parts = [''];
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      parts.push(' ');
      octets = 1;
    }
    parts[parts.length - 1] += character;
    octets += size;
  }
  return parts.join('\r\n');
}
