import type { DeskApi } from './backend-api.ts';
import type { DecapMedia } from './backend-decap.ts';
import { blobOfSent, type KeptPicture, pictureAddress, sentIn } from './picture-sending.ts';
import { baseName, folderAt, type Place } from './backend-places.ts';

/** The pictures beside entries, as Decap asks for them; only their addresses travel. */
export class Media {
  private readonly api: DeskApi;
  /** Addresses of pictures that only a draft has, by Decap's path. */
  private readonly drafts = new Map<string, string>();
  /** Pictures that a save has taken: the address of their bytes in this tab, or entry and name. */
  private readonly sent = new Set<string>();

  constructor(api: DeskApi) {
    this.api = api;
  }

  /** The published pictures of a folder. */
  async list(folder: string): Promise<DecapMedia[]> {
    const place = folderAt(folder);
    if (!place) return [];
    const { pictures } = await this.api.read<{
      pictures: { name: string; version: string; size: number }[];
    }>('pictures', { ...place });
    return pictures.map(({ name, version, size }) => {
      const path = `${folder.replace(/\/+$/u, '')}/${name}`;
      return media(version, path, this.address({ ...place, name }), size);
    });
  }

  /** A picture of a draft. */
  ofDraft({ collection, id }: Place, path: string, version: string): DecapMedia {
    const url = this.address({ collection, id, name: baseName(path) });
    this.drafts.set(path, url);
    return media(version, path, url);
  }

  /** A picture that a text names: of the draft that was opened, else published. */
  at(path: string): DecapMedia {
    const name = baseName(path);
    const place = folderAt(path.slice(0, -name.length));
    const blob = blobOfSent(name);
    const sent = blob && pictureAddress(this.api.root, blob);
    const url = sent ?? this.drafts.get(path) ?? (place ? this.address({ ...place, name }) : path);
    return media(path, path, url);
  }

  /** Whether the server has the picture whose bytes are at this address. */
  isKept(url: string): boolean {
    return this.sent.has(url) || new URL(url, location.href).pathname.startsWith(this.api.root);
  }

  keep(url: string): void {
    this.sent.add(url);
  }

  /** The pictures that were sent ahead, that a text names and that no save has taken along yet. */
  notYetIn(path: string, source: string): KeptPicture[] {
    return sentIn(source).filter(({ name }) => !this.sent.has(`${path} ${name}`));
  }

  private address(parts: Record<string, string>): string {
    return `${this.api.root}picture?${new URLSearchParams(parts)}`;
  }
}

const media = (id: string, path: string, url: string, size = 0): DecapMedia => ({
  id,
  name: baseName(path),
  path,
  size,
  url,
  displayURL: url,
});
