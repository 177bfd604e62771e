import { formatNumber } from '../../src/numbers.ts';
import { type DeskApi, deskApi } from '../backend-api.ts';
import type { Person } from '../desk/people.ts';
import { pictureActs } from './acts.ts';
import type { PicturePage } from './answers.ts';
import { type PictureActs, pictureCard } from './card.ts';
import { FILTER_LABELS } from './labels.ts';

/** Fills the page of all pictures and keeps its question in the address. */
export function startPicturePage(base: string): void {
  const api = deskApi(new URL(base, location.origin).href);
  const form = find<HTMLFormElement>('#tim');
  const status = find('#ket-qua');
  const list = find('#anh');
  const more = find<HTMLButtonElement>('#them');
  const question = () =>
    Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, String(value)]));
  let asked = 0;
  let next = 0;
  let acts: PictureActs | undefined;

  /** Shows the pictures from a place on; `said` stands before their number. */
  async function show(from: number, said = ''): Promise<void> {
    const mine = (asked += 1);
    const { q = '', loc = 'all' } = question();
    if (from === 0 && !said) status.textContent = 'Đang tìm…';
    const page = await read(api, { q, filter: loc, from: String(from) });
    if (mine !== asked) return;
    if (typeof page === 'string') {
      status.textContent = page;
      return;
    }
    const cards = page.pictures.map((picture) =>
      pictureCard(picture, { base, today: page.today, acts }),
    );
    if (from === 0) list.replaceChildren(...cards);
    else list.append(...cards);
    status.textContent = [said, countWords(page.count, q)].filter(Boolean).join(' ');
    for (const option of form.querySelectorAll('option')) {
      const value = option.value as keyof typeof FILTER_LABELS;
      option.textContent = `${FILTER_LABELS[value]} (${formatNumber(page.counts[value])})`;
    }
    next = page.next ?? 0;
    more.hidden = page.next === null;
    if (from > 0) cards[0]?.querySelector<HTMLElement>('summary, button, a')?.focus();
  }

  function ask(): void {
    const { q = '', loc = 'all' } = question();
    const search = new URLSearchParams({ ...(q && { q }), ...(loc !== 'all' && { loc }) });
    history.replaceState(null, '', `${location.pathname}${search.size > 0 ? `?${search}` : ''}`);
    void show(0);
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 250);
  });
  form.addEventListener('submit', (event) => (event.preventDefault(), ask()));
  more.addEventListener('click', () => void show(next));

  const given = new URLSearchParams(location.search);
  const fields = form.elements as HTMLFormControlsCollection & Record<string, HTMLInputElement>;
  for (const name of ['q', 'loc'])
    if (given.has(name) && fields[name]) fields[name].value = given.get(name) ?? '';
  void api
    .read<{ person: Person }>('session')
    .then(({ person }) => {
      if (person.role === 'publisher') acts = pictureActs(api, (words) => void show(0, words));
    })
    .catch(() => undefined)
    .then(() => show(0));
}

const read = (api: DeskApi, query: Record<string, string>) =>
  api
    .read<PicturePage>('picture-library', query)
    .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));

const countWords = (count: number, words: string) =>
  count > 0
    ? `${formatNumber(count)} ảnh${words ? ` có “${words}”` : ''}.`
    : `Không có ảnh nào${words ? ` có “${words}”` : ''}. Thử ít từ hơn, hoặc chọn “Tất cả ảnh”.`;

function find<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
  const found = document.querySelector<Kind>(selector);
  if (!found) throw new Error(`The page has no ${selector}. Keep it as its script expects it.`);
  return found;
}
