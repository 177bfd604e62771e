/** Addresses of pages, without the base path: `withBase` adds it. An id of an article is `2020/slug`. */
export const articleUrl = (id: string) => `/tin/${id}/`;
export const yearUrl = (year: string | number) => `/tin/${year}/`;
export const campaignUrl = (id: string) => `/thang-hanh-dong/${id}/`;
/** The window of an action month, for readers' own calendars. */
export const campaignCalendarUrl = (id: string) => `/thang-hanh-dong/${id}.ics`;
export const statisticUrl = (id: string) => `/so-lieu/${id}/`;
export const documentUrl = (id: string) => `/van-ban/${id}/`;
export const unitUrl = (id: string) => `/don-vi/${id}/`;
export const achievementUrl = (id: string) => `/thanh-tich/${id}/`;
/** A list of achievements that have something in common: `/thanh-tich/nam/2024/`. */
export const achievementsUrl = (facet: string, value: string) => `/thanh-tich/${facet}/${value}/`;
export const topicUrl = (id: string) => `/chuyen-de/${id}/`;
export const pageUrl = (id: string) => `/${id}/`;

/** The picture that stands for a page where it is shared: an article has its own, the rest one. */
export const shareImageUrl = (articleId?: string) =>
  `${articleId === undefined ? '/' : articleUrl(articleId)}chia-se.png`;

/** Puts a site path below the base path (`/phu-nu/`); leaves every other address alone. */
export const withBase = (path: string, base: string) =>
  path.startsWith('/') && !path.startsWith('//') ? base.replace(/\/$/u, '') + path : path;
