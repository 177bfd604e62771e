import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIContext, GetStaticPaths } from 'astro';
import { collections } from '../../model/collections.ts';
import { getPortal } from '../../queries/content.ts';
import { publishedPdfs, type PublishedPdf } from '../../queries/document-view.ts';
import { cacheKey } from '../../queries/entries.ts';
import { settings } from '../../settings.ts';

export const getStaticPaths = (async () => {
  const portal = await getPortal();
  return publishedPdfs(portal).map((pdf) => ({
    params: { id: pdf.id },
    props: { pdf },
    cacheKey: cacheKey('', pdf),
  }));
}) satisfies GetStaticPaths;

/** The full text of a document, as its entry's folder has it. */
export async function GET({ props }: APIContext<{ pdf: PublishedPdf }>) {
  const file = join(settings.contentDir, collections.documents.folder, props.pdf.name);
  return new Response(new Uint8Array(await readFile(file)), {
    headers: { 'content-type': 'application/pdf' },
  });
}
