import type { APIContext, GetStaticPaths } from 'astro';
import { type CalendarEvent, calendarFile } from '../../queries/calendar.ts';
import { campaignTitle } from '../../queries/campaigns.ts';
import { getPortal } from '../../queries/content.ts';
import { cacheKey } from '../../queries/entries.ts';
import { absoluteUrl } from '../../queries/href.ts';
import { settings } from '../../settings.ts';
import { campaignUrl } from '../../urls.ts';

export const getStaticPaths = (async () => {
  const { campaigns } = await getPortal();
  const site = new URL(settings.siteUrl);
  return [...campaigns.values()].map(({ id, data }) => {
    const event: CalendarEvent = {
      uid: `thang-hanh-dong-${id}@${site.hostname}`,
      title: campaignTitle(data),
      description: data.theme ? `Chủ đề: ${data.theme}` : data.name,
      url: absoluteUrl(campaignUrl(id), site),
      from: data.from,
      to: data.to,
    };
    return { params: { id }, props: { event }, cacheKey: cacheKey('', event) };
  });
}) satisfies GetStaticPaths;

/** The window of an action month as a file that calendars open. */
export const GET = ({ props }: APIContext<{ event: CalendarEvent }>) =>
  new Response(calendarFile(props.event), { headers: { 'content-type': 'text/calendar' } });
