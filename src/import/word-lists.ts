import type { WordRun } from './word.ts';

/** How a line is listed. */
export interface ListMark {
  /** From 0; typed bullets stand below a number before them, `+` below a bullet. */
  level: number | 'under-number' | 'below';
  isOrdered: boolean;
  /** As typed. Word's own numbers count from 1. */
  number?: number;
  runs: readonly WordRun[];
}

/** A list that is being written. Two in a row need different marks, or they would be read as one. */
export function startList(before = '') {
  const lines: string[] = [];
  /** Open levels: how far the text of an item stands in, and the number that comes next. */
  let open: { isOrdered: boolean; indent: number; next: number }[] = [];
  const delimiter = before === '.' ? ')' : '.';
  let isNumbered = false;

  const levelFor = (level: ListMark['level']) => {
    if (typeof level === 'number') return Math.min(level, open.length);
    const bullets = open.findIndex(({ isOrdered }) => !isOrdered);
    if (level === 'under-number') return bullets >= 0 ? bullets : open.length;
    return bullets >= 0 ? bullets + 1 : open.length;
  };

  return {
    /** Whether an item goes on with this list: a typed number has to be the next one. */
    takes({ level, isOrdered, number }: ListMark): boolean {
      const there = open[levelFor(level)];
      if (!there || levelFor(level) > 0) return true;
      return there.isOrdered === isOrdered && (number === undefined || number === there.next);
    },
    add({ level, isOrdered, number }: ListMark, text: string): void {
      const at = levelFor(level);
      const there = open[at];
      const count = number ?? (there?.isOrdered ? there.next : 1);
      const indent = open[at - 1]?.indent ?? 0;
      const marker = isOrdered ? `${count}${delimiter} ` : '- ';
      isNumbered ||= isOrdered;
      open = [...open.slice(0, at), { isOrdered, indent: indent + marker.length, next: count + 1 }];
      lines.push(`${' '.repeat(indent)}${marker}${text}`);
    },
    write: () => lines.join('\n'),
    /** The mark behind this list's numbers; none when nothing would clash with the next list. */
    delimiter: () => (lines.length > 0 && isNumbered ? delimiter : ''),
  };
}
