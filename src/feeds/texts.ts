import { formatDate, localDay, OFFSET } from '../dates.ts';
import type { Portal } from '../queries/portal.ts';

const DAY = 24 * 3_600_000;
// RFC 9116 wants less than a year; a portal that is built every day is never near it.
const VALID = 360;

/** `security.txt`: whom to tell of a weakness. Sample contacts are said to be samples. */
export function securityText({ site, today }: Pick<Portal, 'site' | 'today'>, address: string) {
  const from = new Date(`${today}T00:00:00${OFFSET}`).getTime();
  return lines([
    site.sample && '# Địa chỉ dưới đây là địa chỉ mẫu, chưa phải của cơ quan.',
    `Contact: mailto:${site.email}`,
    `Expires: ${new Date(from + VALID * DAY).toISOString()}`,
    'Preferred-Languages: vi, en',
    `Canonical: ${address}`,
  ]);
}

/** `humans.txt`: who makes the portal and what it is made with. */
export const humansText = ({ site, changed }: Pick<Portal, 'site' | 'changed'>) =>
  lines([
    '/* CƠ QUAN */',
    site.agency,
    site.parent.name,
    site.sample ? undefined : `Người chịu trách nhiệm nội dung: ${site.responsible}`,
    '',
    '/* CỔNG */',
    site.name,
    `Cập nhật: ${formatDate(localDay(changed))}`,
    'Ngôn ngữ: tiếng Việt',
    'Phần mềm: Astro, Chart.js, Pagefind, Decap CMS; chữ Be Vietnam Pro',
  ]);

const lines = (parts: (string | false | undefined)[]) =>
  `${parts.filter((part) => typeof part === 'string').join('\n')}\n`;
