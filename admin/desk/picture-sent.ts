import { extname } from 'node:path';
import type { Person } from './people.ts';
import { pictureNameFor } from './picture-seen.ts';
import type { Desk } from './plugin.ts';
import { Refusal } from './refusal.ts';

/** A picture of a save: its bytes, or the blob under which the desk already has them. */
export type SentPicture = { name: string; content: string } | { name: string; blob: string };

/** The pictures that people sent ahead of a save. */
export interface Sent {
  /** The name under which a person sent these bytes. */
  nameOf(person: Person, blob: string): string | undefined;
  add(person: Person, blob: string, name: string): void;
}

export function openSent(): Sent {
  const names = new Map<string, string>();
  const key = ({ email }: Person, blob: string) => `${blob} ${email.toLowerCase()}`;
  return {
    nameOf: (person, blob) => names.get(key(person, blob)),
    add: (person, blob, name) => void names.set(key(person, blob), name),
  };
}

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
  const known = await pictureNameFor(desk, person, picture.blob);
  const isOpen = known !== undefined || person.role !== 'contributor';
  const object = isOpen ? await desk.repository.objects.read(picture.blob) : undefined;
  if (object?.type !== 'blob')
    throw new Refusal(
      409,
      `Máy chủ không còn giữ ảnh “${name}” đã gửi. Bỏ ảnh khỏi bài, chọn lại ảnh rồi lưu; chữ của bạn vẫn còn trên màn hình.`,
    );
  const isKept = known !== undefined && kindOf(known) === kindOf(name);
  return { name, bytes: object.body, isKept };
}

const kindOf = (name: string) => extname(name).toLowerCase().replace('jpeg', 'jpg');
