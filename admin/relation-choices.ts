import type { Immutable } from './decap.ts';

/** An entry that can be chosen. */
export interface Choice {
  id: string;
  title: string;
  /** What tells it from others of the same title. */
  detail: string;
  /** Whether it was never published: only a draft has it. */
  isDraft?: true;
}

/** What the server answers. */
export interface Choices {
  choices: Choice[];
  /** How many there are in all. */
  count: number;
}

/** What Decap gives the field of a relation. */
export interface RelationProps {
  value?: Immutable | string | string[] | null;
  field: Immutable;
  forID: string;
  classNameWrapper: string;
  onChange: (value: unknown) => void;
  setActiveStyle: () => void;
  setInactiveStyle: () => void;
}

/** What a choice is called; drafts say that they are. */
export const nameOf = ({ title, isDraft }: Choice): string =>
  isDraft ? `${title} (bản nháp)` : title;

/** The ids in the field, whatever shape Decap keeps them in. */
export function chosenIds({ value, field }: RelationProps): string[] {
  const plain = typeof value === 'object' && value && 'toJS' in value ? value.toJS() : value;
  const list: unknown[] = Array.isArray(plain) ? plain : field.get('multiple') ? [] : [plain];
  return list.filter((id): id is string => typeof id === 'string' && id !== '');
}

/** Hands the ids to Decap in the shape of the field. */
export function putIds({ field, onChange }: RelationProps, ids: readonly string[]): void {
  if (field.get('multiple') !== true) return onChange(ids[0] ?? '');
  const empty = (field.get('search_fields') as Growing).clear();
  onChange(ids.reduce<Growing>((list, id) => list.push(id), empty));
}

export const relatedTo = ({ field }: RelationProps) => String(field.get('collection'));

/** Remembers what entries are called. */
export function remember(props: RelationProps, choices: readonly Choice[]): void {
  for (const choice of choices) met.set(keyOf(props, choice.id), choice);
}

export const isKnown = (props: RelationProps, id: string) => met.has(keyOf(props, id));

/** The entry as it was met; by its id alone while the server has not answered. */
export const choiceOf = (props: RelationProps, id: string): Choice =>
  met.get(keyOf(props, id)) ?? { id, title: id, detail: '' };

const keyOf = (props: RelationProps, id: string) => `${relatedTo(props)}/${id}`;

/** The entries that this tab has met. */
const met = new Map<string, Choice>();

/** Decap's lists, as far as new ones are made of them. */
interface Growing extends Immutable {
  clear(): Growing;
  push(value: unknown): Growing;
}
