import { changesTo, commitToBranch } from './branch.ts';
import type { Trailers } from './commits.ts';
import type { Person } from './people.ts';
import type { Library } from './picture-library.ts';
import {
  baseName,
  folderOf,
  published,
  refuseDrafts,
  refuseOther,
  rewrite,
} from './picture-places.ts';
import { withOther, withoutPicture } from './picture-rewrite.ts';
import { encodePicture } from './pictures.ts';
import type { Published } from './publish.ts';
import { needSaid } from './reason.ts';
import { Refusal } from './refusal.ts';
import { type Repository, writeBlob } from './repository.ts';
import { refuseUnlessPublisher } from './roles.ts';

/** What the acts on pictures need. */
export interface Pictures {
  repository: Repository;
  library: () => Promise<Library>;
}

/** Gives a published picture other bytes under the same name, wherever it is shown. */
export async function replacePicture(
  { repository, library }: Pictures,
  person: Person,
  { file, blob, bytes }: { file: string; blob: string; bytes: Buffer },
): Promise<Published> {
  refuseUnlessPublisher(person, 'thay ảnh đã đăng');
  const encoded = await encodePicture(file, bytes);
  const next = await writeBlob(repository, encoded);
  return changePictures(
    repository,
    person,
    `Thay ảnh: ${baseName(file)}`,
    'replace-picture',
    async () => {
      refuseOther(await published(library, file), blob);
      await refuseDrafts(repository, [file]);
      return { files: new Map([[file, next]]), more: [['Desk-Picture', file]] };
    },
  );
}

/** Shows one of several equal pictures in place of the others, which go. */
export async function mergePictures(
  { repository, library }: Pictures,
  person: Person,
  { keep, drop }: { keep: string; drop: readonly string[] },
): Promise<Published> {
  refuseUnlessPublisher(person, 'gộp ảnh trùng');
  const subject = `Gộp ảnh trùng: ${baseName(keep)}`;
  return changePictures(repository, person, subject, 'merge-pictures', async () => {
    const kept = await published(library, keep);
    const files = new Map<string, string | null>();
    for (const file of drop) {
      const other = await published(library, file);
      if (file === keep || other.blob !== kept.blob || folderOf(file) !== folderOf(keep))
        throw new Refusal(
          400,
          `Ảnh “${baseName(file)}” không gộp được với “${baseName(keep)}”. Chỉ gộp những ảnh giống hệt nhau trong cùng một thư mục; tải lại danh sách ảnh.`,
        );
      files.set(file, null);
    }
    const others = await Promise.all(drop.map((file) => published(library, file)));
    await rewrite(repository, others, files, (file, source) =>
      drop.reduce((text, from) => withOther(file, text, from, keep), source),
    );
    await refuseDrafts(repository, [...files.keys()], drop);
    return { files, more: [['Desk-Picture', keep]] };
  });
}

/** Takes a picture off every published entry and out of the content. The reason is kept. */
export async function takeDownPicture(
  { repository, library }: Pictures,
  person: Person,
  { file, blob, reason }: { file: string; blob: string; reason: string },
): Promise<Published> {
  refuseUnlessPublisher(person, 'gỡ ảnh đã đăng');
  const words = needSaid(
    reason,
    'Gỡ ảnh phải có lý do. Ghi lý do rồi làm lại; ảnh vẫn còn nguyên.',
  );
  return changePictures(
    repository,
    person,
    `Gỡ ảnh: ${baseName(file)}`,
    'take-down-picture',
    async () => {
      const picture = await published(library, file);
      refuseOther(picture, blob);
      const same = (await library()).pictures.filter(
        (other) => other.blob === blob && !other.draft,
      );
      const files = new Map<string, string | null>(same.map((one) => [one.file, null]));
      const gone = [...files.keys()];
      await rewrite(repository, same, files, (path, source) =>
        gone.reduce<string | undefined>(
          (text, one) => (text === undefined ? text : withoutPicture(path, text, one)),
          source,
        ),
      );
      await refuseDrafts(repository, [...files.keys()], gone);
      return {
        files,
        more: [
          ...gone.map((one) => ['Desk-Picture', one] as const),
          ['Desk-Reason', JSON.stringify(words)],
        ],
      };
    },
  );
}

interface Plan {
  /** New blobs by path below the content folder; null takes a file away. */
  files: Map<string, string | null>;
  more: Trailers;
}

/** One commit on the branch that gives files below the content folder other blobs. */
const changePictures = (
  repository: Repository,
  person: Person,
  subject: string,
  act: string,
  plan: () => Promise<Plan>,
): Promise<Published> =>
  commitToBranch(repository, person, async (main) => {
    const { files, more } = await plan();
    const changes = await changesTo(repository, main, files);
    return { subject, trailers: [['Desk-Act', act], ...more], changes };
  });
