import { type CollectionName, collections } from '../src/model/collections.ts';
import { jsonSchema } from '../src/model/json-schema.ts';
import { blocks } from '../src/mdx/blocks.ts';
import { TABLE, VERBATIM } from './body-nodes.ts';
import type { CmsCollection, CmsConfig, CmsField } from './decap.ts';
import { fieldsOf, summaryOf } from './fields.ts';
import { type Prefill, prefilled } from './prefill.ts';

/** Decap's configuration, made of the model. `siteUrl` is the portal's home page. */
export const cmsConfig = (siteUrl: string, prefill: Prefill = {}): CmsConfig => ({
  // There is no config.yml to ask for.
  load_config_file: false,
  backend: { name: 'desk' },
  locale: 'vi',
  site_url: siteUrl,
  display_url: siteUrl,
  publish_mode: 'editorial_workflow',
  media_folder: 'content',
  public_folder: '/',
  show_preview_links: false,
  slug: { encoding: 'ascii', clean_accents: true },
  editor: { preview: false },
  collections: (Object.keys(collections) as CollectionName[]).map((name) =>
    collectionOf(name, prefill),
  ),
});

/** Where the address of a new entry stands until it is saved. No file holds these. */
export const ADDRESS = { slug: 'deskslug', year: 'deskyear' } as const;

function collectionOf(name: CollectionName, prefill: Prefill): CmsCollection {
  const place = collections[name];
  const shared = { name, label: place.label, label_singular: place.singular, sortable_fields: [] };
  if ('file' in place)
    return {
      ...shared,
      format: name,
      files: [{ name, label: place.label, file: `content/${place.file}`, fields: formOf(name) }],
    };
  return {
    ...shared,
    format: name,
    folder: `content/${place.folder}`,
    extension: place.extension,
    create: true,
    // Articles are withdrawn and keep their address; `acts.ts` offers that.
    ...(name === 'articles' && { delete: false }),
    identifier_field: ADDRESS.slug,
    slug: '{{slug}}',
    summary: summaryOf(name),
    media_folder: '',
    public_folder: '',
    ...(name === 'articles' && { path: `{{${ADDRESS.year}}}/{{slug}}` }),
    ...(PREVIEWED.has(name) && { editor: { preview: true } }),
    fields: [
      ...prefilled(name, formOf(name), prefill),
      { name: ADDRESS.slug, widget: 'hidden', required: false },
    ],
  };
}

/** Collections whose entries have a page of their own, which the desk shows beside the form. */
export const PREVIEWED: ReadonlySet<CollectionName> = new Set([
  'articles',
  'pages',
  'documents',
  'statistics',
  'campaigns',
  'achievements',
]);

/** The model's fields, with the body after what every entry must have. */
function formOf(name: CollectionName): CmsField[] {
  const fields = fieldsOf(jsonSchema(name));
  if (collections[name].extension !== 'mdx') return fields;
  const needed = jsonSchema(name).required ?? [];
  const at = fields.findLastIndex((field) => needed.includes(field.name)) + 1;
  return [...fields.slice(0, at), BODY, ...fields.slice(at)];
}

const BODY: CmsField = {
  name: 'body',
  label: 'Nội dung',
  hint: 'Gõ như trong Word; nút dấu cộng chèn ảnh, bảng, biểu đồ, lời trích.',
  widget: 'markdown',
  required: false,
  modes: ['rich_text', 'raw'],
  buttons: [
    'bold',
    'italic',
    'link',
    'heading-two',
    'heading-three',
    'quote',
    'bulleted-list',
    'numbered-list',
  ],
  editor_components: [...Object.keys(blocks), TABLE, VERBATIM],
};
