import { extname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { collections } from '../../src/model/collections.ts';
import { PDF_NAME } from '../../src/model/document.ts';
import { addressOf, collectionOf, pictureFile } from './address.ts';
import { isPdf } from './attachments.ts';
import { mayHaveOf, publishedFor } from './picture-seen.ts';
import { PICTURE_TYPES } from './pictures.ts';
import type { Desk } from './plugin.ts';
import { Refusal } from './refusal.ts';
import { readRequest, requests } from './requests.ts';
import { draftFor } from './roles.ts';

/** The pictures and PDFs that lie beside entries. Nothing here writes. */
export function readingFiles(api: FastifyInstance, desk: Desk): void {
  const { repository, personOf } = desk;

  api.get('/pictures', async (request) => {
    const { collection, folder } = readRequest(requests.pictures, request.query);
    const isKnown = await publishedFor(desk, personOf(request));
    const pictures = await picturesIn(desk, collection, folder);
    const top = folderOf(collection, folder);
    return { pictures: pictures.filter(({ name }) => isKnown(top + name)) };
  });

  api.get('/picture', async (request, reply) => {
    const { collection, id, folder, name } = readRequest(requests.picture, request.query);
    const type = fileType(collection, name);
    const entry = id === undefined ? undefined : addressOf(collection, id);
    const file = entry ? pictureFile(entry, name) : `${folderOf(collection, folder)}${name}`;
    const person = personOf(request);
    const draft = entry && (await draftFor(repository, person, entry));
    const isKnown = (await publishedFor(desk, person))(file);
    const isSeen = draft && (isKnown || (await mayHaveOf(desk, person, draft, file)));
    const published = isKnown ? await repository.main() : undefined;
    for (const commit of type ? [isSeen ? draft.tip : undefined, published] : []) {
      const blob = commit && (await repository.blob(commit, file));
      const object = blob ? await repository.objects.read(blob) : undefined;
      if (!object) continue;
      void reply.headers({ 'cache-control': 'private, no-cache', etag: `"${object.oid}"` });
      if (request.headers['if-none-match'] === `"${object.oid}"`) return reply.code(304).send();
      // No page of the desk shows a PDF in itself: it is kept and looked at by its own program.
      if (isPdf(name)) void reply.header('content-disposition', `attachment; filename="${name}"`);
      return reply.type(type ?? '').send(object.body);
    }
    throw new Refusal(
      404,
      isPdf(name)
        ? 'Không có tệp nào ở địa chỉ này. Chọn lại tệp PDF, hoặc bỏ tệp khỏi văn bản.'
        : 'Không có ảnh nào ở địa chỉ này. Tải ảnh lên lại, hoặc bỏ ảnh khỏi bài.',
    );
  });
}

/** The published pictures, or PDFs of documents, of a folder, such as a year of articles. */
async function picturesIn({ repository }: Desk, collection: string, folder: string) {
  const path = repository.prefix + folderOf(collection, folder);
  const main = await repository.main();
  const listing = await repository.git.text(['ls-tree', '-l', '-z', main, path]);
  return listing.split('\0').flatMap((line) => {
    const match = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.*)$/su.exec(line);
    const name = match?.[3]?.slice(match[3].lastIndexOf('/') + 1) ?? '';
    if (!fileType(collection, name)) return [];
    return [{ name, version: match?.[1] ?? '', size: Number(match?.[2]) }];
  });
}

/** A collection's folder, or one year of it, below the content folder and with a slash. */
function folderOf(collection: string, folder: string): string {
  const place = collections[collectionOf(collection)];
  const top = 'file' in place ? '' : `${place.folder}/`;
  return folder === '' ? top : `${top}${folder}/`;
}

/** The media type by the name of a file beside an entry, or undefined when none may be called so. */
function fileType(collection: string, name: string): string | undefined {
  if (collection === 'documents' && PDF_NAME.test(name)) return 'application/pdf';
  const extension = extname(name).toLowerCase();
  if (/[/\\\p{Cc}]/u.test(name) || name.startsWith('.')) return undefined;
  return Object.hasOwn(PICTURE_TYPES, extension) ? PICTURE_TYPES[extension] : undefined;
}
