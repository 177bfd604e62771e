import type { KeptPicture } from './autosave-records.ts';
import type { DecapAsset } from './backend-decap.ts';
import type { Immutable } from './decap.ts';

/** A picture as Decap's form lists it beside an entry. */
interface MediaFile extends KeptPicture {
  url: string;
  displayURL: string;
  size: number;
  /** It was not sent yet. */
  draft: true;
}

/** The pictures of an entry in the form that were chosen but not sent yet. */
export function chosenPictures(entry: Immutable): KeptPicture[] {
  const files = entry.get('mediaFiles') as Immutable | undefined;
  const listed = (files?.toJS() ?? []) as Partial<MediaFile>[];
  return listed.flatMap(({ id = '', name = '', path = '', file, draft }) =>
    draft && file instanceof Blob ? [{ id, name, path, file }] : [],
  );
}

/** Kept pictures as the form lists them, with addresses of this tab. */
export const mediaFilesOf = (pictures: readonly KeptPicture[]): MediaFile[] =>
  pictures.map((picture) => {
    const url = URL.createObjectURL(picture.file);
    return { ...picture, url, displayURL: url, size: picture.file.size, draft: true };
  });

/** The same pictures as Decap finds them by their paths. */
export const assetsOf = (pictures: readonly MediaFile[]): DecapAsset[] =>
  pictures.map((picture) => new Asset(picture));

class Asset implements DecapAsset {
  readonly path: string;
  readonly url: string;
  readonly fileObj: Blob;

  constructor({ path, url, file }: MediaFile) {
    this.path = path;
    this.url = url;
    this.fileObj = file;
  }

  toString(): string {
    return this.url;
  }

  toBase64(): Promise<string> {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.addEventListener('load', () =>
        resolve(String(reader.result).split('base64,')[1] ?? ''),
      );
      reader.addEventListener('error', () => reject(reader.error));
      reader.readAsDataURL(this.fileObj);
    });
  }
}
