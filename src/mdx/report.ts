import type { Issue as FileIssue } from '../model/issues.ts';

/** One thing wrong in a body. Line and column count from 1. */
export type Issue = Omit<FileIssue, 'file'>;

/** Says what is wrong at an offset of the source. */
export type Report = (offset: number, message: string, severity?: Issue['severity']) => void;

/** Turns offsets of a source into lines and columns, from 1. */
export function placeFinder(source: string) {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1))
    starts.push(at + 1);
  return (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
