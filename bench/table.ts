import type { SiteResult } from './build.ts';

/** The share of the plain site's figure that the portal may take. */
const AIMS = { cold: 0.35, publish: 0.15, edit: 0.15, memory: 0.4 };

/** Prints both sites, their ratio, and whether it is within the aim. Either may be missing. */
export function printTable(plain?: SiteResult, portal?: SiteResult) {
  const row = (label: string, unit: string, value: (site: SiteResult) => number, aim?: number) => {
    const [theirs, ours] = [plain && value(plain), portal && value(portal)];
    const ratio = theirs && ours !== undefined ? ours / theirs : undefined;
    return {
      '': label,
      plain: show(theirs, unit),
      portal: show(ours, unit),
      ratio: ratio === undefined || aim === undefined ? '' : ratio.toFixed(2),
      aim: aim === undefined ? '' : `≤ ${aim}`,
      met: ratio === undefined || aim === undefined ? '' : ratio <= aim ? 'yes' : 'NO',
    };
  };
  const memory = ({ cold, publish, edit }: SiteResult) =>
    Math.max(cold.peakMegabytes, publish.peakMegabytes, edit.peakMegabytes);
  console.table([
    row('cold build with index', 's', (site) => site.cold.seconds, AIMS.cold),
    row('one more article, to page and record', 's', (site) => site.publish.seconds, AIMS.publish),
    row('one edit, to page and record', 's', (site) => site.edit.seconds, AIMS.edit),
    row('cold build, processor time', 's', (site) => site.cold.cpuSeconds, AIMS.cold),
    row('one more article, processor time', 's', (site) => site.publish.cpuSeconds, AIMS.publish),
    row('one edit, processor time', 's', (site) => site.edit.cpuSeconds, AIMS.edit),
    row('peak memory, cold', 'MB', (site) => site.cold.peakMegabytes, AIMS.memory),
    row('peak memory, any build', 'MB', memory, AIMS.memory),
    row('pages', '', (site) => site.pages),
    row('pages rewritten by one more', '', (site) => site.changedByPublish.length),
    row('pages rewritten by one edit', '', (site) => site.changedByEdit.length),
    row('untouched articles rewritten', '', (site) => site.otherArticlesChanged),
  ]);
}

const show = (value: number | undefined, unit: string) =>
  value === undefined
    ? '–'
    : unit === 's'
      ? `${value.toFixed(1)} s`
      : `${Math.round(value).toLocaleString('en')} ${unit}`.trim();
