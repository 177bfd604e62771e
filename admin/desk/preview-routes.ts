import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import sharp from 'sharp';
import { z } from 'zod';
import { digestOf, type EntryFile, entryOf } from '../../src/model/entries.ts';
import type { Issue } from '../../src/model/issues.ts';
import { contentPolicies } from '../../src/release/headers.ts';
import { mediaTypeOf } from '../../src/release/media-types.ts';
import { addressOf } from './address.ts';
import { factsOf } from './facts.ts';
import type { Person } from './people.ts';
import type { Desk } from './plugin.ts';
import { asLook, asPreview, bannerStyle, type Look, LOOKS, problemPage } from './preview-html.ts';
import type { Unsaved } from './preview-library.ts';
import { pictureFor } from './picture-seen.ts';
import { hasPreview } from './preview-page.ts';
import { PreviewEnded } from './previews.ts';
import { Refusal } from './refusal.ts';
import { readRequest } from './requests.ts';
import { issuesOf } from './review.ts';
import { draftFor, mayRead } from './roles.ts';
import { draftSource } from './status.ts';

const look = z.enum(LOOKS).default('tu-dong');
const name = z.string().min(1).max(300);

const shapes = {
  saved: z.strictObject({ collection: name, id: name, look }),
  unsaved: z.strictObject({
    file: name,
    source: z.string().max(4_000_000),
    /** Pictures that only the browser has, in base64. */
    pictures: z
      .array(z.strictObject({ name, content: z.base64() }))
      .max(50)
      .default([]),
    /** Pictures that were sent already and no text has been saved with. */
    sent: z
      .array(z.strictObject({ name, blob: z.string().regex(/^[0-9a-f]{40,64}$/u) }))
      .max(300)
      .default([]),
  }),
  page: z.strictObject({ key: name, look, v: z.string().max(20).optional() }),
  picture: z.strictObject({ key: name, name }),
  style: z.strictObject({ look }),
};

/** The draft as the site would show it: a saved one, or what stands in somebody's form. */
export function previewing(api: FastifyInstance, desk: Desk): void {
  const { repository, shelf, base, previews, personOf } = desk;
  const root = `${base}admin/api/`;
  const kept = new Map<string, Kept>();

  async function page(
    person: Person,
    entry: EntryFile,
    source: string,
    tip: string | undefined,
    unsaved: Unsaved,
  ) {
    if (!hasPreview(entry.collection))
      throw new Refusal(
        404,
        'Mục này không có trang riêng nên không có bản xem trước. Xem nội dung ngay trong biểu mẫu.',
      );
    const commits = [...(tip ? [tip] : []), await repository.main()];
    const issues = await issuesOf(repository, shelf, person, entry, source, commits, {
      atHand: new Set(Object.keys(unsaved)),
    });
    const html = await needPreviews().render({ entry, source, tip, unsaved }).catch(asRefusal);
    return { html, issues };
  }

  function needPreviews() {
    if (previews) return previews;
    throw new Refusal(
      503,
      'Máy chủ này chưa bật bản xem trước. Mở cổng bằng npm start, hoặc báo người quản trị.',
    );
  }

  api.get('/preview', async (request, reply) => {
    const { collection, id, look: seen } = readRequest(shapes.saved, request.query);
    const entry = addressOf(collection, id);
    const person = personOf(request);
    const draft = await draftFor(repository, person, entry);
    const published = await repository.blob(await repository.main(), entry.file);
    if (!draft && !published) throw nothingAt(id);
    const source = draft
      ? await draftSource(repository, draft)
      : await repository.source(published ?? '');
    if (!draft && !mayRead(person, entry.collection, factsOf(entry.collection, source)))
      throw nothingAt(id);
    const { html, issues } = await page(person, entry, source, draft?.tip, {});
    const banner = draft ? NOT_OUT : 'Bản xem trước của trang đang đăng, không có bản nháp nào';
    return send(reply, html, issues, { banner, api: root, look: seen });
  });

  api.post('/preview', async (request) => {
    const person = personOf(request);
    const { file, source, pictures, sent } = readRequest(shapes.unsaved, request.body);
    const entry = entryOf(file);
    if (!entry) throw nothingAt(file);
    const key = digestOf(person.email, file);
    const before = kept.get(key);
    const isShown = (called: string) => source.includes(called);
    const own = new Map([...(before?.pictures ?? [])].filter(([called]) => isShown(called)));
    for (const { name: called, blob } of sent) {
      if (own.has(called) || !isShown(called)) continue;
      const bytes = await (await pictureFor(desk, person, blob))?.read();
      if (bytes) own.set(called, await readPicture(bytes));
    }
    for (const { name: called, content } of pictures)
      if (isShown(called)) own.set(called, await readPicture(Buffer.from(content, 'base64')));
    if (weightOf(own) > MOST_BYTES)
      throw new Refusal(
        413,
        'Ảnh chưa lưu của bài nặng hơn 200 MB nên chưa xem trước được. Lưu bài rồi xem lại.',
      );
    const unsaved = Object.fromEntries(
      [...own].map(([called, { size }]) => [
        called,
        { ...size, src: `${root}preview/picture?${new URLSearchParams({ key, name: called })}` },
      ]),
    );
    const draft = await draftFor(repository, person, entry);
    const { html, issues } = await page(person, entry, source, draft?.tip, unsaved);
    kept.delete(key);
    kept.set(key, { email: person.email, html, issues, pictures: own });
    let weight = 0;
    for (const [index, [one, { pictures: held }]] of [...kept].reverse().entries()) {
      weight += weightOf(held);
      if (index >= KEPT || weight > MOST_BYTES) kept.delete(one);
    }
    return { address: `${root}preview/page?key=${encodeURIComponent(key)}`, issues };
  });

  const ownOf = (request: Parameters<typeof personOf>[0], key: string) => {
    const found = kept.get(key);
    if (found?.email === personOf(request).email) return found;
    throw new Refusal(
      404,
      'Bản xem trước này không còn. Mở lại bài và bấm “Xem trước” để dựng bản mới.',
    );
  };

  api.get('/preview/page', async (request, reply) => {
    const { key, look: seen } = readRequest(shapes.page, request.query);
    const { html, issues } = ownOf(request, key);
    return send(reply, html, issues, { banner: NOT_OUT, api: root, look: seen });
  });

  api.get('/preview/picture', async (request, reply) => {
    const { key, name: called } = readRequest(shapes.picture, request.query);
    const picture = ownOf(request, key).pictures.get(called);
    if (!picture) throw nothingAt(called);
    return reply.type(`image/${picture.size.format}`).send(picture.bytes);
  });

  api.get('/preview/banner.css', async (request, reply) => {
    const { look: seen } = readRequest(shapes.style, request.query);
    return reply.type('text/css; charset=utf-8').send(bannerStyle(seen));
  });

  api.get<{ Params: { file: string } }>('/preview/_astro/:file', async (request, reply) => {
    const { file } = request.params;
    const { look: seen } = readRequest(shapes.style, request.query);
    if (!/^[\w.-]+\.(?:css|woff2)$/u.test(file)) throw nothingAt(file);
    const folder = await needPreviews().client().catch(asRefusal);
    const path = join(folder ?? '', 'admin', 'api', 'preview', '_astro', file);
    const bytes = await readFile(path).catch(() => undefined);
    if (!bytes) throw nothingAt(file);
    void reply.type(mediaTypeOf(file)).header('cache-control', 'private, max-age=3600');
    return reply.send(file.endsWith('.css') ? asLook(bytes.toString('utf8'), seen) : bytes);
  });
}

const NOT_OUT = 'Bản xem trước, chưa đăng';

/** How many previews of unsaved texts are kept: one a person and entry. */
const KEPT = 40;
/** How many bytes of pictures they hold together. */
const MOST_BYTES = 200 * 1024 * 1024;

const weightOf = (pictures: Kept['pictures']) =>
  [...pictures.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);

interface Kept {
  email: string;
  html: string | undefined;
  issues: Issue[];
  pictures: Map<string, OwnPicture>;
}

interface OwnPicture {
  bytes: Buffer;
  size: { width: number; height: number; format: string };
}

async function readPicture(bytes: Buffer): Promise<OwnPicture> {
  const found = await sharp(bytes)
    .metadata()
    .catch(() => undefined);
  if (!found || !['jpeg', 'png', 'webp'].includes(found.format))
    throw new Refusal(415, 'Ảnh này không đọc được. Chọn ảnh JPEG, PNG hoặc WebP khác.');
  return { bytes, size: { ...found.autoOrient, format: found.format } };
}

function send(
  reply: FastifyReply,
  html: string | undefined,
  issues: readonly Issue[],
  preview: { banner: string; api: string; look: Look },
): FastifyReply {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const sentence =
    errors.length > 0
      ? `Bài còn ${errors.length} lỗi nên trang chưa dựng được. Sửa các lỗi dưới đây rồi xem lại.`
      : 'Trang chưa dựng được vì lỗi của chương trình. Lưu bài rồi báo người quản trị; chữ của bạn không mất.';
  void reply.headers({
    'content-security-policy': POLICY,
    'x-robots-tag': 'noindex, nofollow',
    'cache-control': 'no-store',
  });
  void reply.type('text/html; charset=utf-8');
  if (html !== undefined) return reply.send(asPreview(html, preview));
  const lines = errors.map(({ line, message }) => `Dòng ${line}: ${message}`);
  return reply.send(asPreview(problemPage(sentence, lines), preview));
}

/** The readers' own policy without any script, and no way to act for the person who looks. */
const POLICY = `${(contentPolicies({})[0]?.policy ?? '').replace(/script-src [^;]+/u, "script-src 'none'")}; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox`;

function asRefusal(error: unknown): never {
  if (!(error instanceof PreviewEnded)) throw error;
  throw new Refusal(
    503,
    'Bản xem trước dựng quá lâu nên đã dừng. Thử lại sau ít giây; nếu bài này luôn như vậy, xem lại phần vừa chèn.',
  );
}

const nothingAt = (what: string) =>
  new Refusal(
    404,
    `Không có gì để xem trước ở “${what.slice(0, 60)}”. Lưu bài rồi mở lại bản xem trước.`,
  );
