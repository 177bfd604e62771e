import { posix } from 'node:path';
import { parseSource, type SourceFile } from '../../src/model/frontmatter.ts';
import { readBlock } from '../blocks.ts';
import { PICTURE_TYPES } from './pictures.ts';

/** What an entry says of a picture that it shows. */
export interface PictureWords {
  alt?: string;
  decorative?: boolean;
  caption?: string;
  credit?: string;
  basis?: string;
  /** The last day on which it is shown, `2026-12-31`. */
  expires?: string;
}

/** One place in which an entry shows a picture. */
export interface PictureUse extends PictureWords {
  /** The picture, below the content folder. */
  picture: string;
  /** The field that holds it, `image`; `body` for a block of the text. */
  where: string;
}

/** A self-closing tag of a block that shows pictures, however its values are quoted. */
export const PICTURED =
  /<(?:Figure|Gallery|Video)(?:\s+[a-z][A-Za-z0-9]*(?:=(?:"[^"]*"|'[^']*'|\{[^{}"']*\}))?)*\s*\/>/gu;

/** The pictures that an entry shows. `file` is the entry's, below the content folder. */
export const usesIn = (file: string, source: string): PictureUse[] =>
  mayShow(source) ? usesOf(file, parseSource(file, source)) : [];

/** Whether a text can show a picture at all: most do not, and need not be read. */
export const mayShow = (source: string) => MAYBE.test(source);

/** The same of a text that was read already. */
export function usesOf(
  file: string,
  { data, body }: Pick<SourceFile, 'data' | 'body'>,
): PictureUse[] {
  const found: PictureUse[] = [];
  const look = (value: unknown, where: string) => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) return value.forEach((item) => look(item, where));
    const record = value as Record<string, unknown>;
    const picture = pictureAt(file, record['src']);
    if (picture) found.push({ picture, where, ...wordsOf(record) });
    for (const [name, child] of Object.entries(record)) look(child, where || name);
  };
  look(data, '');
  for (const [tag] of body.matchAll(PICTURED))
    for (const values of picturesIn(tag)) {
      const picture = pictureAt(file, values['src']);
      if (picture) found.push({ picture, where: 'body', ...wordsOf(values) });
    }
  return found;
}

/** What a tag says of each of its pictures, in their order. */
export function picturesIn(tag: string): Record<string, unknown>[] {
  const { pictures, ...values } = readBlock(tag)?.data?.shortcodeData ?? {};
  return Array.isArray(pictures) ? (pictures as Record<string, unknown>[]) : [values];
}

/** The path below the content folder of what a text calls a picture beside it. */
export function pictureAt(file: string, src: unknown): string | undefined {
  if (typeof src !== 'string' || /^(?:[a-z]+:|\/)/iu.test(src)) return undefined;
  if (!Object.hasOwn(PICTURE_TYPES, posix.extname(src).toLowerCase())) return undefined;
  const path = posix.join(posix.dirname(file), src.normalize('NFC'));
  return path.startsWith('..') ? undefined : path;
}

function wordsOf(values: Record<string, unknown>): PictureWords {
  const words: PictureWords = {};
  for (const name of ['alt', 'caption', 'credit', 'basis', 'expires'] as const) {
    const value = values[name];
    if (typeof value === 'string' && value.trim() !== '') words[name] = value;
  }
  if (values['decorative'] === true) words.decorative = true;
  return words;
}

const MAYBE = /\.(?:jpe?g|png|webp)\b/iu;
