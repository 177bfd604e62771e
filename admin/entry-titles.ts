import type { DeskApi } from './backend-api.ts';

/** The titles of published entries, asked for once each. */
export interface EntryTitles {
  /** The title, if it is known by now; otherwise it is asked for, and `tell` is called once it is. */
  now(entry: { collection: string; id: string }, tell: () => void): string | undefined;
}

/** Opens a store of titles that lasts as long as the window. */
export function entryTitles(api: DeskApi): EntryTitles {
  const known = new Map<string, string>();
  const asked = new Map<string, Promise<void>>();

  async function ask(collection: string, id: string): Promise<void> {
    const { choices } = await api.read<Answer>('choices', { collection, ids: id });
    const found = choices.find((choice) => choice.id === id);
    if (found) known.set(`${collection}/${id}`, found.title);
  }

  return {
    now({ collection, id }, tell) {
      const key = `${collection}/${id}`;
      if (known.has(key) || id.includes(',')) return known.get(key);
      if (!asked.has(key)) {
        // Until the server answers again, the id is what is shown.
        const answer = ask(collection, id).catch(() => void asked.delete(key));
        asked.set(key, answer);
        void answer.then(() => known.has(key) && tell());
      }
      return undefined;
    },
  };
}

interface Answer {
  choices: { id: string; title: string }[];
}
