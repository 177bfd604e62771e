import { pathToFileURL } from 'node:url';
import type { EntryFile } from '../../src/model/entries.ts';
import { readyTemplates } from '../../src/preview/make.ts';
import type { Templates } from '../../src/preview/templates.ts';
import { settings } from '../../src/settings.ts';
import { entryUrl } from '../entry-url.ts';
import { openLibrary, type Unsaved } from './preview-library.ts';
import { shownOn } from './preview-page.ts';
import { openRepository } from './repository.ts';

/** What the desk asks its child for: one text as the site would show it. */
export interface PreviewRequest {
  entry: EntryFile;
  source: string;
  /** The commit of the entry's draft, where its pictures are. */
  tip?: string | undefined;
  unsaved: Unsaved;
}

/** The child's answers: first that it is ready, then one for each request, in their order. */
export type PreviewAnswer = { client: string } | { html: string } | { failure: string };

if (import.meta.main) {
  const { base, siteUrl, contentDir } = settings;
  const repository = await openRepository(contentDir);
  const library = openLibrary(repository, base);
  const { program, client } = await readyTemplates();
  const { renderPage } = (await import(pathToFileURL(program).href)) as Templates;
  await library.refresh();

  const render = async ({ entry, source, tip, unsaved }: PreviewRequest) => {
    const portal = await library.portalWith(entry, source);
    const shown = portal && shownOn(entry, portal);
    if (!shown) return undefined;
    await library.measure(shown, tip, unsaved);
    const path = entryUrl(entry.collection, entry.id).replace(/^\//u, '');
    return renderPage(`${siteUrl}${base}${path}`, portal, shown);
  };

  const answer = (message: PreviewAnswer) => process.send?.(message);
  process.on('message', (request: PreviewRequest) => {
    render(request).then(
      (html) => answer(html === undefined ? { failure: 'Nothing to show.' } : { html }),
      (error: unknown) => answer({ failure: String(error) }),
    );
  });
  answer({ client });
}
