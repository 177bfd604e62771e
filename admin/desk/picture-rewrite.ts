import { isDeepStrictEqual } from 'node:util';
import { parseSource } from '../../src/model/frontmatter.ts';
import { readBlock, writeBlock } from '../blocks.ts';
import { PICTURED, pictureAt, picturesIn } from './picture-uses.ts';

/** The text of an entry that shows `to` wherever it showed `from`; every other byte stays. */
export function withOther(file: string, source: string, from: string, to: string): string {
  const name = to.slice(to.lastIndexOf('/') + 1);
  const rename = (whole: string, before: string, src: string, after: string) =>
    pictureAt(file, src) === from ? before + name + after : whole;
  return source
    .replace(
      /^([ \t]*(?:- )?src:[ \t]*(["']?))(.+?)(\2[ \t]*)$/gmu,
      (whole, before, _q, src, after) => rename(whole, String(before), String(src), String(after)),
    )
    .replace(PICTURED, (tag) => {
      const shown = picturesIn(tag).map(({ src }) => pictureAt(file, src));
      // A gallery shows a picture once.
      if (shown.includes(from) && shown.includes(to)) return tagWithout(file, tag, from);
      return tag.replace(ATTRIBUTE, (whole, before, attribute, _q, src, after) =>
        /^src\d*$/u.test(String(attribute))
          ? rename(whole, String(before), String(src), String(after))
          : whole,
      );
    });
}

/** An attribute of a tag with its value: its name is the second group, its value the fourth. */
const ATTRIBUTE = /(\s([a-z][A-Za-z0-9]*)=(["']))(.*?)(\3)/gsu;

/**
 * The text of an entry without a picture: a field that holds it goes, a block of the text keeps
 * its caption. Undefined when that cannot be done without touching anything else.
 */
export function withoutPicture(file: string, source: string, picture: string): string | undefined {
  const before = parseSource(file, source).data;
  const wanted = without(file, before, picture);
  const fields = Object.keys(asRecord(before)).filter((name) => !(name in asRecord(wanted)));
  let next = source;
  for (const field of fields)
    next = next.replace(
      new RegExp(`^${field}:[ \\t]*\\n(?:[ \\t]+.*\\n|[ \\t]*\\n(?=[ \\t]))+`, 'mu'),
      '',
    );
  next = next.replace(PICTURED, (tag) => tagWithout(file, tag, picture));
  // A block that is gone leaves one blank line, as between any two paragraphs.
  if (next !== source)
    next = next.replace(/\n{3,}(?=\S)/gu, (lines) => (source.includes(lines) ? lines : '\n\n'));
  const after = parseSource(file, next);
  return after.problems.length === 0 && isDeepStrictEqual(after.data, wanted) ? next : undefined;
}

function tagWithout(file: string, tag: string, picture: string): string {
  const { shortcode: name = '', shortcodeData: values = {} } = readBlock(tag)?.data ?? {};
  const isIt = ({ src }: Record<string, unknown>) => pictureAt(file, src) === picture;
  const shown = picturesIn(tag);
  if (!shown.some(isIt)) return tag;
  if (name === 'Gallery')
    return galleryOf(
      values,
      shown.filter((one) => !isIt(one)),
    );
  const { src: _, alt: __, decorative: ___, credit: ____, basis: _____, ...kept } = values;
  if (name === 'Video') return writeBlock(name, kept);
  return kept['caption'] ? writeBlock(name, { caption: kept['caption'] }) : '';
}

/** What is left of a gallery: one picture alone is a figure. */
function galleryOf(values: Record<string, unknown>, pictures: Record<string, unknown>[]): string {
  const [first, second] = pictures;
  if (first && second) return writeBlock('Gallery', { ...values, pictures });
  return first ? writeBlock('Figure', first) : '';
}

// Only a whole field is taken away: the model asks for `src` in every picture.
function without(file: string, data: unknown, picture: string): unknown {
  const kept = Object.entries(asRecord(data)).filter(
    ([, value]) => pictureAt(file, asRecord(value)['src']) !== picture,
  );
  return Object.fromEntries(kept);
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
