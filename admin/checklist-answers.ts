import type { Issue } from '../src/model/issues.ts';

const nameOf = (file: string) => `desk:answered:${file}`;

/** The warnings of an entry that somebody in this browser has looked at and left as they are. */
export function answeredIn(file: string): Set<string> {
  const kept: unknown = JSON.parse(localStorage.getItem(nameOf(file)) ?? '[]');
  return new Set(Array.isArray(kept) ? kept.map(String) : []);
}

/** Names a warning by its rule and its words; with `file`, also keeps it as answered. */
export function answerIssue({ rule, words, message }: Issue, file?: string): string {
  const name = `${rule ?? ''} ${words ?? message}`;
  if (file !== undefined)
    localStorage.setItem(nameOf(file), JSON.stringify([...answeredIn(file), name]));
  return name;
}

/** Shows all warnings of an entry again. */
export const forgetAnswers = (file: string): void => localStorage.removeItem(nameOf(file));
