import type { Offer } from '../answer.ts';
import { linkTo, toNodes } from './elements.ts';
import { offered } from './words.ts';

interface Combobox {
  input: HTMLInputElement;
  list: HTMLElement;
  /** Where a screen reader is told how many offers there are. */
  said: HTMLElement;
  offer: (typed: string) => Promise<Offer[]>;
  addressOf: (offer: Offer) => string;
}

/**
 * Offers something while one types: the pattern “editable combobox with list autocomplete” of the
 * ARIA practices. The focus stays in the box; every option is a link, so that it can be opened as
 * one. An offer that cannot be had is no fault that a reader should hear of.
 */
export function startCombobox({ input, list, said, offer, addressOf }: Combobox) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  let active = -1;

  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];
  const isOpen = () => !list.hidden;

  const activate = (index: number) => {
    active = index;
    for (const [at, option] of options().entries())
      option.setAttribute('aria-selected', String(at === index));
    const option = options()[index];
    if (!option) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    clearTimeout(timer);
    turn++;
    list.hidden = true;
    said.textContent = '';
    input.setAttribute('aria-expanded', 'false');
    activate(-1);
  };
  const open = async () => {
    const mine = ++turn;
    const typed = input.value.trim();
    if (typed.length < SHORTEST) return close();
    const offers = await offer(typed).catch(() => []);
    if (mine !== turn || document.activeElement !== input) return;
    list.replaceChildren(...offers.map((each, index) => toOption(each, addressOf(each), index)));
    list.hidden = offers.length === 0;
    input.setAttribute('aria-expanded', String(isOpen()));
    said.textContent = offered(offers.length);
    activate(-1);
  };
  const openSoon = () => {
    clearTimeout(timer);
    // What is offered for fewer letters is not offered for more.
    turn++;
    timer = setTimeout(() => void open(), PAUSE);
  };

  const move = (step: 1 | -1) => {
    if (!isOpen()) return void open();
    const { length } = options();
    // Between the last and the first one stands in the box itself.
    activate(((active + 1 + step + length + 1) % (length + 1)) - 1);
  };
  const keys: Record<string, (event: KeyboardEvent) => void> = {
    ArrowDown: (event) => [event.preventDefault(), move(1)],
    ArrowUp: (event) => [event.preventDefault(), move(-1)],
    Escape: (event) => {
      if (!isOpen()) return;
      event.preventDefault();
      close();
    },
    Enter: (event) => {
      const option = isOpen() ? options()[active] : undefined;
      if (!option) return close();
      event.preventDefault();
      close();
      option.click();
    },
    Home: () => activate(-1),
    End: () => activate(-1),
    ArrowLeft: () => activate(-1),
    ArrowRight: () => activate(-1),
  };

  list.role = 'listbox';
  list.ariaLabel = 'Gợi ý';
  input.role = 'combobox';
  input.ariaAutoComplete = 'list';
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', list.id);
  input.addEventListener('keydown', (event) => {
    // An input method uses the same keys to choose letters.
    if (!event.isComposing) keys[event.key]?.(event);
  });
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) openSoon();
  });
  input.addEventListener('compositionend', openSoon);
  input.addEventListener('blur', close);
  // The box keeps the focus, so that the list is still there when the button is let go.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', close);
  return { close };
}

function toOption(offer: Offer, address: string, index: number): HTMLAnchorElement {
  const text = document.createElement('span');
  text.append(...toNodes(offer.text));
  const label = document.createElement('small');
  label.textContent = offer.label;
  const option = linkTo(address, text, ' ', label);
  option.id = `goi-y-${index}`;
  option.role = 'option';
  option.tabIndex = -1;
  option.ariaSelected = 'false';
  return option;
}

const PAUSE = 250;
const SHORTEST = 2;
