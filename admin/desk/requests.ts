import { z } from 'zod';
import { Refusal } from './refusal.ts';

const id = z.string().min(1).max(300);
const blob = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u);
const words = z.string().max(1000);
const folder = z
  .string()
  .regex(/^(?:\d{4})?$/u)
  .default('');
const entry = { collection: id, id };

/** The requests of the desk, as they must look. */
export const requests = {
  list: z.strictObject({
    collection: id,
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(50),
    q: z.string().max(200).optional(),
  }),
  entry: z.strictObject(entry),
  /** Beside an entry, its draft's first; or, without an id, published in a folder such as a year. */
  picture: z.strictObject({ collection: id, id: id.optional(), folder, name: id }),
  pictures: z.strictObject({ collection: id, folder }),
  save: z.strictObject({
    ...entry,
    base: blob.nullable(),
    source: z.string().max(4_000_000),
    pictures: z
      .array(
        z.union([
          z.strictObject({ name: id, content: z.base64() }),
          z.strictObject({ name: id, blob }),
        ]),
      )
      .max(50)
      .default([]),
    over: blob.optional(),
  }),
  status: z.strictObject({
    ...entry,
    state: z.enum(['draft', 'pending_review', 'pending_publish']),
    note: words.optional(),
    reason: words.optional(),
    version: blob.optional(),
  }),
  flag: z.strictObject({ ...entry, flag: z.string().max(4000) }),
  publish: z.strictObject({
    ...entry,
    reason: words.optional(),
    version: blob.optional(),
    /** Approved drafts that go in the same commit. */
    together: z
      .array(z.strictObject({ ...entry, version: blob.optional() }))
      .max(20)
      .optional(),
    change: z.strictObject({ kind: z.enum(['major', 'minor']), note: words }).optional(),
  }),
  remove: z.strictObject({ ...entry, reason: words, version: blob.optional() }),
  check: z.strictObject({ file: id, source: z.string().max(4_000_000) }),
};

/** Reads a request by its shape. Refuses what does not fit, naming the first part that does not. */
export function readRequest<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.infer<Schema> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const place = result.error.issues[0]?.path.join('.') || 'toàn bộ';
  throw new Refusal(
    400,
    `Yêu cầu gửi tới máy chủ không đúng dạng (ở “${place}”). Tải lại trang biên tập rồi làm lại; chữ chưa lưu hãy chép ra trước.`,
  );
}
