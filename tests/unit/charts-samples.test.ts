import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { renderChart } from '../../src/charts/render.ts';
import { checkEntry } from '../../src/model/check.ts';
import { plainEntry } from '../../src/model/content.ts';
import type { Statistic } from '../../src/queries/entries.ts';
import { wrongBaselines } from '../../src/queries/statistic-baseline.ts';
import { chartOf } from '../../src/queries/statistic-chart.ts';
import { misplacedTexts } from './charts-drawing.ts';

const sources = ['content', 'tests/fixtures/content'].flatMap((content) =>
  readdirSync(join(content, 'statistics')).map((name) => ({
    id: basename(name, '.yaml'),
    file: `statistics/${name}`,
    source: readFileSync(join(content, 'statistics', name), 'utf8'),
  })),
);

const statistics = sources.map(({ id, file, source }): Statistic => ({
  id,
  data: plainEntry({ collection: 'statistics', id, file }, source).data,
}));

const drawn = statistics.map((statistic) => {
  const baseline = statistics.find(({ id }) => id === statistic.data.baseline);
  return { id: statistic.id, ...renderChart(chartOf(statistic, baseline)) };
});

describe('every published and every sample statistic', () => {
  test('has nothing wrong', () => {
    expect(sources.flatMap(({ file, source }) => checkEntry(file, source))).toEqual([]);
    expect(wrongBaselines(statistics)).toEqual([]);
  });

  test.each(drawn)('$id has texts that lie inside its drawing and apart', ({ wide, narrow }) => {
    expect([...misplacedTexts(wide), ...misplacedTexts(narrow)]).toEqual([]);
  });

  test.each(drawn)('$id costs an article about two kilobytes at most', ({ wide, narrow }) => {
    expect(gzipSync(wide + narrow).length).toBeLessThan(2200);
  });
});
