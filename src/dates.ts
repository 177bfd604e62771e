/** The office's own time: Asia/Ho_Chi_Minh has had no other offset since 1975. */
export const OFFSET = '+07:00';

/** `16/03/2020` from a day or a moment. */
export function formatDate(value: string): string {
  const [year, month, day] = localDay(value).split('-');
  return `${day}/${month}/${year}`;
}

/** `ngày 16 tháng 3 năm 2020`. Intl's long dates lack “ngày” and “năm”. */
export function formatLongDate(value: string): string {
  const [year, month, day] = localDay(value).split('-');
  return `ngày ${pad(day, 10)} tháng ${pad(month, 3)} năm ${year}`;
}

/** `19/03/2020 13:10`. */
export const formatMoment = (value: string) =>
  `${formatDate(value)} ${localIso(value).slice(11, 16)}`;

/** The calendar day in Vietnam, `2020-03-19`, of a day or a moment. */
export const localDay = (value: string) =>
  /^\d{4}-\d{2}-\d{2}$/u.test(value) ? value : localIso(value).slice(0, 10);

/** The year in Vietnam, `2020`. */
export const localYear = (value: string) => localDay(value).slice(0, 4);

/** A moment as local time with its offset, `2020-03-19T13:10:00+07:00`. */
export const localIso = (value: string | Date) =>
  new Date(new Date(value).getTime() + 7 * 3_600_000).toISOString().slice(0, 19) + OFFSET;

// A leading zero for days below 10 and for the months January and February (NĐ 30/2020).
const pad = (value: string | undefined, below: number) =>
  Number(value) < below ? String(Number(value)).padStart(2, '0') : String(Number(value));
