import { BYTE_ORDER_MARK, csvLine } from '../csv.ts';
import type { Statistic } from './entries.ts';
import { baselineValue, gapOf } from './statistic-baseline.ts';
import { breaksOf } from './statistic-chart.ts';
import { type Cell, NOTHING, tableOf } from './statistic-table.ts';
import { shareOf } from './statistics.ts';

/** The media types of the files of a statistic. */
export const FILE_TYPES = { csv: 'text/csv', json: 'application/json' } as const;
export type FileFormat = keyof typeof FILE_TYPES;

/** The address of a file with the figures, without the base path. */
export const statisticFileUrl = (id: string, format: FileFormat) => `/so-lieu/${id}.${format}`;

/** What a file with figures is made of; `page` is the full address of the statistic's page. */
export interface FileSource {
  statistic: Statistic;
  unitName: string | undefined;
  baseline: Statistic | undefined;
  page: string;
}

/**
 * The table as RFC 4180 has it, with the mark by which Excel knows UTF-8. Days and counts are plain
 * (`2025-03-06`, `1234`), for a thousands separator means another number elsewhere; shares are as
 * on the page. What is missing is empty.
 */
export function csvOf({ statistic, baseline }: FileSource): string {
  const { groups, columns } = tableOf(statistic, baseline);
  const [, ...labels] = columns;
  const head = ['Nội dung', 'Kỳ', ...labels, 'Mẫu số là', 'Ngắt chuỗi', 'Ghi chú'];
  const rows = groups.flatMap(({ rows }) =>
    rows.map(({ point, cells }) => [
      point.series,
      point.period,
      ...cells.map(plainCell),
      point.outOf ?? '',
      point.breakBefore ? (point.breakReason ?? 'có') : '',
      point.note ?? '',
    ]),
  );
  return BYTE_ORDER_MARK + [head, ...rows].map((row) => csvLine(row)).join('');
}

/** All that is known of a statistic, for programs; shares are from 0 to 1. */
export function jsonOf({ statistic, unitName, baseline, page }: FileSource): string {
  const { data } = statistic;
  const told = {
    title: data.title,
    summary: data.summary,
    page,
    scope: unitName,
    measure: data.measure,
    unitOfCount: data.unitOfCount,
    shareIs: data.measure === 'share' ? 'numerator / denominator, 0–1' : undefined,
    method: data.method,
    source: { name: data.source.name, url: data.source.url },
    analysis: data.analysis,
    baseline: baseline && {
      title: baseline.data.title,
      series: baseline.data.points[0]?.series,
      gapIs: 'percentage points, of the two shares rounded to one decimal',
    },
    breaks: breaksOf(data).map(({ period, reason }) => ({ before: period, reason })),
    points: data.points.map((point) => ({
      series: point.series,
      period: point.period,
      asOf: point.asOf,
      numerator: point.numerator ?? null,
      denominator: point.denominator,
      outOf: point.outOf,
      share: data.measure === 'share' ? (shareOf(point) ?? null) : undefined,
      ...(baseline && {
        baselineShare: baselineValue(baseline, point.period) ?? null,
        gap: gapOf(point, baseline) ?? null,
      }),
      breakBefore: point.breakBefore,
      note: point.note,
    })),
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}

/** `khoảng 2 KB`: how much a reader is about to fetch. */
export const formatSize = (file: string): string =>
  `khoảng ${Math.max(1, Math.round(new TextEncoder().encode(file).length / 1024))} KB`;

function plainCell(cell: Cell): string {
  if ('count' in cell) return cell.count === undefined ? '' : String(cell.count);
  return cell.text === NOTHING ? '' : cell.text;
}
