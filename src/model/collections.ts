import type { z } from 'zod';
import { achievement } from './achievement.ts';
import { article } from './article.ts';
import { campaign } from './campaign.ts';
import { document } from './document.ts';
import { plainHelpers } from './fields.ts';
import { glossary } from './glossary.ts';
import { page } from './page.ts';
import { site } from './site.ts';
import { statistic } from './statistic.ts';
import { topic } from './topic.ts';
import { unit } from './unit.ts';

/**
 * Every kind of content: its schema, where it lives below `content/`, and what editors call it.
 * `folder` holds one file an entry, `file` is a single entry; `mdx` files have a body.
 */
export const collections = {
  articles: {
    schema: article,
    folder: 'articles',
    extension: 'mdx',
    label: 'Tin bài',
    singular: 'tin bài',
    title: 'title',
  },
  documents: {
    schema: document,
    folder: 'documents',
    extension: 'yaml',
    label: 'Văn bản',
    singular: 'văn bản',
    title: 'number',
  },
  campaigns: {
    schema: campaign,
    folder: 'campaigns',
    extension: 'yaml',
    label: 'Tháng hành động',
    singular: 'tháng hành động',
    title: 'name',
  },
  statistics: {
    schema: statistic,
    folder: 'statistics',
    extension: 'yaml',
    label: 'Số liệu',
    singular: 'số liệu',
    title: 'title',
  },
  achievements: {
    schema: achievement,
    folder: 'achievements',
    extension: 'yaml',
    label: 'Thành tích',
    singular: 'thành tích',
    title: 'name',
  },
  units: {
    schema: unit,
    folder: 'units',
    extension: 'yaml',
    label: 'Đơn vị',
    singular: 'đơn vị',
    title: 'names.0.name',
  },
  topics: {
    schema: topic,
    folder: 'topics',
    extension: 'yaml',
    label: 'Chuyên đề',
    singular: 'chuyên đề',
    title: 'title',
  },
  pages: {
    schema: page,
    folder: 'pages',
    extension: 'mdx',
    label: 'Trang',
    singular: 'trang',
    title: 'title',
  },
  glossary: {
    schema: glossary,
    file: 'glossary.yaml',
    extension: 'yaml',
    label: 'Từ viết tắt, tên đã đổi',
    singular: 'bảng từ viết tắt',
  },
  site: {
    schema: site,
    file: 'site.yaml',
    extension: 'yaml',
    label: 'Cổng thông tin',
    singular: 'thông tin cổng',
  },
} as const;

export type CollectionName = keyof typeof collections;

/** The data of one entry, pictures as the text that the editor's file has. */
export type EntryData<Name extends CollectionName> = z.infer<
  ReturnType<(typeof collections)[Name]['schema']>
>;

const plainSchemas = new Map<CollectionName, z.ZodObject>();

/** The schema of a collection, read without Astro. Built once: building costs more than checking. */
export function plainSchema(name: CollectionName): z.ZodObject {
  const known = plainSchemas.get(name);
  if (known) return known;
  const made: z.ZodObject = collections[name].schema(plainHelpers);
  plainSchemas.set(name, made);
  return made;
}
