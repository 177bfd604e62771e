import { deskApi } from './backend-api.ts';
import { decap, type Immutable } from './decap.ts';
import { readForm } from './form-entry.ts';
import { PreviewPane } from './preview-pane.ts';

/** The page of what stands in the form, beside the form. `home` is the portal's address. */
export const entryPreview = (home: string): unknown =>
  decap().createClass({
    componentDidMount(this: Preview) {
      this.componentDidUpdate();
    },

    componentDidUpdate(this: Preview) {
      const { entry, getAsset, collection } = this.props;
      const form = readForm(entry, String(collection?.get('name') ?? ''));
      if (!form || !this.host) return;
      this.pane ??= new PreviewPane(this.host, deskApi(home));
      this.pane.update({ ...form, pictureBytes: async (name) => bytesAt(getAsset(name)?.url) });
    },

    render(this: Preview) {
      return decap().h('div', {
        className: 'desk-preview',
        lang: 'vi',
        ref: (host: HTMLElement | null) => (this.host = host ?? undefined),
      });
    },
  });

interface Preview {
  props: {
    entry: Immutable;
    collection?: Immutable;
    getAsset: (path: string) => { url?: string } | undefined;
  };
  host?: HTMLElement | undefined;
  pane?: PreviewPane;
  componentDidUpdate(): void;
}

/** Bytes of a picture that is only in this browser, in base64. */
async function bytesAt(url: string | undefined): Promise<string | undefined> {
  if (!url?.startsWith('blob:')) return undefined;
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Styles of the preview, for its own frame. */
export const PREVIEW_STYLE = `
  html, body { block-size: 100%; margin: 0; }
  body { font: 1rem/1.4 system-ui, sans-serif; color: #1b1b1f; }
  #root, .frame-root, .frame-content { block-size: 100%; }
  .desk-preview { display: flex; flex-direction: column; block-size: 100vh; }
  .controls { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; padding: 0.5rem 4.5rem 0.5rem 1rem; }
  .controls select { font: inherit; min-block-size: 2rem; }
  .status { margin: 0; padding-inline: 1rem; }
  .status:empty { display: none; }
  .stage { position: relative; flex: 1; overflow: hidden; background: #e6e6ea; }
  .stage iframe { position: absolute; inset-block-start: 0; inset-inline-start: 0; border: 0; background: #fff; transform-origin: 0 0; }
`;
