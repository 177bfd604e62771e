import { defineCollection, type SchemaContext } from 'astro:content';
import { z } from 'zod';
import { type CollectionName, collections as model } from './model/collections.ts';
import { contentLoader } from './model/loader.ts';
import { settings } from './settings.ts';

const collection = <Schema extends z.ZodObject>(
  name: CollectionName,
  schema: (context: SchemaContext) => Schema,
) => defineCollection({ loader: contentLoader(name, settings.contentDir), schema: once(schema) });

/**
 * Astro asks for the schema anew for every entry, only to tell `image` which entry it is for.
 * Building it costs several times what checking does, so it is built once and asks for the image
 * of the entry at hand. Astro parses in the same breath in which it asks, so that is always right.
 */
function once<Schema>(build: (context: SchemaContext) => Schema) {
  let built: Schema | undefined;
  let atHand: SchemaContext;
  const image = () => z.string().transform((path) => atHand.image().parse(path));
  return (context: SchemaContext): Schema => {
    atHand = context;
    built ??= build({ ...context, image: image as unknown as SchemaContext['image'] });
    return built;
  };
}

const figures = ({ image }: SchemaContext) => ({
  figures: z.record(z.string(), image()).optional(),
});

const pdf = z.strictObject({ name: z.string(), size: z.number(), written: z.number() }).optional();

export const collections = {
  articles: collection('articles', (context) =>
    model.articles.schema(context).extend(figures(context)),
  ),
  pages: collection('pages', (context) => model.pages.schema().extend(figures(context))),
  achievements: collection('achievements', (context) => model.achievements.schema(context)),
  documents: collection('documents', () => model.documents.schema().extend({ pdf })),
  campaigns: collection('campaigns', () => model.campaigns.schema()),
  statistics: collection('statistics', () => model.statistics.schema()),
  units: collection('units', () => model.units.schema()),
  topics: collection('topics', () => model.topics.schema()),
  glossary: collection('glossary', () => model.glossary.schema()),
  site: collection('site', () => model.site.schema()),
};
