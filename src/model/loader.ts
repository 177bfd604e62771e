import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { codeDigest } from '../code.ts';
import { bodyPictures } from '../mdx/read.ts';
import { checkEntry } from './check.ts';
import type { CollectionName } from './collections.ts';
import { digestOf, type EntryFile, listEntries, readSource } from './entries.ts';
import { parseSource, type SourceFile } from './frontmatter.ts';
import { contentError, formatIssue, type Issue, quote } from './issues.ts';
import { readPdf } from './pdf.ts';
import { listStrays } from './strays.ts';

/** How many files are read at once: enough to keep the disk busy, few enough for any limit. */
const AT_ONCE = 64;

/**
 * Astro's loader for one collection. Reads every file, takes apart and checks only what changed
 * since the last build, and throws one error that lists all that is wrong.
 */
export function contentLoader(collection: CollectionName, contentDir: string): Loader {
  return {
    name: `content-${collection}`,
    load: async ({ store, parseData, config, watcher, logger }) => {
      const issues: Issue[] = [];
      const code = await codeDigest();

      const loadEntry = async ({ id, file }: EntryFile) => {
        const source = await readSource(contentDir, file);
        const sourceDigest = digestOf(code, source);
        // An entry without pictures has no other digest; most have none and need no reading.
        if (store.get(id)?.digest === sourceDigest) return;
        const parsed = parseSource(file, source);
        const pictures = await readPictures(contentDir, file, parsed);
        const attached = collection === 'documents' && (await readPdf(contentDir, file, parsed));
        const pdf = attached && 'pdf' in attached ? attached.pdf : undefined;
        const shown = [
          ...pictures.flatMap((picture) => [picture.name, picture.digest]),
          ...(pdf ? [JSON.stringify(pdf)] : []),
        ];
        const digest = shown.length > 0 ? digestOf(sourceDigest, ...shown) : sourceDigest;
        if (store.get(id)?.digest === digest) return;
        const found = [
          ...checkEntry(file, source),
          ...pictures.flatMap(({ issue }) => issue ?? []),
          ...(attached && 'issue' in attached ? [attached.issue] : []),
        ];
        const errors = found.filter(({ severity }) => severity === 'error');
        issues.push(...errors);
        if (errors.length > 0) return;
        const filePath = relative(fileURLToPath(config.root), join(contentDir, file)).replaceAll(
          '\\',
          '/',
        );
        const data = { ...(parsed.data as object), ...figuresOf(pictures), ...(pdf && { pdf }) };
        store.set({
          id,
          data: await parseData({ id, data, filePath }),
          body: parsed.body,
          filePath,
          digest,
        });
      };

      const loadAll = async () => {
        const entries = await listEntries(contentDir, collection);
        // Asked once a build: a misplaced file belongs to no collection.
        if (collection === 'site')
          for (const issue of (await listStrays(contentDir)).flatMap((file) =>
            checkEntry(file, ''),
          ))
            if (issue.severity === 'error') issues.push(issue);
            else logger.warn(formatIssue(issue));
        for (let start = 0; start < entries.length; start += AT_ONCE)
          await Promise.all(entries.slice(start, start + AT_ONCE).map(loadEntry));
        const present = new Set(entries.map(({ id }) => id));
        for (const id of store.keys()) if (!present.has(id)) store.delete(id);
        if (issues.length > 0) throw contentError(issues.splice(0).toSorted(byPlace));
      };

      await loadAll();
      watcher?.add(contentDir);
      watcher?.on('all', (_event, path) => {
        if (path.startsWith(contentDir))
          void loadAll().catch((error) => console.error(error.message));
      });
    },
  };
}

/** A picture that an entry shows, by the name its file gives. */
interface PictureFile {
  name: string;
  isFigure: boolean;
  digest: string;
  issue?: Issue;
}

async function readPictures(
  contentDir: string,
  file: string,
  parsed: SourceFile,
): Promise<PictureFile[]> {
  const lead = parsed.data as
    { image?: { src?: unknown }; portrait?: { src?: unknown } } | undefined;
  const named = [lead?.image?.src, lead?.portrait?.src].filter((src) => typeof src === 'string');
  const figures = file.endsWith('.mdx') ? bodyPictures(parsed.body) : [];
  const all = [
    ...named.map((name) => ({ name, isFigure: false })),
    ...figures.map((name) => ({ name, isFigure: true })),
  ];
  return Promise.all(
    all.map(async ({ name, isFigure }) => {
      const bytes = await readFile(join(contentDir, dirname(file), name)).catch(() => undefined);
      if (bytes) return { name, isFigure, digest: digestOf(bytes) };
      const issue: Issue = {
        file,
        ...parsed.positionOf(isFigure ? [] : ['image', 'src']),
        message: `Không có tệp ảnh ${quote(name)} bên cạnh bài. Tải ảnh lên lại, hoặc bỏ ảnh khỏi bài.`,
        severity: 'error',
      };
      return { name, isFigure, digest: '', issue };
    }),
  );
}

// Astro knows only the pictures that stand in the data, so those of the body are listed there.
function figuresOf(pictures: PictureFile[]) {
  const names = pictures.filter(({ isFigure }) => isFigure).map(({ name }) => name);
  return names.length > 0 ? { figures: Object.fromEntries(names.map((name) => [name, name])) } : {};
}

const byPlace = (a: Issue, b: Issue) =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
