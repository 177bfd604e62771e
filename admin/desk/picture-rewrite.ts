import { isDeepStrictEqual } from 'node:util';
import { parseSource } from '../../src/model/frontmatter.ts';
import { readTag, writeTag } from '../block-source.ts';
import { FIGURE, pictureAt } from './picture-uses.ts';

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
    .replace(FIGURE, (tag) =>
      tag.replace(/(\ssrc=(["']))(.*?)(\2)/u, (whole, before, _q, src, after) =>
        rename(whole, String(before), String(src), String(after)),
      ),
    );
}

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
  next = next.replace(FIGURE, (tag) => figureWithout(file, tag, picture));
  // A block that is gone leaves one blank line, as between any two paragraphs.
  if (next !== source)
    next = next.replace(/\n{3,}(?=\S)/gu, (lines) => (source.includes(lines) ? lines : '\n\n'));
  const after = parseSource(file, next);
  return after.problems.length === 0 && isDeepStrictEqual(after.data, wanted) ? next : undefined;
}

function figureWithout(file: string, tag: string, picture: string): string {
  const read = readTag(tag);
  if (!read || pictureAt(file, read.values['src']) !== picture) return tag;
  const { caption } = read.values;
  return caption ? writeTag('Figure', { caption }) : '';
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
