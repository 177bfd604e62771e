import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeDigest } from '../code.ts';
import { digestOf } from '../model/entries.ts';
import { isFresh } from './alarm.ts';
import { listFolder } from './folder.ts';
import { nextChange } from './next-change.ts';

/** Of what a site was built, and how long it holds. */
export interface BuiltRecord {
  outDir: string;
  /** Content, settings and code in one name. */
  key: string;
  /** When the build began, and from when on it has to be built again; ISO moments. */
  from: string;
  until: string;
}

export interface BuildPlace {
  contentDir: string;
  outDir: string;
  stateDir: string;
  base: string;
  siteUrl: string;
}

/** Names what a build is made of now, before it begins. */
export async function planBuild(place: BuildPlace): Promise<BuiltRecord> {
  const from = new Date();
  return {
    outDir: place.outDir,
    key: await keyOf(place),
    from: from.toISOString(),
    until: (await nextChange(place.contentDir, from)).toISOString(),
  };
}

/** Remembers a build that succeeded; `undefined` forgets the one before. */
export async function rememberBuild(
  { stateDir }: BuildPlace,
  record: BuiltRecord | undefined,
): Promise<void> {
  const file = fileOf(stateDir);
  if (!record) return rm(file, { force: true });
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(record));
  await rename(`${file}.new`, file);
}

/** Why the site has to be built at `now`, in Vietnamese; undefined when it is as it should be. */
export async function whyDue(
  place: BuildPlace,
  now = new Date(),
): Promise<{ reason: string } | { until: string }> {
  const record = await readRecord(fileOf(place.stateDir));
  const isThere = await stat(join(place.outDir, 'index.html')).catch(() => undefined);
  if (!record || !isThere || record.outDir !== place.outDir)
    return { reason: 'Trang chưa được dựng lần nào.' };
  if (!isFresh(now.getTime(), Date.parse(record.from), Date.parse(record.until)))
    return { reason: 'Đã tới giờ có thay đổi.' };
  if (record.key !== (await keyOf(place))) return { reason: 'Nội dung đã khác lần dựng trước.' };
  return { until: record.until };
}

const fileOf = (stateDir: string) => join(stateDir, 'built.json');

const keyOf = async ({ contentDir, base, siteUrl }: BuildPlace) =>
  digestOf(await listFolder(contentDir), base, siteUrl, await codeDigest());

async function readRecord(file: string): Promise<BuiltRecord | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as BuiltRecord;
  } catch (error) {
    // Cut off by a power failure is as good as none.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT')
      return undefined;
    throw error;
  }
}
