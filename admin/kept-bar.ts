import { formatMoment } from '../src/dates.ts';
import { keptAndHeld } from './autosave-held.ts';
import type { Kept } from './autosave-records.ts';
import { decapStore } from './decap-store.ts';
import { deskBar } from './desk-bar.ts';
import { make } from './elements.ts';

/**
 * Names, while no entry is open, the texts that this browser kept unsaved: whoever comes back after
 * a crash would else see nothing of them in any list, and write them again.
 */
export async function showKept(): Promise<void> {
  const store = await decapStore();
  const list = make('ul');
  const section = make(
    'section',
    { id: 'desk-kept', 'aria-labelledby': 'desk-kept-title', hidden: '' },
    make('strong', { id: 'desk-kept-title' }, 'Trên máy này còn bản chưa lưu'),
    list,
  );
  deskBar().append(section);
  let turns = 0;
  const refresh = async () => {
    const turn = (turns += 1);
    const person = store.getState().auth.user?.email;
    const all = person && !isFormOpen() ? await freeTexts(person) : [];
    if (turn !== turns) return;
    list.replaceChildren(...all.map(lineOf));
    section.hidden = all.length === 0;
  };
  let known = store.getState().auth.user?.email;
  store.subscribe(() => {
    const { user } = store.getState().auth;
    if (user?.email === known) return;
    known = user?.email;
    void refresh();
  });
  // The text of a form that was just left is held for a moment longer.
  addEventListener('hashchange', () => setTimeout(() => void refresh(), LEFT));
  void refresh();
}

/** Milliseconds until the browser lets go of what a closed form held. */
const LEFT = 300;

const isFormOpen = () => /^#\/collections\/[^/]+\/(?:new|entries\/)/u.test(location.hash);

/** What no tab is writing right now. */
async function freeTexts(person: string): Promise<Kept[]> {
  const [all, held] = await keptAndHeld(person);
  return all.filter(({ key }) => !held.has(key));
}

function lineOf({ collection, slug, data, at }: Kept): HTMLElement {
  const { title, name } = data;
  const words = [title, name].find((one) => typeof one === 'string' && one.trim() !== '');
  const place = slug === null ? 'new' : `entries/${slug}`;
  return make(
    'li',
    {},
    make('a', { href: `#/collections/${collection}/${place}` }, String(words ?? 'Chưa có tiêu đề')),
    `, viết lúc ${formatMoment(new Date(at).toISOString())}`,
  );
}
