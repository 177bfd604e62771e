const DAY = 86_400_000;

/**
 * Where an action month stands on the reader's day, by Vietnam's calendar wherever the reader is.
 * A page cannot say that: it is as old as its build.
 */
export function daysLeft(from: string, to: string, now: number): string {
  const today = Math.floor((now + 7 * 3_600_000) / DAY);
  const before = Date.parse(from) / DAY - today;
  const left = Date.parse(to) / DAY - today;
  if (left < 0) return 'Đã kết thúc';
  if (before === 1) return 'Bắt đầu từ ngày mai';
  if (before > 0) return `${before > 30 ? 'C' : 'Sắp diễn ra, c'}òn ${before} ngày nữa`;
  return `Đang diễn ra${left ? `, còn ${left} ngày` : ' đến hết hôm nay'}`;
}

globalThis.document?.querySelectorAll<HTMLElement>('[data-to]').forEach((place) => {
  place.textContent = daysLeft(place.dataset['from'] ?? '', place.dataset['to'] ?? '', Date.now());
});
