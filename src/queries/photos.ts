import { bodyFigures, mayHaveFigures } from '../mdx/read.ts';
import { articleUrl } from '../urls.ts';
import type { Article, Link } from './entries.ts';
import { fileOf } from './expired-pictures.ts';

type Picture = NonNullable<Article['data']['image']>;

/** A picture of an article, shown away from it. */
export interface Photo {
  /** `src` is what Astro made of the file. */
  picture: Pick<Picture, 'src' | 'alt' | 'focalPoint'>;
  caption: string | undefined;
  credit: string | undefined;
  /** Where it comes from. */
  article: Link;
}

/**
 * Lead pictures and figures of articles, each file once, in the order of the articles. Leaves out what
 * only decorates.
 */
export function photosOf(articles: readonly Article[]): Photo[] {
  const seen = new Set<string>();
  return articles.flatMap((article) => {
    const { image } = article.data;
    return [...(image ? [image] : []), ...figuresOf(article)].flatMap(
      ({ src, alt, focalPoint, caption, credit, decorative }) => {
        const file = fileOf(src);
        if (decorative || !alt || file === '' || seen.has(file)) return [];
        seen.add(file);
        const { id, data } = article;
        const from = { url: articleUrl(id), text: data.title };
        return [{ picture: { src, alt, focalPoint }, caption, credit, article: from }];
      },
    );
  });
}

// A frame of a video is no photo of an event.
const figuresOf = ({ body = '', data }: Article) =>
  mayHaveFigures(body)
    ? bodyFigures(body)
        .filter(({ block }) => block !== 'Video')
        .map((figure) => ({
          ...figure,
          src: data.figures?.[figure.src ?? ''] as Picture['src'],
          focalPoint: undefined,
        }))
    : [];
