import { formatDate } from '../../dates.ts';
import { withBase } from '../../urls.ts';
import { PAGE_LENGTH, type Question, type Result } from '../answer.ts';
import { RECORD_KINDS } from '../manifest.ts';
import { writeAddress } from './address.ts';
import { copyOf, linkTo, listItem, need, toNodes, unseen } from './elements.ts';
import { pageNumbers } from './page-numbers.ts';
import { resultAddress } from './passage.ts';

/** Fills the list below `root` with one page of results. */
export function showResults(
  root: ParentNode,
  results: readonly Result[],
  { page, base }: { page: number; base: string },
): void {
  const list = need<HTMLOListElement>(root, 'ol');
  const template = need<HTMLTemplateElement>(root, '[data-result]');
  list.replaceChildren(...results.map((result) => resultItem(result, template, base)));
  list.start = (page - 1) * PAGE_LENGTH + 1;
}

function resultItem(result: Result, template: HTMLTemplateElement, base: string): DocumentFragment {
  const item = copyOf(template);
  const link = need<HTMLAnchorElement>(item, 'a');
  link.href = withBase(resultAddress(sitePath(result.url), result.passage), base);
  link.append(...toNodes(result.title));
  need(item, '.facts').append(...factsOf(result));
  const excerpt = need(item, '.excerpt');
  excerpt.append(...toNodes(result.excerpt));
  excerpt.hidden = result.excerpt.length === 0;
  return item;
}

function factsOf({ kind, date, unit }: Result): (Node | string)[] {
  const facts: (Node | string)[] = [RECORD_KINDS[kind]];
  if (date) {
    const time = document.createElement('time');
    time.dateTime = date;
    time.textContent = formatDate(date);
    facts.push(time);
  }
  if (unit) facts.push(unit);
  return facts.flatMap((fact, index) => (index === 0 ? [fact] : [' · ', fact]));
}

/** Only a path of this site is a link: an index is data. */
export const sitePath = (path: string) => (/^\/(?![/\\])/u.test(path) ? path : '/');

/** Links to the other pages of an answer. */
export function showPages(nav: HTMLElement, question: Question, pages: number): void {
  const { page } = question;
  const to = (target: number, ...content: (Node | string)[]) =>
    linkTo(writeAddress({ ...question, page: target }), ...content);
  const turn = (target: number, text: string, rel: string) => {
    const item = listItem(to(target, text));
    need<HTMLAnchorElement>(item, 'a').rel = rel;
    item.className = rel;
    return item;
  };
  const numbered = pageNumbers(page, pages).map((number) => {
    if (number === undefined) return listItem('…');
    const link = to(number, unseen('Trang '), String(number));
    if (number === page) link.setAttribute('aria-current', 'page');
    return listItem(link);
  });
  need(nav, 'ul').replaceChildren(
    ...(page > 1 ? [turn(page - 1, '‹ Trang trước', 'prev')] : []),
    ...numbered,
    ...(page < pages ? [turn(page + 1, 'Trang sau ›', 'next')] : []),
  );
}
