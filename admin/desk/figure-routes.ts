import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { plainSchema } from '../../src/model/collections.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { quote } from '../../src/model/issues.ts';
import { figureOf, pointAt, type StatisticData } from '../../src/queries/statistics.ts';
import { addressOf } from './address.ts';
import type { Desk } from './plugin.ts';
import { Refusal } from './refusal.ts';
import { readRequest } from './requests.ts';

/** A figure of a published statistic in the words of the site, for the block that shows it. */
export function figureRoutes(api: FastifyInstance, { repository }: Desk): void {
  api.get('/figure', async (request) => {
    const { id, point } = readRequest(wanted, request.query);
    const { file } = addressOf('statistics', id);
    const blob = await repository.blob(await repository.main(), file);
    const read = blob && parseSource(file, await repository.source(blob)).data;
    const statistic = plainSchema('statistics').safeParse(read);
    const data = statistic.data as StatisticData | undefined;
    const shown = data && pointAt(data, point);
    if (!data || !shown)
      throw new Refusal(
        404,
        `Số liệu ${quote(id)} không có con số này. Chọn lại số liệu hoặc sửa số thứ tự của điểm.`,
      );
    const { value, unit, of } = figureOf(data, shown);
    return { title: data.title, value: unit ? `${value} ${unit}` : value, of };
  });
}

const wanted = z.strictObject({
  id: z.string().min(1).max(300),
  /** The place of the point, from 1; the newest one when left out. */
  point: z.coerce.number().int().min(1).max(1000).optional(),
});
