import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { localDay, localIso } from '../../src/dates.ts';
import { mergePictures, replacePicture, takeDownPicture } from './picture-acts.ts';
import { countPictures, FILTERS, findPictures } from './picture-filters.ts';
import { openSizes, openThumbs } from './picture-thumbs.ts';
import { encodePicture, pictureName, PICTURE_TYPES } from './pictures.ts';
import { libraryFor, pictureFor } from './picture-seen.ts';
import type { Desk } from './plugin.ts';
import { Refusal } from './refusal.ts';
import { blobName } from './repository.ts';
import { readRequest } from './requests.ts';

const blob = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u);
const file = z.string().min(1).max(400);

const shapes = {
  list: z.strictObject({
    q: z.string().max(200).default(''),
    filter: z.enum(FILTERS).default('all'),
    from: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(60),
  }),
  thumb: z.strictObject({ blob }),
  sent: z.strictObject({ name: z.string().min(1).max(400), content: z.base64() }),
  replace: z.strictObject({ file, blob, content: z.base64() }),
  merge: z.strictObject({ keep: file, drop: z.array(file).min(1).max(50) }),
  takeDown: z.strictObject({ file, blob, reason: z.string().max(1000) }),
};

/** Pictures sent ahead of a save, the library of all pictures, and what is done with it. */
export function pictureRoutes(api: FastifyInstance, desk: Desk): void {
  const { repository, release, personOf, log, library, sent } = desk;
  const thumbOf = openThumbs(join(desk.stateDir, 'thumbs'));
  const sizeOf = openSizes(repository);
  const today = () => localDay(localIso(new Date()));
  const note = (email: string, act: string, what: string) =>
    log(`${new Date().toISOString()} ${email} ${act} ${what}`);

  api.post('/picture', async (request) => {
    const { name, content } = readRequest(shapes.sent, request.body);
    const as = pictureName(name);
    const bytes = await encodePicture(as, Buffer.from(content, 'base64'));
    const kept = blobName(bytes, await repository.main());
    const person = personOf(request);
    const { byBlob } = await library();
    await sent.add(person, { blob: kept, name: as, bytes }, (blob) => byBlob.has(blob));
    note(person.email, 'send-picture', `${as} ${kept}`);
    return { name: as, blob: kept, size: bytes.length };
  });

  api.get('/picture-library', async (request) => {
    const { q, filter, from, limit } = readRequest(shapes.list, request.query);
    const all = await libraryFor(desk, personOf(request));
    const found = findPictures(all, { filter, words: q, today: today() });
    const page = found.slice(from, from + limit);
    return {
      pictures: await Promise.all(
        page.map(async (picture) => ({ ...picture, ...(await sizeOf(picture.blob)) })),
      ),
      count: found.length,
      counts: countPictures(all, today()),
      next: from + limit < found.length ? from + limit : null,
      today: today(),
    };
  });

  api.get('/picture-thumb', async (request, reply) => {
    const asked = readRequest(shapes.thumb, request.query);
    const picture = await pictureFor(desk, personOf(request), asked.blob);
    const bytes = picture && (await thumbOf(asked.blob, picture).catch(() => undefined));
    if (!bytes) throw new Refusal(404, 'Không có ảnh nào ở địa chỉ này. Tải lại danh sách ảnh.');
    void reply.header('cache-control', 'private, max-age=31536000, immutable');
    return reply.type('image/webp').send(bytes);
  });

  api.get('/picture-bytes', async (request, reply) => {
    const asked = readRequest(shapes.thumb, request.query);
    const picture = await pictureFor(desk, personOf(request), asked.blob);
    const bytes = await picture?.read();
    if (!picture || !bytes)
      throw new Refusal(
        404,
        'Không có ảnh nào ở địa chỉ này. Tải ảnh lên lại, hoặc bỏ ảnh khỏi bài.',
      );
    void reply.header('cache-control', 'private, max-age=31536000, immutable');
    return reply.type(PICTURE_TYPES[extname(picture.name).toLowerCase()] ?? '').send(bytes);
  });

  api.post('/picture/replace', async (request) => {
    const { content, ...asked } = readRequest(shapes.replace, request.body);
    const person = personOf(request);
    const bytes = Buffer.from(content, 'base64');
    const done = await replacePicture(desk, person, { ...asked, bytes });
    note(person.email, 'replace-picture', `${asked.file} ${done.commit}`);
    release.request();
    return done;
  });

  api.post('/picture/merge', async (request) => {
    const asked = readRequest(shapes.merge, request.body);
    const person = personOf(request);
    const done = await mergePictures(desk, person, asked);
    note(person.email, 'merge-pictures', `${asked.keep} ${done.commit}`);
    release.request();
    return done;
  });

  api.post('/picture/take-down', async (request) => {
    const asked = readRequest(shapes.takeDown, request.body);
    const person = personOf(request);
    const done = await takeDownPicture(desk, person, asked);
    note(person.email, 'take-down-picture', `${asked.file} ${done.commit}`);
    release.request();
    return done;
  });
}
