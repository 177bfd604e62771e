import type { Forge } from '../src/forge.ts';
import { watchAttachments } from './attachments.ts';
import type { Cms } from './decap.ts';
import { loadDecap, registerText } from './decap-start.ts';
import { showMessage } from './dialogs.ts';
import { speakVietnamese } from './english.ts';
import { refuseIncomplete } from './forge-check.ts';
import { forgeConfig } from './forge-config.ts';
import { watchPictures } from './forge-pictures.ts';
import { guardDrops } from './picture-drop.ts';

/** Starts Decap over a forge, with no server of ours. `base` is the path of the portal. */
export async function startForgeDesk(base: string, forge: Forge): Promise<void> {
  const CMS = await loadDecap();
  registerText(CMS);
  registerPlain(CMS, 'block', 'object');
  registerPlain(CMS, 'gallery', 'list');
  const config = forgeConfig(new URL(base, location.origin).href, forge);
  CMS.registerEventListener({
    name: config.publish_mode === 'simple' ? 'preSave' : 'prePublish',
    handler: ({ entry }) => refuseIncomplete(entry),
  });
  guardDrops(showMessage);
  watchAttachments((message) => showMessage('Không dùng được tệp', message));
  watchPictures((message) => showMessage('Không dùng được ảnh', message));
  speakVietnamese();
  CMS.init({ config });
}

/** Lets Decap's own widget stand where ours asks the desk's server. */
function registerPlain(CMS: Cms, name: string, own: string): void {
  const { control, preview } = CMS.getWidget(own);
  CMS.registerWidget(name, control, preview);
}
