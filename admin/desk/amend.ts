import { type Amendment, amendSource } from '../../src/model/amend.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { articleState, type ArticleState, type Dated } from '../../src/queries/articles.ts';
import { titleOf } from './address.ts';
import { type BranchCommit, changesTo, commitToBranch, type Landed } from './branch.ts';
import type { Trailers } from './commits.ts';
import type { Person } from './people.ts';
import { Refusal } from './refusal.ts';
import { type Repository, writeBlob } from './repository.ts';
import { refuseStale } from './stale.ts';

/** A published entry as an act finds it. */
export interface PublishedEntry {
  entry: EntryFile;
  /** The branch's commit. */
  main: string;
  blob: string;
  source: string;
}

/** What an act does to what is published. */
export interface PublishedChange {
  /** What the commit says first, before the title: “Gỡ”. */
  subject: string;
  /** `Desk-Act` and whatever else is to be kept; `Desk-Entry` comes by itself. */
  trailers: Trailers;
  /** New texts by file below the content folder; null takes a file away. */
  files: ReadonlyMap<string, string | null>;
  /** Refs that move with the branch, all or none, given the branch's new commit. */
  refs?: BranchCommit['refs'];
}

/** Changes what is published by one commit. */
export async function changePublished(
  repository: Repository,
  person: Person,
  entry: EntryFile,
  version: string | undefined,
  decide: (published: PublishedEntry) => Promise<PublishedChange>,
): Promise<Landed> {
  return commitToBranch(repository, person, async (main) => {
    const published = await needPublished(repository, entry, version, main);
    const { subject, trailers, files, refs } = await decide(published);
    const blobs = new Map<string, string | null>();
    for (const [file, text] of files)
      blobs.set(file, text === null ? null : await writeBlob(repository, text));
    return {
      subject: `${subject}: ${titleOf(entry, published.source)}`,
      trailers: [...trailers, ['Desk-Entry', entry.file]],
      changes: await changesTo(repository, main, blobs),
      refs,
    };
  });
}

/** A published entry as the branch has it. Refuses another version than the person has seen. */
export async function needPublished(
  repository: Repository,
  entry: EntryFile,
  version?: string,
  known?: string,
): Promise<PublishedEntry> {
  const main = known ?? (await repository.main());
  const blob = await repository.blob(main, entry.file);
  if (blob === null)
    throw new Refusal(
      404,
      `Không có bài nào đã đăng ở “${entry.id}”. Tải lại danh sách để xem các bài hiện có.`,
    );
  if (version !== undefined && version !== blob)
    await refuseStale(repository, entry, undefined, blob);
  return { entry, main, blob, source: await repository.source(blob) };
}

/** The text of an article with values set anew. Refuses a text that cannot be read. */
export function amend(
  { file }: EntryFile,
  source: string,
  values: Readonly<Record<string, unknown>>,
): string {
  const first = parseSource(file, source).problems[0];
  if (first)
    throw new Refusal(
      422,
      `Bài có lỗi cú pháp ở dòng ${first.line} nên chưa làm được việc này. Mở bài, sửa lỗi đó, đăng lại rồi làm lại.`,
    );
  const amendments: Amendment[] = Object.entries(values).map(([key, value]) => ({
    path: [key],
    value,
  }));
  return amendSource(file, source, amendments);
}

/** The values of an entry's text, whatever is wrong with them. */
export const valuesOf = ({ file }: EntryFile, source: string): Record<string, unknown> =>
  (parseSource(file, source).data ?? {}) as Record<string, unknown>;

/** What readers see of an article with this text. */
export const stateOf = (entry: EntryFile, source: string, now = new Date()): ArticleState =>
  articleState({ data: valuesOf(entry, source) as Dated['data'] }, now);

/** These acts are for articles: other entries have neither a time nor a reason to be gone. */
export function refuseUnlessArticle({ collection }: EntryFile): void {
  if (collection === 'articles') return;
  throw new Refusal(
    400,
    'Việc này chỉ dành cho tin bài. Với mục khác, sửa nội dung của mục rồi đăng lại.',
  );
}
