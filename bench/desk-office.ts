import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import sharp from 'sharp';
import { DOCUMENT_KINDS } from '../src/model/document.ts';
import type { CorpusText } from './corpus.ts';
import { importCorpus } from './portal-site.ts';

/** The content of an office in a git repository, as the desk would have left it. */
export interface Office {
  /** The folder of the content; the repository is the one around it. */
  contentDir: string;
  /** Articles by id, oldest first. */
  articles: string[];
  /** Ids of documents, oldest first. */
  documents: string[];
  pictures: number;
}

/**
 * A repository with the texts as articles, one commit each; a picture for every second of them, and
 * three documents for ten, which articles cite.
 */
export async function makeOffice(folder: string, texts: readonly CorpusText[]): Promise<Office> {
  const contentDir = join(folder, 'content');
  const files = (await importCorpus(contentDir, texts)).toSorted();
  const imported = await readDated(contentDir, files);
  await rename(contentDir, join(folder, 'imported'));
  await mkdir(folder, { recursive: true });
  await git(folder, ['init', '--quiet', '--initial-branch=main']);
  await git(folder, ['config', 'user.name', 'Người Thử']);
  await git(folder, ['config', 'user.email', 'nguoi.thu@example.com']);

  for (const part of ['site.yaml', 'glossary.yaml', 'units', 'topics', 'pages'])
    await cp(join(folder, 'imported', part), join(contentDir, part), { recursive: true });
  await git(folder, ['add', 'content']);
  await git(folder, ['commit', '--quiet', '--message', 'Start'], START);

  const documents = Array.from({ length: Math.ceil(texts.length * 0.3) }, (_, index) =>
    documentOf(index, texts[index]?.title ?? ''),
  );
  const pictures = Math.ceil(texts.length / 2);
  const history = importHistory(folder);
  await history.commit('Thêm văn bản', START_SECONDS + 60, documents.map(fileOf));
  for (const [index, { file, source }] of imported.entries()) {
    const name = `anh-${String(index / 2).padStart(5, '0')}.jpg`;
    const hasPicture = index % 2 === 0;
    const cited = documents[index % documents.length]?.id ?? '';
    const text = withData(source, hasPicture ? name : undefined, cited);
    const path = `content/${file}`;
    await history.commit(
      `Đăng: ${basename(file)}\n\nDesk-Act: publish\nDesk-Entry: ${file}`,
      START_SECONDS + 120 + index * 60,
      [
        { path, bytes: Buffer.from(text) },
        ...(hasPicture ? [{ path: join(dirname(path), name), bytes: await drawing(index) }] : []),
      ],
    );
  }
  await history.end();
  await git(folder, ['reset', '--quiet', '--hard']);
  return {
    contentDir,
    articles: imported.map(({ file }) => file.replace(/^articles\/|\.mdx$/gu, '')),
    documents: documents.map(({ id }) => id),
    pictures,
  };
}

/** The imported articles in the order of their dates. */
async function readDated(contentDir: string, files: readonly string[]) {
  const read = await Promise.all(
    files.map(async (file) => ({ file, source: await readFile(join(contentDir, file), 'utf8') })),
  );
  const dated = read.map((one) => ({ ...one, date: /^date: (.+)$/mu.exec(one.source)?.[1] ?? '' }));
  return dated.sort((a, b) => Date.parse(a.date) - Date.parse(b.date));
}

function documentOf(index: number, title: string) {
  const kinds = Object.keys(DOCUMENT_KINDS);
  const year = 2000 + (index % 25);
  const number = `${index + 1}/${year}/BTP-${index % 90}`;
  const lines = [
    `kind: ${kinds[index % kinds.length] ?? ''}`,
    `number: ${number}`,
    `date: ${year}-${String((index % 12) + 1).padStart(2, '0')}-10`,
    'issuer: Ban Vì sự tiến bộ của phụ nữ tỉnh',
    `summary: ${JSON.stringify(`Về việc ${title}`)}`,
  ];
  return { id: `van-ban-${index + 1}-${year}`, text: `${lines.join('\n')}\n` };
}

const fileOf = ({ id, text }: { id: string; text: string }) => ({
  path: `content/documents/${id}.yaml`,
  bytes: Buffer.from(text),
});

/** The article with a document that it cites, and a picture. */
function withData(source: string, picture: string | undefined, cited: string): string {
  const image = [
    'image:',
    `  src: ${picture}`,
    '  alt: Hội nghị ở hội trường lớn',
    '  caption: Quang cảnh hội nghị',
    '  credit: Ảnh tư liệu',
    '  basis: public-event',
  ];
  const lines = [...(picture ? image : []), 'documents:', `  - ${cited}`];
  return source.replace(/\n---\n/u, `\n${lines.join('\n')}\n---\n`);
}

/** A small JPEG that no other index has. */
const drawing = (index: number): Promise<Buffer> =>
  sharp({
    create: {
      width: 320,
      height: 240,
      channels: 3,
      background: { r: index & 255, g: (index >> 8) & 255, b: 128 },
    },
  })
    .jpeg()
    .withExif({ IFD0: { ImageDescription: String(index) } })
    .toBuffer();

/** Commits one after the other through one `git fast-import`, which takes seconds for thousands. */
function importHistory(folder: string) {
  const child = spawn('git', ['fast-import', '--quiet'], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`git fast-import ended with ${code}.`)),
    );
  });
  const write = async (part: string | Buffer) => {
    if (!child.stdin.write(part))
      await new Promise((resolve) => child.stdin.once('drain', resolve));
  };
  let isFirst = true;
  return {
    async commit(message: string, seconds: number, files: readonly CommittedFile[]) {
      await write(`commit refs/heads/main\ncommitter ${PERSON} ${seconds} +0700\n`);
      await write(`data ${Buffer.byteLength(message)}\n${message}\n`);
      if (isFirst) await write('from refs/heads/main^0\n');
      isFirst = false;
      for (const { path, bytes } of files) {
        await write(`M 100644 inline ${path}\ndata ${bytes.length}\n`);
        await write(bytes);
        await write('\n');
      }
    },
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}

interface CommittedFile {
  path: string;
  bytes: Buffer;
}

const PERSON = 'Người Thử <nguoi.thu@example.com>';
const START_SECONDS = Date.parse('2020-01-01T00:00:00Z') / 1000;
const START = {
  GIT_AUTHOR_DATE: `${START_SECONDS} +0700`,
  GIT_COMMITTER_DATE: `${START_SECONDS} +0700`,
};

function git(cwd: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  const child = spawn('git', args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`git ${args.join(' ')} ended with ${code}.`)),
    );
  });
}
