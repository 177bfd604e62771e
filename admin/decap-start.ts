import decapUrl from 'decap-cms/dist/decap-cms.js?url';
import { type CollectionName, collections } from '../src/model/collections.ts';
import { addressOf } from './address.ts';
import { toolbarBlocks } from './blocks.ts';
import { bodyControl } from './body-control.ts';
import { TABLE } from './body-nodes.ts';
import { ADDRESS } from './config.ts';
import { dateControl } from './dates-control.ts';
import { type Cms, decap, type Immutable } from './decap.ts';
import { fileFormat } from './format.ts';
import { pointsControl } from './points-control.ts';
import { tableControl } from './table-control.ts';
import { vietnamese } from './vi.ts';

/** Loads Decap, which then speaks our Vietnamese and waits to be started. */
export async function loadDecap(): Promise<Cms> {
  decap().CMS_MANUAL_INIT = true;
  await loadScript(decapUrl);
  const { CMS } = decap();
  CMS.registerLocale('vi', vietnamese(CMS.getLocale('vi')));
  return CMS;
}

/** Registers what keeps texts safe and whole, whoever stores them: it asks no server. */
export function registerText(CMS: Cms): void {
  const markdown = CMS.getWidget('markdown');
  CMS.registerWidget('markdown', bodyControl(markdown.control), markdown.preview);
  CMS.registerWidget('datetime', dateControl(), CMS.getWidget('datetime').preview);
  CMS.registerWidget('points', pointsControl(), () => null);
  CMS.registerWidget(TABLE, tableControl(), () => null);
  for (const block of toolbarBlocks()) CMS.registerEditorComponent(block);
  for (const name of Object.keys(collections) as CollectionName[])
    CMS.registerCustomFormat(name, collections[name].extension, fileFormat(name));
  CMS.registerEventListener({ name: 'preSave', handler: ({ entry }) => withAddress(entry) });
}

/** Decap makes the address of a new entry from its data, so it is put there; no file keeps it. */
function withAddress(entry: Immutable): Immutable | undefined {
  const name = entry.get('collection') as CollectionName;
  const data = entry.get('data') as Immutable;
  if (entry.get('newRecord') !== true || !('folder' in collections[name])) return undefined;
  const { slug, year } = addressOf(name, data.toJS() as Record<string, unknown>);
  return data.set(ADDRESS.slug, slug).set(ADDRESS.year, year);
}

const loadScript = (url: string) =>
  new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () =>
      reject(new Error(`Decap did not load from ${url}. Check that the file is served.`)),
    );
    document.head.append(script);
  });
