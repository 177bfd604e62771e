import { defineCollection, type SchemaContext } from 'astro:content';
import { z } from 'zod';
import { type CollectionName, collections as model } from './model/collections.ts';
import { contentLoader } from './model/loader.ts';
import { settings } from './settings.ts';

const collection = <Schema extends z.ZodObject>(
  name: CollectionName,
  schema: (context: SchemaContext) => Schema,
) => defineCollection({ loader: contentLoader(name, settings.contentDir), schema });

const figures = ({ image }: SchemaContext) => ({
  figures: z.record(z.string(), image()).optional(),
});

export const collections = {
  articles: collection('articles', (context) =>
    model.articles.schema(context).extend(figures(context)),
  ),
  pages: collection('pages', (context) => model.pages.schema().extend(figures(context))),
  achievements: collection('achievements', (context) => model.achievements.schema(context)),
  documents: collection('documents', () => model.documents.schema()),
  campaigns: collection('campaigns', () => model.campaigns.schema()),
  statistics: collection('statistics', () => model.statistics.schema()),
  units: collection('units', () => model.units.schema()),
  topics: collection('topics', () => model.topics.schema()),
  glossary: collection('glossary', () => model.glossary.schema()),
  site: collection('site', () => model.site.schema()),
};
