import { writeAddress } from './address.ts';
import { copyOf, need } from './elements.ts';
import { recentSearches } from './recent.ts';
import { forgotten, shown } from './words.ts';

interface Panel {
  /** Holds the box and the list. */
  root: HTMLElement;
  input: HTMLInputElement;
  said: HTMLElement;
}

/** Shows what was searched for on this device: below an empty box that has the focus, and on an empty page. */
export function startRecent({ root, input, said }: Panel) {
  const searches = recentSearches();
  const panel = need(root, '[data-recent]');
  const list = need(panel, 'ul');
  const template = need<HTMLTemplateElement>(root, '[data-search]');
  let isPageEmpty = false;
  let isWanted = false;

  const refresh = () => {
    panel.classList.toggle('above', !isPageEmpty);
    panel.hidden =
      searches.all().length === 0 || !(isPageEmpty || (isWanted && input.value === ''));
  };
  const fill = () => {
    list.replaceChildren(...searches.all().map(toItem));
    refresh();
  };
  const toItem = (typed: string) => {
    const item = copyOf(template);
    const link = need<HTMLAnchorElement>(item, 'a');
    link.href = writeAddress({ q: typed, filters: {}, sort: 'relevance', page: 1 });
    link.textContent = shown(typed);
    const button = need(item, 'button');
    button.ariaLabel = `Xóa “${shown(typed)}” khỏi các lần tìm gần đây`;
    button.addEventListener('click', () => {
      const place = searches.all().indexOf(typed);
      searches.remove(typed);
      fill();
      const buttons = list.querySelectorAll('button');
      (buttons[Math.min(place, buttons.length - 1)] ?? input).focus();
      said.textContent = forgotten(typed);
    });
    return item;
  };
  need(panel, '[data-clear]').addEventListener('click', () => {
    searches.clear();
    input.focus();
    fill();
    said.textContent = forgotten();
  });

  const want = (isNow: boolean) => {
    isWanted = isNow;
    refresh();
  };
  root.addEventListener('focusin', ({ target }) => {
    if (target === input || panel.contains(target as Node)) want(true);
  });
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) want(false);
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (panel.contains(document.activeElement)) input.focus();
    want(false);
  });
  input.addEventListener('input', () => want(true));
  // A button that is pressed takes the focus in some browsers and not in others: here in none.
  panel.addEventListener('mousedown', (event) => event.preventDefault());
  fill();

  return {
    add(typed: string) {
      searches.add(typed);
      fill();
    },
    /** Says whether the page has nothing else to show. */
    show(isEmpty: boolean) {
      isPageEmpty = isEmpty;
      isWanted = false;
      refresh();
    },
  };
}
