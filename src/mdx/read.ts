import { z } from 'zod';
import { type BlockName, type BlockProps, blocks } from './blocks.ts';
import { listIn } from './numbered.ts';
import { type BodyOptions, checkBody, examineBody, type Part } from './policy.ts';

/** A stretch of a body: finished HTML, or a block for its component. */
export type Segment =
  | { type: 'html'; html: string }
  | { type: 'block'; name: BlockName; props: Record<string, unknown> };

export interface ReadOptions extends BodyOptions {
  /** The file that is named in the error, `articles/2020/slug.mdx`. */
  file?: string;
}

/**
 * The body as segments in their order. HTML holds only what the policy allows.
 * Throws when the body has errors; the message has one line `file:line:column sentences` for each.
 */
export function readBody(body: string, { file = 'bài', ...options }: ReadOptions = {}): Segment[] {
  const errors = checkBody(body, options).filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    throw new Error(
      errors.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n'),
    );
  return examineBody(body, options.base).parts.map((part) =>
    part.type === 'html'
      ? { type: 'html', html: part.html }
      : { type: 'block', name: part.name, props: part.props },
  );
}

/**
 * The words of a body, for the search index and excerpts; a block gives its title, text, speaker
 * and captions. Of a body with errors, what could be read.
 */
export const plainText = (body: string): string =>
  examineBody(body)
    .parts.map((part) => (part.type === 'html' ? part.text : blockText(part)))
    .filter((text) => text.trim() !== '')
    .join('\n');

const blockText = ({ name, props }: BlockPart): string =>
  [props, ...itemsOf(name, props)]
    .flatMap((values) => ['title', 'text', 'cite', 'role', 'caption'].map((prop) => values[prop]))
    .filter((value) => typeof value === 'string')
    .join('\n');

const itemsOf = (name: BlockName, props: Record<string, unknown>) =>
  (props[listIn(blocks[name].schema)?.name ?? ''] ?? []) as Record<string, unknown>[];

/** The entries that a body's blocks refer to. Of a body with errors, those that could be read. */
export const bodyReferences = (
  body: string,
): { collection: string; id: string; line: number; column: number }[] =>
  blocksOf(body).flatMap(({ name, props, line, column }) =>
    Object.entries(blocks[name].schema.shape).flatMap(([prop, field]) => {
      const collection = (field as z.ZodType).meta()?.['reference'];
      const id = props[prop];
      return typeof collection === 'string' && typeof id === 'string'
        ? [{ collection, id, line, column }]
        : [];
    }),
  );

/** A picture that a block shows: a figure, one of a gallery, the poster of a video. */
export interface BodyFigure extends BlockProps<'Figure'> {
  block: BlockName;
}

/** The pictures of a body, in their order. Of a body with errors, those that could be read. */
export const bodyFigures = (body: string): BodyFigure[] =>
  blocksOf(body)
    .filter(({ name }) => PICTURED.includes(name))
    .flatMap(({ name, props }) =>
      (listIn(blocks[name].schema) ? itemsOf(name, props) : [props]).map((values) => ({
        ...(values as BlockProps<'Figure'>),
        block: name,
      })),
    );

const PICTURED: readonly BlockName[] = ['Figure', 'Gallery', 'Video'];

/** Whether a body may show pictures: reading one takes long, and most show none. */
export const mayHaveFigures = (body: string): boolean => /<(?:Figure|Gallery|Video)\b/u.test(body);

/** The picture files that a body shows, as written there, each once. */
export const bodyPictures = (body: string): string[] => [
  ...new Set(
    bodyFigures(body)
      .map(({ src }) => src)
      .filter((src) => src !== undefined),
  ),
];

type BlockPart = Extract<Part, { type: 'block' }>;

const blocksOf = (body: string): BlockPart[] =>
  examineBody(body).parts.filter((part) => part.type === 'block');
