import type { Link } from '../entries.ts';
import type { Place, Thing } from './graph.ts';

/** The way from the home page to a page, which comes last and needs no address. */
export const breadcrumbData = (
  links: readonly Link[],
  title: string,
  absolute: Place['absolute'],
): Thing => ({
  '@type': 'BreadcrumbList',
  itemListElement: [
    ...links.map(({ url, text }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: text,
      item: absolute(url),
    })),
    { '@type': 'ListItem', position: links.length + 1, name: title },
  ],
});
