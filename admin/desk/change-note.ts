import { localIso } from '../../src/dates.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { amend, stateOf, valuesOf } from './amend.ts';
import { needSaid } from './reason.ts';
import { Refusal } from './refusal.ts';

/** What was changed in an article that readers know; major changes are told to them. */
export interface ChangeNote {
  kind: 'major' | 'minor';
  note: string;
}

/** Writes the note into the text as it is published, where readers have seen the article before. */
export function withNote({
  kind,
  note,
}: ChangeNote): (entry: EntryFile, source: string, published: string | null) => string {
  const said = needSaid(note, 'Chưa ghi đã sửa gì. Viết một câu ngắn rồi đăng lại.');
  const words = said.replace(/\s+/gu, ' ');
  if (words.length > MAX_NOTE)
    throw new Refusal(
      400,
      `Ghi chú sửa dài ${words.length} ký tự, tối đa là ${MAX_NOTE}. Viết gọn lại rồi đăng lại.`,
    );
  return (entry, source, published) => {
    if (entry.collection !== 'articles') return source;
    if (published === null || stateOf(entry, published) !== 'public') return source;
    const { changes } = valuesOf(entry, source);
    const listed = Array.isArray(changes) ? changes : [];
    const change = { date: localIso(new Date()), kind, note: words };
    return amend(entry, source, { changes: [...listed, change] });
  };
}

const MAX_NOTE = 300;
