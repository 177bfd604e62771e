import { type EntryData, plainSchema } from '../../src/model/collections.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { campaignNow, campaignTitle } from '../../src/queries/campaigns.ts';
import { unitNameAt } from '../../src/queries/units.ts';
import type { OpenDraft } from './overview-drafts.ts';
import type { Facts } from './facts.ts';
import type { PublishedEntries } from './shelf.ts';

/** How much each unit has sent for the action month that is on, or next, or was last. */
export interface Participation {
  id: string;
  title: string;
  from: string;
  to: string;
  /** Those that sent most first; those that sent nothing last. */
  units: { id: string; name: string; published: number; waiting: number }[];
}

/** Counts published and submitted articles of the action month, unit by unit. */
export async function participation(
  facts: PublishedEntries,
  drafts: readonly OpenDraft[],
  today: string,
): Promise<Participation | null> {
  const campaign = campaignNow(await readAll(facts, 'campaigns'), today);
  if (!campaign) return null;
  const isOfIt = ({ campaigns }: Facts) => campaigns.includes(campaign.id);
  const articles = (await facts('articles')).filter((article) => isOfIt(article.facts));
  const published = new Set(articles.map(({ file }) => file));
  const waiting = drafts.filter(
    ({ facts: told, draft }) =>
      draft.state !== 'draft' && isOfIt(told) && !published.has(draft.entry.file),
  );
  const units = (await readAll(facts, 'units'))
    // A unit that another one has taken over sends nothing any more.
    .filter(({ data }) => (data.successors ?? []).length === 0)
    .map((unit) => ({
      id: unit.id,
      name: unitNameAt(unit, today).shortName,
      published: articles.filter((article) => article.facts.unit === unit.id).length,
      waiting: waiting.filter((draft) => draft.facts.unit === unit.id).length,
    }))
    .sort((a, b) => b.published - a.published || b.waiting - a.waiting || byName(a.name, b.name));
  const { from, to } = campaign.data;
  return { id: campaign.id, title: campaignTitle(campaign.data), from, to, units };
}

/** All entries of a small collection with all their data; a file that has errors is passed over. */
export async function readAll<Name extends 'campaigns' | 'units'>(
  facts: PublishedEntries,
  collection: Name,
): Promise<{ id: string; data: EntryData<Name> }[]> {
  return (await facts(collection)).flatMap(({ id, file, source }) => {
    const read = plainSchema(collection).safeParse(parseSource(file, source).data);
    return read.success ? [{ id, data: read.data as EntryData<Name> }] : [];
  });
}

const byName = new Intl.Collator('vi', { numeric: true }).compare;
