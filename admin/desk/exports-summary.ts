/** Counts by name and month: a head, one row a name, and the sums below. */
export function summaryRows(
  articles: readonly { name: string; month: string }[],
  { head, from, to }: { head: string; from: string; to: string },
): string[][] {
  const months = monthsBetween(from.slice(0, 7), to.slice(0, 7));
  const counts = new Map<string, Map<string, number>>();
  const total = new Map<string, number>();
  const add = (row: Map<string, number>, month: string) =>
    row.set(month, (row.get(month) ?? 0) + 1);
  for (const { name, month } of articles) {
    const row = counts.get(name) ?? new Map<string, number>();
    counts.set(name, row);
    add(row, month);
    add(total, month);
  }
  const cells = (name: string, row: ReadonlyMap<string, number>) => {
    const numbers = months.map((month) => row.get(month) ?? 0);
    return [name, ...numbers.map(String), String(numbers.reduce((sum, count) => sum + count, 0))];
  };
  const names = [...counts].sort(([a], [b]) => byName(a, b));
  return [
    [head, ...months.map((month) => `Tháng ${month.slice(5)}/${month.slice(0, 4)}`), 'Cộng'],
    ...names.map(([name, row]) => cells(name, row)),
    cells('Cộng', total),
  ];
}

/** The months from one to another, both counted: `2026-01`, `2026-02`. */
function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  const [firstYear = 0, firstMonth = 1] = from.split('-').map(Number);
  for (let at = firstYear * 12 + firstMonth - 1; ; at += 1) {
    const month = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    if (month > to) return months;
    months.push(month);
  }
}

const byName = new Intl.Collator('vi', { numeric: true }).compare;
