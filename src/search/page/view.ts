import { type Answer, type Question, SORTS } from '../answer.ts';
import { activeFilters, writeAddress } from './address.ts';
import { keepingFocus, linkTo, need } from './elements.ts';
import { showActive, showFilters, withoutFilters } from './filters.ts';
import { showPages, showResults } from './results.ts';
import {
  failed,
  foundText,
  nothingAsked,
  pageCount,
  searching,
  shown,
  stillSearching,
} from './words.ts';

/** What the page can look like. Each call shows one state as a whole. */
export function openView(root: HTMLElement, base: string) {
  const status = need(root, '[role=status]');
  const section = need(root, 'section');
  const part = Object.fromEntries(
    PARTS.map((name) => [name, need(root, `[data-part=${name}]`)]),
  ) as Record<Part, HTMLElement>;
  const title = document.title;
  let timers: ReturnType<typeof setTimeout>[] = [];

  const say = (text: string) => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    status.textContent = text;
    status.style.minBlockSize = '';
  };
  const sayLater = (text: string, pause: number) =>
    timers.push(setTimeout(() => (status.textContent = text), pause));
  const finish = (state: string, text: string, parts: readonly Part[]) => {
    for (const name of PARTS) part[name].hidden = !parts.includes(name);
    root.dataset['state'] = state;
    say(text);
    section.ariaBusy = 'false';
  };

  return {
    /** An answer is on its way. What was found before stays until it is there. */
    busy: ({ q }: Question) =>
      keepingFocus(section, () => {
        const isFirst = root.dataset['state'] !== 'found';
        for (const name of ['failed', 'advice'] as const) part[name].hidden = true;
        section.ariaBusy = 'true';
        say(isFirst ? searching(q) : (status.textContent ?? ''));
        // The line keeps its height: nothing below it jumps.
        status.style.minBlockSize = `${status.offsetHeight}px`;
        if (!isFirst) sayLater(searching(q), 300);
        sayLater(stillSearching(q), 8000);
        document.title = `${shown(q)} – ${title}`;
      }),
    found: (question: Question, answer: Answer) =>
      keepingFocus(section, () => {
        const { total, results, readAs, suggestion } = answer;
        const isNarrowed = activeFilters(question).length > 0;
        const hasFilters = showFilters(part.filters, question, answer);
        showActive(part.active, question, answer);
        showReading(part.reading, question, answer);
        showSorts(part.sorts, question);
        showResults(root, results, { page: question.page, base });
        showPages(part.pages, question, pageCount(total));
        showAdvice(part.advice, question);
        document.title = `${shown(question.q)} – ${title}`;
        finish('found', foundText(question, answer), [
          ...when('filters', hasFilters),
          ...when('reading', readAs !== undefined || suggestion !== undefined),
          ...when('active', isNarrowed),
          ...when('sorts', total > 1),
          ...when('pages', pageCount(total) > 1),
          total > 0 ? 'list' : 'advice',
        ]);
      }),
    empty: (question: Question) =>
      keepingFocus(section, () => {
        document.title = title;
        showAdvice(part.advice, { ...question, filters: {} });
        finish('empty', nothingAsked(question.q), ['advice']);
      }),
    failed: () =>
      keepingFocus(section, () => finish('failed', failed(navigator.onLine), ['failed'])),
    focusResults: () => section.focus({ preventScroll: true }),
    /** To the first result, as a new page would. */
    goToResults() {
      section.focus({ preventScroll: true });
      status.scrollIntoView({ block: 'start' });
    },
  };
}

/** What was searched for instead of what was typed, and the way back; or what may have been meant. */
function showReading(place: HTMLElement, question: Question, { readAs, suggestion }: Answer): void {
  const { exact: _, ...asked } = question;
  const to = (q: string, exact = false) =>
    linkTo(writeAddress({ ...asked, q, page: 1, ...(exact && { exact }) }), `“${shown(q)}”`);
  const read = document.createElement('b');
  read.textContent = `“${shown(readAs ?? '')}”`;
  place.replaceChildren(
    ...(readAs === undefined
      ? []
      : ['Đang hiện kết quả cho ', read, '. Tìm đúng như đã gõ: ', to(question.q, true), '. ']),
    ...(suggestion === undefined ? [] : ['Có phải bạn tìm ', to(suggestion), '?']),
  );
}

function showSorts(place: HTMLElement, question: Question): void {
  for (const sort of SORTS) {
    const link = need<HTMLAnchorElement>(place, `[data-sort=${sort}]`);
    link.href = writeAddress({ ...question, sort, page: 1 });
    link.ariaCurrent = sort === question.sort ? 'true' : null;
  }
}

function showAdvice(place: HTMLElement, question: Question): void {
  const way = need(place, '[data-narrowed]');
  way.hidden = activeFilters(question).length === 0;
  need<HTMLAnchorElement>(way, 'a').href = withoutFilters(question);
}

const PARTS = [
  'filters',
  'reading',
  'active',
  'sorts',
  'list',
  'pages',
  'advice',
  'failed',
] as const;
type Part = (typeof PARTS)[number];

const when = (name: Part, isTrue: boolean): Part[] => (isTrue ? [name] : []);
