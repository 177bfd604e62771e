/** The name of the record at a row of the index called `tag`, by which Pagefind knows it. */
export const rowName = (tag: string, row: number) =>
  `vi_${tag}${row.toString(36).padStart(5, '0')}`;

/** The index and the row in it that a name tells. */
export const readRowName = (name: string) => ({
  tag: name.slice(3, 5),
  row: Number.parseInt(name.slice(5), 36),
});
