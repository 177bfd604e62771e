/** Runs work of which only a few may go on at once; the rest waits in the order it came. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets at most `most` go on at once. */
export function openTurns(most: number): Turns {
  const waiting: (() => void)[] = [];
  let going = 0;
  return async (work) => {
    if (going >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else going += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, never freed in between: nobody slips in before those who wait.
      const next = waiting.shift();
      if (next) next();
      else going -= 1;
    }
  };
}

/** Does the same with every one of many, a few at a time, so that others come in between. */
export function allInTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const turn = openTurns(FEW);
  return Promise.all(items.map((item) => turn(() => work(item))));
}

/** Enough that who reads never waits for who answers. */
const FEW = 50;
