import { copyFile, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeDigest } from '../code.ts';
import { plainEntry } from '../model/content.ts';
import { digestOf, entryFile } from '../model/entries.ts';
import { exists, forgetUnused } from '../search/folders.ts';
import { shareImageUrl } from '../urls.ts';
import { type Card, drawCard } from './card.ts';
import { articleCards } from './cards.ts';

/** A finished share image: its path on the site and where it is kept. */
export interface ShareImage {
  url: string;
  file: string;
}

/**
 * Draws the share images of all articles that readers may see, and the one for every other page.
 * What was drawn before is taken from the cache, where equal cards have one name.
 */
export async function drawShareImages(
  { contentDir, stateDir }: { contentDir: string; stateDir: string },
  now = new Date(),
): Promise<ShareImage[]> {
  const cacheDir = join(stateDir, 'share');
  await mkdir(cacheDir, { recursive: true });
  const site = await readSite(contentDir);
  const code = await codeDigest();
  const cards: (Card & { id?: string })[] = [
    { title: site.agency, note: site.parent.name },
    ...(await articleCards(contentDir, join(stateDir, 'share.json'), now)),
  ];
  const images = cards.map((card) => ({
    card,
    name: `${digestOf(code, site.name, card.title, card.note)}.png`,
    url: shareImageUrl(card.id),
  }));
  for (const { card, name } of images) {
    const file = join(cacheDir, name);
    if (await exists(file)) continue;
    await writeFile(`${file}.new`, await drawCard(card, site.name));
    await rename(`${file}.new`, file);
  }
  await forgetUnused(cacheDir, new Set(images.map(({ name }) => name)));
  return images.map(({ url, name }) => ({ url, file: join(cacheDir, name) }));
}

/** Puts the images beside the pages that they stand for; linked, because there may be ten thousand. */
export async function placeShareImages(images: ShareImage[], siteDir: string): Promise<void> {
  for (const { url, file } of images) {
    const place = join(siteDir, url);
    // An article may have come or gone while its image was drawn.
    if (!(await exists(join(dirname(place), 'index.html')))) continue;
    await rm(place, { force: true });
    await link(file, place).catch(() => copyFile(file, place));
  }
}

async function readSite(contentDir: string) {
  const file = entryFile('site', 'site');
  const source = await readFile(join(contentDir, file), 'utf8');
  return plainEntry({ collection: 'site', id: 'site', file }, source).data;
}
