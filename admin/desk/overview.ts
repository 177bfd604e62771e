import { localDay } from '../../src/dates.ts';
import { articleUrl } from '../../src/urls.ts';
import { articleState } from '../../src/queries/articles.ts';
import { type Participation, participation } from './overview-campaign.ts';
import {
  type DraftCard,
  isSeen,
  openDrafts,
  type OpenDraft,
  waitsForPublishing,
  waitsForReview,
} from './overview-drafts.ts';
import type { Facts } from './facts.ts';
import type { ListedEntry, PublishedEntries } from './shelf.ts';
import type { Person } from './people.ts';
import type { Repository } from './repository.ts';

/** Something that happens to an entry at a moment or on a day. */
export interface Dated {
  collection: string;
  id: string;
  title: string;
  /** An ISO moment or a day. */
  at: string;
  /** Whether it stands in a draft and so is not sure yet. */
  isDraft: boolean;
}

/** A list of which only the first are shown, and how many there are. */
export interface Counted<Item> {
  count: number;
  items: Item[];
}

/** What a person has to do and what is about to happen. */
export interface Overview {
  mine: DraftCard[];
  review: DraftCard[];
  publish: DraftCard[];
  returned: DraftCard[];
  scheduled: Counted<Dated & { kind: 'publish' | 'unpublish' }>;
  overdue: Counted<Dated>;
  /** Pictures and names whose time ends within 30 days. */
  expiring: Counted<Dated>;
  participation: Participation | null;
  latest: (Dated & { url: string; unit: string })[];
}

/** Everything on the dashboard of one person, at `now`. */
export async function overviewOf(
  repository: Repository,
  facts: PublishedEntries,
  person: Person,
  now: Date,
): Promise<Overview> {
  const today = localDay(now.toISOString());
  const all = await openDrafts(repository, person);
  const drafts = all.filter((draft) => isSeen(draft, person));
  const articles = await facts('articles');
  const shown = [...articles, ...(await facts('achievements'))].filter(
    (entry) => !entry.facts.isWithdrawn,
  );
  const soon = localDay(new Date(now.getTime() + 30 * DAY_MS).toISOString());
  const overdue = articles
    .filter(({ facts: { reviewBy, isWithdrawn } }) => !isWithdrawn && isPast(reviewBy, today))
    .map((entry) => dated(entry, entry.facts.reviewBy));
  const expiring = shown.flatMap((entry) =>
    entry.facts.expires
      .filter((day) => day >= today && day <= soon)
      .map((day) => dated(entry, day)),
  );
  const cards = (wanted: (draft: OpenDraft) => boolean) =>
    drafts.filter(wanted).map(({ card }) => card);
  return {
    mine: cards(({ card }) => card.isMine),
    // Who has waited longest comes first.
    review: cards((draft) => waitsForReview(draft, person)).sort(bySince),
    publish: cards((draft) => waitsForPublishing(draft, person)).sort(bySince),
    returned: cards(({ card }) => card.isMine && card.returned !== null),
    scheduled: counted(scheduledIn(articles, drafts, now)),
    overdue: counted(overdue),
    expiring: counted(expiring),
    participation: await participation(facts, all, today),
    latest: articles
      .filter((article) => stateOf(article.facts, now) === 'public')
      .slice(0, 8)
      .map((entry) => ({
        ...dated(entry, entry.facts.date),
        url: articleUrl(entry.id),
        unit: entry.facts.unit,
      })),
  };
}

/** Whether readers see an article at `now`. */
export const stateOf = (facts: Facts, now: Date) =>
  articleState(
    {
      data: {
        date: facts.date,
        ...(facts.publishAt && { publishAt: facts.publishAt }),
        ...(facts.unpublishAt && { unpublishAt: facts.unpublishAt }),
        ...(facts.isWithdrawn && { withdrawn: { date: '', reason: '' } }),
      },
    },
    now,
  );

/** What will appear and what will be taken off after `now`, the next first. */
export function scheduledIn(
  articles: readonly ListedEntry[],
  drafts: readonly OpenDraft[],
  now: Date,
): (Dated & { kind: 'publish' | 'unpublish' })[] {
  const inDrafts = new Map(
    drafts.map(({ draft, facts, card }) => [draft.entry.file, { facts, card }]),
  );
  const entries = [
    ...articles.filter(({ file }) => !inDrafts.has(file)),
    ...[...inDrafts.values()].map(({ facts, card }) => ({ ...card, facts, isDraft: true })),
  ];
  return entries
    .flatMap((entry) => {
      const { date, publishAt, unpublishAt, isWithdrawn } = entry.facts;
      const start = [date, publishAt]
        .filter((moment) => isAfter(moment, now))
        .sort(byMoment)
        .at(-1);
      return [
        ...(start ? [{ ...dated(entry, start), kind: 'publish' as const }] : []),
        // What was withdrawn already is not taken off once more.
        ...(!isWithdrawn && isAfter(unpublishAt, now)
          ? [{ ...dated(entry, unpublishAt), kind: 'unpublish' as const }]
          : []),
      ];
    })
    .sort((a, b) => byMoment(a.at, b.at));
}

/** An entry with a day or a moment. */
export const dated = (
  entry: { collection: string; id: string; facts: Facts; isDraft?: boolean },
  at: string,
): Dated => ({
  collection: entry.collection,
  id: entry.id,
  title: entry.facts.title || entry.id,
  at,
  isDraft: entry.isDraft ?? false,
});

const SHOWN = 200;
const DAY_MS = 86_400_000;

const counted = <Item extends { at: string }>(items: Item[]): Counted<Item> => ({
  count: items.length,
  items: items.sort((a, b) => byMoment(a.at, b.at)).slice(0, SHOWN),
});

const isPast = (day: string, today: string) => day !== '' && day < today;
const isAfter = (moment: string, now: Date) => moment !== '' && new Date(moment) > now;
const byMoment = (a: string, b: string) => Date.parse(a) - Date.parse(b);
const bySince = (a: DraftCard, b: DraftCard) => byMoment(a.since, b.since);
