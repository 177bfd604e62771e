import { localDay, OFFSET } from '../dates.ts';
import { listEntries, readSource } from '../model/entries.ts';

const AT_ONCE = 64;
const DAY = 24 * 3_600_000;

/**
 * The moment after `now` at which the site changes by itself: an article becomes due or is over,
 * or a new day begins, from which on a notice, a picture or an action month may count differently.
 */
export async function nextChange(contentDir: string, now: Date): Promise<Date> {
  let next = new Date(`${localDay(new Date(now.getTime() + DAY).toISOString())}T00:00:00${OFFSET}`);
  const entries = await listEntries(contentDir, 'articles');
  for (let start = 0; start < entries.length; start += AT_ONCE) {
    const sources = await Promise.all(
      entries.slice(start, start + AT_ONCE).map(({ file }) => readSource(contentDir, file)),
    );
    for (const source of sources)
      for (const [, value = ''] of source.matchAll(MOMENT)) {
        const moment = new Date(value);
        if (moment > now && moment < next) next = moment;
      }
  }
  return next;
}

const MOMENT = /^(?:date|publishAt|unpublishAt):[ \t]*['"]?(\d{4}-\d{2}-\d{2}T[^'"\s]+)/gmu;
