import type { Issue } from '../model/issues.ts';

/** Something wrong in an imported file, at a line counted from 1. */
export const problemAt = (file: string, line: number, message: string): Issue => ({
  file,
  line,
  column: 1,
  message,
  severity: 'error',
});

/** What reading one file gave: what could be read, and all that is wrong with the rest. */
export interface Reading<Item> {
  items: Item[];
  problems: Issue[];
}

export const failed = (problem: Issue): Reading<never> => ({ items: [], problems: [problem] });
