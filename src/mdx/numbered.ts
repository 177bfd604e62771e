import { z } from 'zod';

/** The list that a block holds besides its plain props. */
export interface NumberedList {
  /** The prop that the list becomes. */
  name: string;
  item: z.ZodObject;
}

/**
 * A tag holds plain values only, so the items of a list are numbered: `src1="…" alt1="…"` and
 * `src2="…"`. Each line of the source is then one item, and each value has its place.
 */
export function listIn(schema: z.ZodObject): NumberedList | undefined {
  for (const [name, field] of Object.entries(schema.shape))
    if (field instanceof z.ZodArray && field.element instanceof z.ZodObject)
      return { name, item: field.element };
  return undefined;
}

/** `alt12` is the `alt` of the twelfth item. Undefined for any other name. */
export function numberedProp(
  list: NumberedList | undefined,
  attribute: string,
): { prop: string; place: number } | undefined {
  const [, prop = '', place] = /^([A-Za-z]+)([1-9]\d?)$/u.exec(attribute) ?? [];
  return list && place && Object.hasOwn(list.item.shape, prop)
    ? { prop, place: Number(place) }
    : undefined;
}

/** Attributes with their items gathered in a list, which may have gaps. */
export function gatherItems<Value>(
  list: NumberedList | undefined,
  attributes: Iterable<[string, Value]>,
): Record<string, Value | Record<string, Value>[]> {
  const gathered: Record<string, Value | Record<string, Value>[]> = {};
  const items: Record<string, Value>[] = [];
  for (const [name, value] of attributes) {
    const numbered = numberedProp(list, name);
    if (!numbered) gathered[name] = value;
    else {
      (items[numbered.place - 1] ??= {})[numbered.prop] = value;
      if (list) gathered[list.name] = items;
    }
  }
  return gathered;
}
