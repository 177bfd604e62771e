import { withBase } from '../../urls.ts';
import type { Answer, Asker, Question } from '../answer.ts';
import { readAddress, writeAddress } from './address.ts';
import { openAsker } from './asker.ts';
import { startCombobox } from './combobox.ts';
import { need } from './elements.ts';
import { foldWhereNarrow } from './filters.ts';
import { startRecent } from './recent-panel.ts';
import { sitePath } from './results.ts';
import { rememberScroll } from './scroll.ts';
import { openView } from './view.ts';
import { hasWords, pageCount } from './words.ts';

// The page's address is what is asked. A new question is a new entry of the history, answered in
// place; the reader goes back and forth between entries as between pages.
const root = need(document, 'search-results');
const search = need(document, 'main search');
const form = need<HTMLFormElement>(search, 'form');
const input = need<HTMLInputElement>(form, 'input[name=q]');
const said = need(search, '[aria-live]');
const base = root.dataset['base'] ?? '/';
const view = openView(root, base);
const recent = startRecent({ root: search, input, said });
const scroll = rememberScroll();
const answers = new Map<string, Answer>();
let asked = readAddress(location.search);
let turn = 0;
let asker: Asker | undefined;

/** Asks what answers: opened when it is first needed, and anew after it failed. */
async function asking<Answered>(use: (asker: Asker) => Promise<Answered>): Promise<Answered> {
  try {
    return await use((asker ??= openAsker(base)));
  } catch (cause) {
    asker?.close();
    asker = undefined;
    throw cause;
  }
}

/** Shows the answer to a question, then does what is left to do. Only the newest one is shown. */
async function show(question: Question, then = () => {}): Promise<void> {
  const mine = ++turn;
  asked = question;
  recent.show(!hasWords(question.q));
  if (!hasWords(question.q)) {
    view.empty(question);
    return then();
  }
  try {
    const answer = answers.get(writeAddress(question)) ?? (await ask(question, mine));
    if (!answer || mine !== turn) return;
    const pages = Math.max(1, pageCount(answer.total));
    if (question.page > pages) return replace({ ...question, page: pages });
    performance.mark('search:data');
    view.found(question, answer);
    performance.mark('search:shown');
    if (answer.total > 0) recent.add(question.q);
  } catch (cause) {
    if (mine !== turn) return;
    console.error(cause);
    view.failed();
  }
  then();
}

async function ask(question: Question, mine: number): Promise<Answer | undefined> {
  view.busy(question);
  const answer = await asking((open) => open.ask(question));
  if (answers.size >= MOST_ANSWERS) answers.clear();
  answers.set(writeAddress(question), answer);
  return mine === turn ? answer : undefined;
}

function go(question: Question, then?: () => void): void {
  scroll.save();
  if (writeAddress(question) !== writeAddress(readAddress(location.search)))
    history.pushState(null, '', writeAddress(question));
  void show(question, then);
}

function replace(question: Question): void {
  history.replaceState(history.state, '', writeAddress(question));
  void show(question, scroll.restore);
}

/** What the form asks now: the words in the box and the ticked filters. */
const formQuestion = (): Question => {
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  return { ...readAddress(`?${new URLSearchParams(fields)}`), sort: asked.sort };
};

const startFromAddress = () => {
  const question = readAddress(location.search);
  input.value = question.q;
  void show(question, scroll.restore);
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  offers.close();
  // The keyboard of a phone would cover what is found.
  if (matchMedia('(pointer: coarse)').matches) view.focusResults();
  go(formQuestion());
});

root.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.form === form) go(formQuestion());
});

// Every link within the page is an address that can be shared; followed here, it needs no new page.
need(document, 'main').addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.origin + link.pathname !== location.origin + location.pathname) return;
  event.preventDefault();
  if (link.hash !== '') {
    need<HTMLDetailsElement>(root, '[data-part=filters]').open = false;
    return view.goToResults();
  }
  const question = readAddress(link.search);
  input.value = question.q;
  go(question, link.closest('[data-part=pages]') ? view.goToResults : undefined);
});

need(root, '[data-again]').addEventListener('click', () => void show(asked));
addEventListener('popstate', () => {
  scroll.forget();
  startFromAddress();
});

foldWhereNarrow(need(root, '[data-part=filters]'));
const offers = startOffers();
startFromAddress();

/** The box offers something, unless the reader's device asks to save data. */
function startOffers() {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData) return { close: () => {} };
  return startCombobox({
    input,
    list: need(form, '[data-offers]'),
    said,
    offer: (typed) => asking((open) => open.offer(typed)),
    addressOf: ({ url, q }) =>
      url === undefined ? writeAddress({ ...asked, q, page: 1 }) : withBase(sitePath(url), base),
  });
}

const MOST_ANSWERS = 30;
