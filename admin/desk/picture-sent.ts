import { extname } from 'node:path';
import type { Desk } from './plugin.ts';
import { Refusal } from './refusal.ts';

/** A picture of a save: its bytes, or the blob under which the desk already has them. */
export type SentPicture = { name: string; content: string } | { name: string; blob: string };

/**
 * The bytes of a picture of a save. One that was sent ahead or is in the content is taken as it
 * is; any other blob is looked at and drawn like what comes from outside.
 */
export async function bytesOf(
  { repository, library, sent }: Pick<Desk, 'repository' | 'library' | 'sent'>,
  picture: SentPicture,
): Promise<{ name: string; bytes: Buffer; isKept: boolean }> {
  const { name } = picture;
  if ('content' in picture)
    return { name, bytes: Buffer.from(picture.content, 'base64'), isKept: false };
  const object = await repository.objects.read(picture.blob);
  if (object?.type !== 'blob')
    throw new Refusal(
      409,
      `Máy chủ không còn giữ ảnh “${name}” đã gửi. Bỏ ảnh khỏi bài, chọn lại ảnh rồi lưu; chữ của bạn vẫn còn trên màn hình.`,
    );
  const known = sent.get(picture.blob) ?? (await library()).byBlob.get(picture.blob)?.name;
  const isKept = known !== undefined && kindOf(known) === kindOf(name);
  return { name, bytes: object.body, isKept };
}

const kindOf = (name: string) => extname(name).toLowerCase().replace('jpeg', 'jpg');
