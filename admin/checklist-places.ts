import type { CollectionName } from '../src/model/collections.ts';
import type { Issue } from '../src/model/issues.ts';
import { selectWords } from './checklist-words.ts';

/** Leads to what an issue is about: opens the groups around its field, focuses it, marks the words. */
export async function goTo(
  { path = [], words }: Issue,
  _collection: CollectionName,
): Promise<void> {
  const names = path.filter((part) => typeof part !== 'symbol');
  const field = await findField(names);
  if (!field) return;
  field.scrollIntoView({ block: 'center' });
  const text = field.querySelector<HTMLElement>('[contenteditable="true"]');
  if (text) {
    text.focus();
    if (words) selectWords(text, words);
    return;
  }
  const input = field.matches(FOCUSABLE) ? field : field.querySelector<HTMLElement>(FOCUSABLE);
  input?.focus();
  if (words && (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) {
    const at = input.value.indexOf(words);
    if (at >= 0) input.setSelectionRange(at, at + words.length);
  }
}

export const FOCUSABLE =
  'input:not([type="hidden"]), textarea, select, [contenteditable="true"], button';

/** The field at a path of the data, or the nearest around it that the form has. */
async function findField(path: readonly (string | number)[]): Promise<HTMLElement | undefined> {
  let around: HTMLElement = document.body;
  let found: HTMLElement | undefined;
  for (const part of path) {
    const next = typeof part === 'number' ? itemAt(around, part) : await fieldIn(around, part);
    if (!next) break;
    found = next;
    around = next;
  }
  return found;
}

async function fieldIn(around: HTMLElement, name: string): Promise<HTMLElement | undefined> {
  const label = () => around.querySelector<HTMLElement>(`label[for^="${CSS.escape(name)}-field-"]`);
  // A folded group of Decap's keeps its fields in the page, unseen.
  if (!label()?.checkVisibility() && around !== document.body) {
    around.querySelector<HTMLElement>(FOLDED)?.click();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const mark = label();
  return (
    mark?.closest<HTMLElement>('[class*="ControlContainer"]') ?? mark?.parentElement ?? undefined
  );
}

const FOLDED =
  '[aria-expanded="false"], button[data-testid="expand-button"], button[class*="Collapse"]';

const itemAt = (around: HTMLElement, index: number) =>
  [...around.querySelectorAll<HTMLElement>('[class*="SortableListItem"], [class*="ListItem"]')][
    index
  ];
