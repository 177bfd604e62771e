import { formatDate } from '../dates.ts';
import { campaignUrl, topicUrl, unitUrl } from '../urls.ts';
import type { Offer } from './answer.ts';
import { highlight, matcherOf } from './excerpt.ts';
import { RECORD_KINDS, type RecordKind } from './manifest.ts';
import { FIELDS } from './pairs.ts';
import { fitNeighbours } from './score.ts';
import type { Sources } from './sources.ts';
import { fromInner } from './spelling.ts';
import { hasAccents, type Token, tokensOf } from './tokens.ts';

/** What the box offers for what has been typed so far: units, topics, months, then titles. */
export async function offersFor(typed: string, sources: Sources): Promise<Offer[]> {
  const tokens = tokensOf(typed).slice(0, MOST_WORDS);
  if (tokens.every(({ key }) => key.length < SHORTEST)) return [];
  const places = offerPlaces(tokens, sources).slice(0, 2);
  const titles = await offerTitles(tokens, sources, MOST);
  // An action month is a place and has a title.
  const others = titles.filter(({ url }) => places.every((place) => place.url !== url));
  return [...places, ...others].slice(0, MOST);
}

const PLACES = [
  { facet: 'unit', label: 'Đơn vị', urlOf: unitUrl },
  { facet: 'topic', label: 'Chuyên đề', urlOf: topicUrl },
  { facet: 'campaign', label: RECORD_KINDS.campaign, urlOf: campaignUrl },
] as const;

/** Units, topics and months in whose names all typed words begin a word. */
const offerPlaces = (tokens: readonly Token[], { facts }: Sources): Offer[] =>
  PLACES.flatMap(({ facet, label, urlOf }) =>
    facts.facets[facet].values
      .filter((value) => {
        const words = tokensOf(value.label);
        return tokens.every((typed) => words.some((word) => begins(typed, word)));
      })
      .map((value) => ({
        text: highlight(value.label, matcherOf([tokens])),
        url: urlOf(value.id),
        q: value.label,
        label,
      })),
  );

/** The newest titles that hold what was typed, the last word of which may be half written. */
async function offerTitles(
  tokens: readonly Token[],
  sources: Sources,
  limit: number,
): Promise<Offer[]> {
  const ways = completions(tokens, sources).map((last) => [...tokens.slice(0, -1), last]);
  const found = await Promise.all(ways.map((way) => rowsWithTitle(way, sources)));
  const { days } = sources.facts;
  const rows = [...new Set(found.flat())]
    .toSorted((a, b) => ((days[a] ?? '') < (days[b] ?? '') ? 1 : -1))
    .slice(0, limit);
  return Promise.all(
    rows.map(async (row) => {
      const { meta, url, filters } = await sources.text(row);
      const title = fromInner(meta['title'] ?? '');
      const kind = (filters['kind']?.[0] ?? 'page') as RecordKind;
      const date = filters['date']?.[0];
      return {
        text: highlight(title, matcherOf(ways)),
        url,
        q: title,
        // Several documents may have one number.
        label: [RECORD_KINDS[kind], kind === 'document' && date ? formatDate(date) : '']
          .filter(Boolean)
          .join(' · '),
      };
    }),
  );
}

/** The last word, as it stands or as the commonest words that begin with it. */
function completions(tokens: readonly Token[], { lexicon }: Sources): Token[] {
  const last = tokens.at(-1);
  if (!last) return [];
  const longer = [...lexicon.words]
    .filter(([word]) => word !== last.key && word.startsWith(last.key))
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 2)
    .map(([key]) => ({ key, exact: key }));
  return [last, ...longer];
}

async function rowsWithTitle(way: readonly Token[], sources: Sources): Promise<number[]> {
  if (way.length > 1)
    return [...(await fitNeighbours(way, sources))]
      .filter(([, { inTitle }]) => inTitle > 0.999)
      .map(([row]) => row);
  const postings = await sources.pairs('', way[0]?.key ?? '');
  return postings.filter(({ field }) => field === FIELDS.title).map(({ row }) => row);
}

const begins = (typed: Token, word: Token) =>
  hasAccents(typed) ? word.exact.startsWith(typed.exact) : word.key.startsWith(typed.key);

const MOST = 6;
const MOST_WORDS = 8;
const SHORTEST = 2;
