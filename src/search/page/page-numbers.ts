/**
 * The pages that a list of results names: the first, the last, the one shown and its neighbours;
 * `undefined` stands for those left out. One page is never left out alone: its number is as short.
 */
export function pageNumbers(page: number, pages: number): (number | undefined)[] {
  const named = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const sorted = [...new Set(named)].sort((a, b) => a - b);
  return sorted.flatMap((number, index) => {
    const missing = number - (sorted[index - 1] ?? number) - 1;
    if (missing <= 0) return [number];
    return missing === 1 ? [number - 1, number] : [undefined, number];
  });
}
