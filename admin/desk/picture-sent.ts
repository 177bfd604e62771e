import { extname } from 'node:path';
import type { Person } from './people.ts';
import { bytesIn, pictureFor } from './picture-seen.ts';
import type { Desk } from './plugin.ts';
import { Refusal } from './refusal.ts';

/** A picture of a save: its bytes, or the blob under which the desk already has them. */
export type SentPicture = { name: string; content: string } | { name: string; blob: string };

/**
 * The bytes of a picture of a save. One that the person sent ahead or may see in the content is
 * taken as it is; any other blob is looked at and drawn like what comes from outside, and is no
 * blob at all for contributors, who do not get at what is hidden by knowing its name in git.
 */
export async function bytesOf(
  desk: Pick<Desk, 'repository' | 'shelf' | 'library' | 'sent'>,
  person: Person,
  picture: SentPicture,
): Promise<{ name: string; bytes: Buffer; isKept: boolean }> {
  const { name } = picture;
  if ('content' in picture)
    return { name, bytes: Buffer.from(picture.content, 'base64'), isKept: false };
  const known = await pictureFor(desk, person, picture.blob);
  const bytes =
    known || person.role === 'contributor'
      ? await known?.read()
      : await bytesIn(desk.repository, picture.blob);
  if (!bytes)
    throw new Refusal(
      409,
      `Máy chủ không còn giữ ảnh “${name}” đã gửi. Bỏ ảnh khỏi bài, chọn lại ảnh rồi lưu; chữ của bạn vẫn còn trên màn hình.`,
    );
  const isKept = known !== undefined && kindOf(known.name) === kindOf(name);
  return { name, bytes, isKept };
}

const kindOf = (name: string) => extname(name).toLowerCase().replace('jpeg', 'jpg');
