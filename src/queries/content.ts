import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCollection, getEntry } from 'astro:content';
import { digestOf, entryFile } from '../model/entries.ts';
import { parseSource } from '../model/frontmatter.ts';
import { contentError } from '../model/issues.ts';
import { settings } from '../settings.ts';
import { now } from './now.ts';
import { assemblePortal, type Content, type Portal } from './portal.ts';
import { type BrokenReference, brokenReferences } from './references.ts';
import { wrongBaselines } from './statistic-baseline.ts';

let portal: Promise<Portal> | undefined;

/**
 * All content as readers may see it, read and put together once a build (at every request in the
 * developer's server). Throws a content error that lists every reference to a missing entry.
 */
export function getPortal(): Promise<Portal> {
  if (import.meta.env.DEV) return loadPortal();
  return (portal ??= loadPortal());
}

async function loadPortal(): Promise<Portal> {
  const content = await readContent();
  const broken = brokenReferences({
    ...content,
    site: [content.site],
    glossary: [content.glossary],
  });
  const wrong = [...broken, ...wrongBaselines(content.statistics)];
  if (wrong.length > 0) throw contentError(wrong.map(issueOf));
  const assembled = assemblePortal(content, now());
  return { ...assembled, shell: digestOf(assembled.shell, settings.feedbackUrl ?? '') };
}

async function readContent(): Promise<Content> {
  const [site, glossary] = await Promise.all([
    getEntry('site', 'site'),
    getEntry('glossary', 'glossary'),
  ]);
  if (!site) throw missingFile('site');
  if (!glossary) throw missingFile('glossary');
  return {
    site,
    glossary,
    articles: await getCollection('articles'),
    achievements: await getCollection('achievements'),
    campaigns: await getCollection('campaigns'),
    documents: await getCollection('documents'),
    pages: await getCollection('pages'),
    statistics: await getCollection('statistics'),
    topics: await getCollection('topics'),
    units: await getCollection('units'),
  };
}

const missingFile = (name: 'site' | 'glossary') =>
  contentError([
    {
      file: entryFile(name, name),
      line: 1,
      column: 1,
      message: 'Không có tệp này. Thêm tệp vào thư mục nội dung.',
      severity: 'error',
    },
  ]);

function issueOf({ collection, id, path, message }: BrokenReference) {
  const file = entryFile(collection, id);
  const source = readFileSync(join(settings.contentDir, file), 'utf8');
  return {
    file,
    ...parseSource(file, source).positionOf(path),
    message,
    severity: 'error' as const,
  };
}
