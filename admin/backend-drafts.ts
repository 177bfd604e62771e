import { type DeskApi, DeskError } from './backend-api.ts';
import { type DecapDraft, noDraft } from './backend-decap.ts';
import type { ServerEntry } from './backend-lists.ts';
import { baseName, type Place } from './backend-places.ts';

/** A draft as the server describes it. */
export interface ServerDraft extends ServerEntry {
  collection: string;
  id: string;
  state: string;
  by: string;
  at: string;
  published: boolean;
  pictures: { name: string; version: string }[];
}

/** The draft of an entry now. Throws what Decap understands as “has no draft”. */
export const readDraft = (api: DeskApi, { collection, id }: Place): Promise<ServerDraft> =>
  api.read<ServerDraft>('draft', { collection, id }).catch((error: unknown) => {
    if (error instanceof DeskError && error.status === 404) throw noDraft(error.message);
    throw error;
  });

/**
 * A draft in Decap's words. `purpose` comes back with Decap's question for the text: only what
 * goes into the editor is remembered as opened, whatever lists and boards show meanwhile.
 */
export function describeDraft(draft: ServerDraft, purpose: 'editor' | 'list'): DecapDraft {
  const folder = draft.path.slice(0, -baseName(draft.path).length);
  const pictures = draft.pictures.map(({ name, version }) => ({
    path: folder + name,
    id: version,
    newFile: true,
  }));
  return {
    collection: draft.collection,
    slug: draft.id,
    status: draft.state,
    diffs: [
      { path: draft.path, id: `${purpose}:${draft.version}`, newFile: !draft.published },
      ...pictures,
    ],
    updatedAt: draft.at,
    pullRequestAuthor: draft.by,
  };
}
