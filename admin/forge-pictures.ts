import { isDocument } from './attachments.ts';
import { watchFiles } from './chosen-files.ts';
import { NoPicture, preparePicture } from './pictures.ts';

/**
 * Makes pictures small, and frees them of place and camera, before they go to a forge: no server
 * does it there. `refuse` is told, in Vietnamese, what cannot be used.
 */
export function watchPictures(refuse: (message: string) => void): void {
  watchFiles(
    () => !isDocument(),
    async (files) => {
      const ready = await Promise.all(files.map((file) => preparedFile(file, refuse)));
      return ready.filter((file) => file !== undefined);
    },
  );
}

async function preparedFile(
  file: File,
  refuse: (message: string) => void,
): Promise<File | undefined> {
  try {
    const { name, bytes } = await preparePicture(file);
    return new File([bytes], name, { type: bytes.type });
  } catch (error) {
    if (!(error instanceof NoPicture)) throw error;
    refuse(error.message);
    return undefined;
  }
}
