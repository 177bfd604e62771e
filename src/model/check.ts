import type { z } from 'zod';
import { checkBody } from '../mdx/policy.ts';
import { bodyReferences } from '../mdx/read.ts';
import { oldAddressProblem } from './addresses.ts';
import { type CollectionName, collections, plainSchema } from './collections.ts';
import { type EntryFile, entryOf } from './entries.ts';
import { parseSource, type SourceFile } from './frontmatter.ts';
import { type Issue, quote } from './issues.ts';
import { describeProblem, labelOf } from './problems.ts';
import { referencesIn } from './references.ts';
import { strayProblem } from './strays.ts';

/**
 * What is wrong with one content file, by the model and the policy for bodies. The desk asks it
 * at every save, the build asks it for every file: they cannot disagree.
 *
 * @param file below the content folder, `articles/2020/slug.mdx`
 */
export function checkEntry(file: string, source: string): Issue[] {
  const entry = entryOf(file);
  if (!entry) {
    return [{ ...START, file, ...strayProblem(file) }];
  }
  const parsed = parseSource(file, source);
  const yaml = parsed.problems.map((problem) => ({ ...problem, file, severity: 'error' as const }));
  return [
    ...yaml,
    ...checkData(entry.collection, file, parsed),
    ...checkSelf(entry, parsed),
    ...checkOldAddresses(file, parsed),
    ...checkText(file, parsed),
  ];
}

/** References of one file, in its data and its body, to entries that `exists` does not know. */
export function missingReferences(
  file: string,
  source: string,
  exists: (collection: CollectionName, id: string) => boolean,
): Issue[] {
  const entry = entryOf(file);
  if (!entry) return [];
  const parsed = parseSource(file, source);
  const inData = referencesIn(entry.collection, parsed.data).map(({ path, ...reference }) => ({
    ...reference,
    path: path as PropertyKey[],
    ...parsed.positionOf(path),
  }));
  const inBody =
    'mdx' === collections[entry.collection].extension ? safeBodyReferences(parsed) : [];
  return [...inData, ...inBody]
    .filter(({ collection, id }) => !exists(collection as CollectionName, id))
    .map(({ collection, id, line, column, path }) => ({
      file,
      line,
      column,
      path,
      message: `Không có ${collections[collection as CollectionName].singular} nào mang mã ${quote(id)}. Chọn một mục có sẵn, hoặc tạo mục đó trước.`,
      severity: 'error' as const,
    }));
}

function checkData(collection: CollectionName, file: string, parsed: SourceFile): Issue[] {
  if (parsed.problems.length > 0) return [];
  const result = plainSchema(collection).safeParse(parsed.data);
  if (result.success) return [];
  return result.error.issues.map((problem) => ({
    file,
    ...parsed.positionOf(placeOf(problem)),
    path: problem.path,
    message: describeProblem(collection, problem, parsed.data),
    severity: 'error' as const,
  }));
}

// Nothing is related to itself, replaces itself or comes before itself: pages would lead in a circle.
function checkSelf({ collection, id, file }: EntryFile, { data, positionOf }: SourceFile): Issue[] {
  return referencesIn(collection, data)
    .filter((reference) => reference.collection === collection && reference.id === id)
    .map(({ path }) => ({
      file,
      ...positionOf(path),
      path,
      message: `${labelOf(collection, path)} là ${quote(id)}, chính là mục đang viết. Chọn ${collections[collection].singular} khác, hoặc xóa dòng đó.`,
      severity: 'error' as const,
    }));
}

function checkOldAddresses(file: string, { data, positionOf }: SourceFile): Issue[] {
  const addresses = (data as { redirects?: unknown } | undefined)?.redirects;
  if (!Array.isArray(addresses)) return [];
  return addresses.flatMap((address: unknown, index) => {
    // What is no path at all, the schema has refused already.
    const isPath = typeof address === 'string' && address.startsWith('/');
    const message = isPath ? oldAddressProblem(address) : undefined;
    if (!message) return [];
    const path = ['redirects', index];
    return [{ file, ...positionOf(path), path, message, severity: 'error' as const }];
  });
}

// A key that does not belong is to be shown itself, not the list it stands in.
const placeOf = (problem: z.core.$ZodIssue) =>
  problem.code === 'unrecognized_keys' ? [...problem.path, problem.keys[0] ?? ''] : problem.path;

function checkText(file: string, parsed: SourceFile): Issue[] {
  if (!file.endsWith('.mdx')) return [];
  return checkBody(parsed.body, { firstLine: parsed.bodyLine }).map((issue) => ({
    ...issue,
    path: ['body'],
    file,
  }));
}

// A body that cannot be read has no references yet; `checkText` says why it cannot be read.
function safeBodyReferences({ body, bodyLine }: SourceFile) {
  const unreadable = checkBody(body).some(({ severity }) => severity === 'error');
  if (unreadable) return [];
  return bodyReferences(body).map((found) => ({
    ...found,
    line: found.line + bodyLine - 1,
    path: ['body'],
  }));
}

const START = { line: 1, column: 1 };
