import { formatNumber } from '../../numbers.ts';
import { type Answer, FACETS, type Facet, type Question } from '../answer.ts';
import {
  activeFilters,
  FACET_NAMES,
  toAddress,
  withFilters,
  withoutValue,
  writeAddress,
} from './address.ts';
import { type Choice, choicesOf, FACET_LABELS, labelOf } from './choices.ts';
import { copyOf, linkTo, listItem, need, unseen } from './elements.ts';
import { filterSummary } from './words.ts';

/** Shows by what an answer can be narrowed; says whether by anything. A box that has the focus keeps it. */
export function showFilters(panel: HTMLElement, question: Question, answer: Answer): boolean {
  const focused = panel.contains(document.activeElement) ? document.activeElement : undefined;
  for (const facet of FACETS)
    showFacet(panel, facet, choicesOf(facet, answer, question.filters[facet]));
  need(panel, 'summary').textContent = filterSummary(activeFilters(question).length);
  need(panel, '.done a').textContent = `Xem ${formatNumber(answer.total)} kết quả`;
  if (focused instanceof HTMLInputElement && !focused.isConnected)
    boxesOf(panel)
      .find(({ name, value }) => name === focused.name && value === focused.value)
      ?.focus({ preventScroll: true });
  return panel.querySelector('fieldset:not([hidden])') !== null;
}

/** Folds the filters where they would push the results away. How wide that is, the styles know. */
export function foldWhereNarrow(panel: HTMLDetailsElement): void {
  const summary = need(panel, 'summary');
  let isWide: boolean | undefined;
  new ResizeObserver(() => {
    // Out of sight it has no width to go by.
    if (panel.getClientRects().length === 0) return;
    const wasWide = isWide;
    isWide = getComputedStyle(summary).display === 'none';
    if (isWide !== wasWide) panel.open = isWide;
  }).observe(panel);
}

function showFacet(panel: HTMLElement, facet: Facet, choices: readonly Choice[]): void {
  const fieldset = need<HTMLFieldSetElement>(panel, `[data-facet="${facet}"]`);
  fieldset.hidden = choices.length === 0;
  // Boxes that stay as they are are left alone: a screen reader may stand on one of them.
  const signature = JSON.stringify(choices.map(({ value, count }) => [value, count]));
  if (fieldset.dataset['shown'] !== signature) fillFacet(panel, fieldset, facet, choices);
  fieldset.dataset['shown'] = signature;
  const active = new Set(choices.filter((choice) => choice.isActive).map(({ value }) => value));
  for (const box of boxesOf(fieldset)) box.checked = active.has(box.dataset['value'] ?? '');
  const rest = need<HTMLDetailsElement>(fieldset, 'details');
  if (boxesOf(rest).some(({ checked }) => checked)) rest.open = true;
}

function fillFacet(
  panel: HTMLElement,
  fieldset: HTMLFieldSetElement,
  facet: Facet,
  choices: readonly Choice[],
): void {
  const template = need<HTMLTemplateElement>(panel, '[data-choice]');
  const items = choices.map((choice) => {
    const item = copyOf(template);
    const box = need<HTMLInputElement>(item, 'input');
    box.name = FACET_NAMES[facet];
    box.value = toAddress(facet, choice.value);
    box.dataset['value'] = choice.value;
    need(item, '.name').textContent = choice.label;
    need(item, '.count').append(formatNumber(choice.count), unseen(' kết quả'));
    return item;
  });
  // A fold for a single box would save nothing.
  const first = items.length <= FIRST + 1 ? items.length : FIRST;
  need(fieldset, 'ul').replaceChildren(...items.slice(0, first));
  const rest = need(fieldset, 'details');
  need(rest, 'ul').replaceChildren(...items.slice(first));
  need(rest, 'summary').textContent = `Thêm ${items.length - first} lựa chọn`;
  need(rest, 'summary').append(unseen(` về ${FACET_LABELS[facet]}`));
  rest.hidden = items.length <= first;
}

const boxesOf = (root: ParentNode) => [
  ...root.querySelectorAll<HTMLInputElement>('input[type=checkbox]'),
];

/** Shows what the answer is narrowed by, each with a link that takes it away. */
export function showActive(
  place: HTMLElement,
  question: Question,
  { counts }: Pick<Answer, 'counts'>,
): void {
  const active = activeFilters(question);
  const items = active.map(({ facet, value }) => {
    const sign = document.createElement('span');
    sign.ariaHidden = 'true';
    sign.textContent = '×';
    return listItem(
      linkTo(
        writeAddress(withoutValue(question, facet, value)),
        unseen(`Bỏ lọc theo ${FACET_LABELS[facet]}: `),
        labelOf(facet, value, counts),
        sign,
      ),
    );
  });
  if (active.length > 1) {
    const all = listItem(linkTo(withoutFilters(question), 'Bỏ mọi bộ lọc'));
    all.className = 'all';
    items.push(all);
  }
  need(place, 'ul').replaceChildren(...items);
}

/** The address of the question without any filter. */
export const withoutFilters = (question: Question) => writeAddress(withFilters(question, {}));

const FIRST = 6;
