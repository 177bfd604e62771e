import type { DeskApi } from '../backend-api.ts';
import { make } from '../elements.ts';
import type { SessionAnswer } from './session.ts';

/** What the parts of the accounts page share: the server, and a place to say what happened. */
export interface Page {
  api: DeskApi;
  session: SessionAnswer;
  say: (message: string) => void;
}

/** Does something, then says how it went. */
export async function trying({ say }: Page, act: () => Promise<string>): Promise<void> {
  try {
    say(await act());
  } catch (error) {
    say(String(error));
  }
}

/** A part of the page under a heading of its own. */
export function part(title: string, ...content: (Node | string)[]): HTMLElement {
  const heading = make('h2', { id: `phan-${(count += 1)}` }, title);
  return make('section', { 'aria-labelledby': heading.id }, heading, ...content);
}

/** A table that scrolls by itself where the screen is narrow. */
export function table(caption: string, heads: string[], rows: (Node | string)[][]): HTMLElement {
  return make(
    'div',
    { class: 'desk-wide', role: 'region', 'aria-label': caption, tabindex: '0' },
    make(
      'table',
      {},
      make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, head)))),
      make(
        'tbody',
        {},
        ...rows.map((cells) => make('tr', {}, ...cells.map((cell) => make('td', {}, cell)))),
      ),
    ),
  );
}

let count = 0;
