import type { RefusedAnswer } from './backend-api.ts';

/** What this tab knows of a file that stands in the editor. */
interface Opened {
  /** The version (blob) that was loaded into the editor, null when there was no file. */
  version: string | null;
  /** Its text then. */
  source: string;
}

/**
 * Which version of each file was loaded into the editor of this tab: a save names it, and the
 * server refuses when there is another by now. Lists, searches and boards never touch this.
 */
const opened = new Map<string, Opened>();

/** Published versions that the editor was shown beside their own and may now replace. */
const compared = new Map<string, string>();

/** Versions that conflicts showed, until the editor decides. */
const shown = new Map<string, Opened>();

export const openedAt = (path: string) => opened.get(path);

/** Remembers what the editor has just saved: from now on that is what they started from. */
export function rememberOpened(path: string, version: string | null, source: string): void {
  opened.set(path, { version, source });
  shown.delete(path);
}

/**
 * The form now has a text that was made from `version`, whatever was loaded: what a colleague
 * saved since is a conflict then, not overwritten.
 */
export function startFrom(path: string, version: string): void {
  if (opened.get(path)?.version !== version) opened.set(path, { version, source: '' });
}

export const forgetOpened = (path: string) => opened.delete(path);

/** The published version that the next save of a file may replace. */
export const comparedWith = (path: string) => compared.get(path);
export const forgetCompared = (path: string) => compared.delete(path);

/** Remembers what a refused save or publish showed the editor. */
export function rememberConflict(
  path: string,
  stage: 'save' | 'publish',
  { version = null, theirs }: RefusedAnswer,
): void {
  if (stage === 'save') shown.set(path, { version, source: theirs ?? '' });
  else if (version) compared.set(path, version);
}

/**
 * The editor has compared and means their own text to replace the other: the next save starts
 * from the version that the conflict showed, and is refused again should there be a newer one.
 */
export function replaceTheirs(path: string): void {
  const conflict = shown.get(path);
  if (conflict) rememberOpened(path, conflict.version, conflict.source);
}
