import { z } from 'zod';
import { localYear } from '../dates.ts';
import { FORBIDDEN_CHARACTERS } from '../mdx/escape.ts';

/**
 * What differs between the two uses of the model: Astro resolves a picture's path to an
 * image, everything else (the desk, the import, the search index) reads it as text.
 */
export interface ModelHelpers<Image extends z.ZodType = z.ZodType> {
  image: () => Image;
}

/** The model read as plain data, without Astro. */
export const plainHelpers: ModelHelpers<z.ZodString> = { image: () => z.string() };

const URL_SHAPE = /^(?:https?:\/\/[^\s]+|mailto:[^\s@]+@[^\s@]+|\/(?!\/)[^\s\\]*)$/iu;

/** Something that is no space, control, mark or filler (Unicode's blank letters of Hangul and Braille). */
const VISIBLE = /[^\p{Z}\p{C}\p{M}\u115F\u1160\u3164\uFFA0\u2800]/u;

/** Whether there is something to see in a text. */
export const isVisible = (text: string) => VISIBLE.test(text);

/** Text of `max` UTF-16 units, with something to see and without characters that act unseen. */
const words = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value === '' || isVisible(value), {
      error: 'không có chữ nào hiện ra. Gõ lại mục này',
    })
    .refine((value) => !FORBIDDEN_CHARACTERS.test(value), {
      error: 'có ký tự điều khiển hoặc đổi chiều chữ không nhìn thấy được. Xóa mục này rồi gõ lại',
    });

/** One line of text. `max` counts UTF-16 units, as the form does. */
export const line = (title: string, description: string, max = 200) =>
  words(max)
    .regex(/^[^\n]*$/u)
    .meta({ title, description });

/** Several lines of plain text. */
export const text = (title: string, description: string, max = 1000) =>
  words(max).meta({ title, description, widget: 'text' });

/**
 * The first and the last year of any date: no document of the state is older than it, and later years
 * are slips of the keyboard. They do not hang on today's clock: what was built once can be built again.
 */
const FIRST_YEAR = 1945;
const LAST_YEAR = 2099;

const isInYears = (value: string) => {
  const year = Number(yearOf(value));
  // What is no date at all, its own format has refused.
  return Number.isNaN(year) || (year >= FIRST_YEAR && year <= LAST_YEAR);
};
/** The year in which readers count a moment, whatever its offset. */
const yearOf = (value: string) =>
  /^\d{4}-/u.test(value) && Date.parse(value) ? localYear(value) : value.slice(0, 4);
const years = {
  error: ({ input }: { input?: unknown }) =>
    `năm ${yearOf(String(input))} nằm ngoài khoảng ${FIRST_YEAR}–${LAST_YEAR}. Kiểm tra lại năm`,
};

/** A calendar day, `2020-03-16`. */
export const day = (title: string, description: string) =>
  z.iso.date().refine(isInYears, years).meta({ title, description, widget: 'datetime' });

/** A moment with its offset, `2020-03-19T13:10:00+07:00`. */
export const moment = (title: string, description: string) =>
  z.iso
    .datetime({ offset: true })
    .refine(isInYears, years)
    .meta({ title, description, widget: 'datetime' });

/** An address on this site (`/tin/2020/`), or `https:`, `http:`, `mailto:`; nothing else. */
export const url = (title: string, description: string) =>
  z.string().regex(URL_SHAPE).max(2000).meta({ title, description });

export const flag = (title: string, description: string) =>
  z.boolean().meta({ title, description });

/** The id of an entry of another collection. `brokenReferences` checks that it exists. */
export const reference = (collection: string, title: string, description: string) =>
  z.string().min(1).meta({ title, description, reference: collection });

/** The ids of several entries of another collection. */
export const references = (collection: string, title: string, description: string) =>
  z.array(reference(collection, title, description)).meta({ title, description });

/** A fixed choice: the value that is stored and what the editor reads. */
export const choice = <const Values extends Record<string, string>>(
  title: string,
  description: string,
  labels: Values,
) =>
  z
    .enum(Object.keys(labels) as [keyof Values & string, ...(keyof Values & string)[]])
    .meta({ title, description, labels });
