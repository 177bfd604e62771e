import { z } from 'zod';
import { localIso, OFFSET } from '../dates.ts';

/** How the two source articles write a moment; office time. */
export const MOMENT_EXAMPLE = '19/03/2020 01:10 PM';

/**
 * A moment as the model stores it, `2020-03-19T13:10:00+07:00`.
 * Reads `19/03/2020 01:10 PM` in office time, ISO 8601 with an offset, and a bare ISO day.
 * @returns undefined for another shape, and for a day or an hour that does not exist
 */
export function readMoment(text: string): string | undefined {
  const written = OFFICE_MOMENT.exec(text.trim());
  const iso = written ? isoOf(written) : ISO_DAY.test(text) ? `${text}T00:00:00${OFFSET}` : text;
  return ISO_MOMENT.safeParse(iso).success ? localIso(iso) : undefined;
}

/** Whether a line is meant as a moment, right or wrong. */
export const looksLikeMoment = (line: string) =>
  /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b.{0,20}$/u.test(line.trim());

function isoOf([
  ,
  day = '',
  month = '',
  year = '',
  hour = '',
  minute = '',
  half = '',
]: RegExpExecArray) {
  const hours = (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  const two = (value: string | number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hours)}:${minute}:00${OFFSET}`;
}

const OFFICE_MOMENT = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\s+(0?[1-9]|1[0-2]):([0-5]\d)\s*(AM|PM)$/iu;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/u;
const ISO_MOMENT = z.iso.datetime({ offset: true });
