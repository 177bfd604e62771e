/** A month of the calendar as weeks from Monday to Sunday; days of other months are null. */
export function weeksOf(month: string): (string | null)[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const before = (first.getUTCDay() + 6) % 7;
  const days = [
    ...Array.from({ length: before }, () => null),
    ...Array.from(
      { length: count },
      (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`,
    ),
  ];
  const weeks: (string | null)[][] = [];
  for (let start = 0; start < days.length; start += 7) {
    const week: (string | null)[] = days.slice(start, start + 7);
    while (week.length < 7) week.push(null);
    weeks.push(week);
  }
  return weeks;
}

/** The month that is `step` months from another. */
export function monthFrom(month: string, step: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
}

/** `Thứ Hai` … `Chủ nhật` of a day. */
export const weekdayOf = (day: string): string =>
  WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? '';

export const WEEKDAYS = [
  'Thứ Hai',
  'Thứ Ba',
  'Thứ Tư',
  'Thứ Năm',
  'Thứ Sáu',
  'Thứ Bảy',
  'Chủ nhật',
];

/** Whether text is a month, `2026-11`. */
export const isMonth = (text: string | null): text is string =>
  text !== null && /^[12]\d{3}-(?:0[1-9]|1[0-2])$/u.test(text);
