/** The shapes that Decap's core and a backend exchange. Decap publishes no types of its own. */
export interface DecapConfig {
  /** The portal's home page. */
  site_url: string;
}

export interface DecapEntry {
  data: string;
  file: { path: string; id: string | null };
}

export interface DecapFile {
  path: string;
  label?: string;
}

/** A draft as Decap's workflow knows it: `id` of a file comes back when Decap asks for it. */
export interface DecapDraft {
  collection: string;
  slug: string;
  status: string;
  diffs: { path: string; id: string; newFile: boolean }[];
  updatedAt: string;
  pullRequestAuthor: string;
}

export interface DecapMedia {
  id: string;
  name: string;
  path: string;
  size: number;
  url: string;
  displayURL: string;
}

/** A picture that goes with a save. */
export interface DecapAsset {
  path: string;
  /** Where its bytes are now: `blob:` for a new one, the server's address for a known one. */
  url: string;
  toBase64(): Promise<string>;
}

export interface DecapSave {
  dataFiles: { path: string; slug: string; raw: string; newPath?: string }[];
  assets: DecapAsset[];
}

export interface DecapSaveOptions {
  collectionName: string;
  newEntry?: boolean;
  /** True when there was a draft before this save. */
  unpublished?: boolean;
}

/** A page of a list: what is where, and what can be asked next. */
export interface DecapCursor {
  actions: string[];
  meta: { count: number; pageSize: number };
  data: { collection: string; next: string | null };
}

/**
 * A page of entries with its cursor. Decap reads the cursor through a symbol that only its own
 * bundle holds, so the list answers to any symbol of that name.
 */
export function withCursor(entries: DecapEntry[], cursor: DecapCursor): DecapEntry[] {
  return new Proxy(entries, {
    get: (list, key) =>
      typeof key === 'symbol' && key.description?.startsWith('cursor key for compatibility')
        ? cursor
        : (Reflect.get(list, key) as unknown),
  });
}

/** The error by which Decap understands that an entry has no draft. */
export const noDraft = (message: string) =>
  Object.assign(new Error(message), {
    name: 'EDITORIAL_WORKFLOW_ERROR',
    notUnderEditorialWorkflow: true,
  });
