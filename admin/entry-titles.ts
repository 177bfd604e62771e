import type { DeskApi } from './backend-api.ts';

/** A published entry that a block shows: of a statistic also which point, 0 for the newest. */
export interface ShownEntry {
  collection: string;
  id: string;
  point?: number;
}

/** What published entries are called, and the figures of statistics, asked for once each. */
export interface EntryTitles {
  /** The words, if they are known by now; otherwise they are asked for, and `tell` is called then. */
  now(entry: ShownEntry, tell: () => void): string | undefined;
}

/** Opens a store of titles that lasts as long as the window. */
export function entryTitles(api: DeskApi): EntryTitles {
  const known = new Map<string, string>();
  const asked = new Set<string>();

  async function ask({ collection, id, point }: ShownEntry): Promise<string | undefined> {
    if (point === undefined) {
      const { choices } = await api.read<Choices>('choices', { collection, ids: id });
      return choices.find((choice) => choice.id === id)?.title;
    }
    const query = { id, ...(point > 0 && { point: String(point) }) };
    const { title, value, of } = await api.read<Figure>('figure', query);
    return `${value} · ${of} · ${title}`;
  }

  return {
    now(entry, tell) {
      const key = JSON.stringify([entry.collection, entry.id, entry.point]);
      if (!asked.has(key)) {
        asked.add(key);
        void ask(entry)
          .then((words) => {
            if (words === undefined) return;
            known.set(key, words);
            tell();
          })
          // Until the server answers again, the id is what is shown.
          .catch(() => asked.delete(key));
      }
      return known.get(key);
    },
  };
}

interface Choices {
  choices: { id: string; title: string }[];
}

interface Figure {
  title: string;
  value: string;
  of: string;
}
