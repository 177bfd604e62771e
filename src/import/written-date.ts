import { z } from 'zod';
import { localIso, OFFSET } from '../dates.ts';

/** A date found in a line of a manuscript. */
export interface WrittenDate {
  /** `2026-03-08T08:30:00+07:00`; undefined for a day or an hour that does not exist. */
  date: string | undefined;
  /** Whether the line is nothing but the date, with a place before it at most. */
  isWhole: boolean;
}

/**
 * Finds a date as offices write it: `ngày 8 tháng 3 năm 2026`, `8/3/2026`, `08.03.2026 8h30`,
 * `19/03/2020 01:10 PM`, `2026-03-08`; office time, midnight where no hour is given.
 */
export function findDate(line: string): WrittenDate | undefined {
  const found = LONG.exec(line) ?? SHORT.exec(line) ?? ISO.exec(line);
  if (!found) return undefined;
  const { d = '', m = '', y = '' } = found.groups ?? {};
  const rest = line.slice(0, found.index) + line.slice(found.index + found[0].length);
  const time = TIME.exec(rest);
  const { h = '0', min = '0', half = '' } = time?.groups ?? {};
  const hours = half ? (Number(h) % 12) + (/^p/iu.test(half) ? 12 : 0) : Number(h);
  const two = (value: string | number) => String(Number(value)).padStart(2, '0');
  const iso = `${y}-${two(m)}-${two(d)}T${two(hours)}:${two(min || '0')}:00${OFFSET}`;
  const isReal = MOMENT.safeParse(iso).success && Number(y) >= 1990;
  const left = (time ? rest.replace(time[0], ' ') : rest)
    .replace(/(?:ngày|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|lúc|hồi|đăng)/giu, ' ')
    .replace(/[\s,.:;()|/–-]+/gu, ' ')
    .trim();
  return {
    date: isReal ? localIso(iso) : undefined,
    isWhole: left.length <= 30 && left.split(' ').every((word) => PLACE.test(word)),
  };
}

/** A word of a place's name; with any other the line is a sentence, which stays in the text. */
const PLACE = /^(?:\p{Lu}\P{Nd}*|tỉnh|thành|phố|tp|thị|xã|trấn|tt|phường|huyện|quận|)$/u;

const LONG = /(?:ngày\s+)?(?<d>\d{1,2})\s+tháng\s+(?<m>\d{1,2})\s+năm\s+(?<y>\d{4})/iu;
const SHORT =
  /(?<![\d/.-])(?<d>\d{1,2})\s?(?:\/\s?(?<m>\d{1,2})\s?\/|-(?<m>\d{1,2})-|\.(?<m>\d{1,2})\.)\s?(?<y>\d{4})(?![\d/-])/u;
const ISO = /(?<!\d)(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?!\d)/u;
const TIME =
  /(?<!\d)(?<h>\d{1,2})\s*(?:[h:]|giờ)\s*(?<min>\d{2})?(?:\s*phút)?\s*(?<half>AM|PM)?(?!\p{L})/iu;
const MOMENT = z.iso.datetime({ offset: true });
