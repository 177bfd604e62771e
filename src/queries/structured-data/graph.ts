import type { Site } from '../entries.ts';

/** One thing in the words of schema.org. */
export interface Thing {
  '@type': string;
  [property: string]: Value;
}

type Value = string | number | boolean | undefined | Thing | Reference | Value[];

/** A thing that another page, or another part of the same page, describes. */
interface Reference {
  '@id': string;
}

/** What every description needs: whose portal it is, and full addresses. */
export interface Place {
  site: Site;
  /** The full address of a site path. */
  absolute: (path: string) => string;
}

/**
 * Things as a data block for machines; empty properties are left out. Every `<` is written as an
 * escape, so that no text can end the block.
 */
export const formatGraph = (things: Thing[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': things }, (_key, value: unknown) =>
    value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value,
  ).replace(/</gu, String.raw`\u003c`);

/** A page that is described by nothing more particular; `modified` is when it was changed, not what it is about. */
export const webPage = (
  page: { title: string; description: string; address: string; modified?: string | undefined },
  { absolute }: Place,
  type = 'WebPage',
): Thing => ({
  '@type': type,
  '@id': page.address,
  url: page.address,
  name: page.title,
  description: page.description,
  inLanguage: 'vi',
  dateModified: page.modified,
  isPartOf: { '@id': absolute('/#cong') },
});
