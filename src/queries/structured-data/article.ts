import { localIso } from '../../dates.ts';
import { articleUrl, shareImageUrl, unitUrl } from '../../urls.ts';
import type { ArticleView } from '../article-view.ts';
import { lastChange } from '../articles.ts';
import type { Place, Thing } from './graph.ts';
import { publisher } from './portal.ts';

/** An article as news; `pictures` are the full addresses of those that it shows. */
export function articleData(view: ArticleView, pictures: string[], place: Place): Thing[] {
  const { article, unit, topics, documents } = view;
  const { id, data } = article;
  const { absolute } = place;
  const address = absolute(articleUrl(id));
  return [
    {
      '@type': 'NewsArticle',
      '@id': address,
      url: address,
      mainEntityOfPage: address,
      headline: data.title,
      description: data.summary,
      inLanguage: 'vi',
      datePublished: localIso(data.date),
      dateModified: lastChange(article),
      // A byline may be a person, an office or initials: what it is would be a guess.
      author: { '@type': 'Thing', name: data.byline },
      publisher: publisher(place),
      sourceOrganization: unit && {
        '@type': 'GovernmentOrganization',
        name: unit.name,
        url: absolute(unitUrl(unit.id)),
      },
      image: [...pictures, absolute(shareImageUrl(id))],
      articleSection: topics.map(({ text }) => text),
      about: view.campaigns.map(eventOf(place)),
      citation: documents.map(({ name, url, date, issuer }) => ({
        '@type': 'DigitalDocument',
        name,
        url: absolute(url),
        datePublished: date,
        publisher: { '@type': 'Organization', name: issuer },
      })),
      correction: (data.corrections ?? []).map(({ date, note }) => ({
        '@type': 'CorrectionComment',
        datePublished: date,
        text: note,
      })),
      isBasedOn: data.source?.url,
    },
  ];
}

const eventOf =
  ({ absolute }: Place) =>
  ({ url, text }: { url: string; text: string }): Thing => ({
    '@type': 'Event',
    '@id': absolute(url),
    name: text,
    url: absolute(url),
  });
