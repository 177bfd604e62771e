import { type DeskApi, DeskError } from './backend-api.ts';
import { make } from './elements.ts';
import type { FormEntry } from './form-entry.ts';
import { sentIn } from './picture-sending.ts';

/** What the pane shows, and how it gets pictures that only this browser has. */
export interface Shown extends FormEntry {
  /** The bytes of a picture of the form, in base64; undefined when it has none of that name. */
  pictureBytes: (name: string) => Promise<string | undefined>;
}

const WAIT = 900;
const WIDTHS = { phone: 360, desk: 1280 };

/** Shows the page of what stands in a form, anew when nothing was typed for a moment. */
export class PreviewPane {
  private readonly api: DeskApi;
  private readonly stage = make('div', { class: 'stage' });
  private readonly status = make('p', { class: 'status', role: 'status' });
  private readonly own = make(
    'a',
    { target: '_blank', rel: 'noopener' },
    'Mở bản đã lưu ở cửa sổ riêng',
  );
  private width: keyof typeof WIDTHS = 'phone';
  private look = 'tu-dong';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wanted: Shown | undefined;
  private asked = '';
  private isAsking = false;
  private address = '';
  private version = 0;

  constructor(host: HTMLElement, api: DeskApi) {
    this.api = api;
    host.replaceChildren(this.controls(), this.status, this.stage);
    new ResizeObserver(() => this.fit()).observe(this.stage);
  }

  /** Takes what stands in the form now. */
  update(shown: Shown): void {
    this.wanted = shown;
    const [collection = '', ...rest] = shown.file.split('/');
    const id = rest.join('/').replace(/\.\w+$/u, '');
    this.own.href = `${this.api.root}preview?${new URLSearchParams({ collection, id })}`;
    if (shown.source === this.asked) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), this.asked === '' ? 0 : WAIT);
  }

  private async ask(): Promise<void> {
    const shown = this.wanted;
    if (!shown || this.isAsking) return;
    this.isAsking = true;
    this.asked = shown.source;
    this.status.textContent = 'Đang dựng trang…';
    try {
      const text = { file: shown.file, source: shown.source, sent: sentIn(shown.source) };
      const first = await this.api.act<Answer>('POST', 'preview', text);
      const pictures = await picturesFor(first, shown);
      const answer =
        pictures.length > 0
          ? await this.api.act<Answer>('POST', 'preview', { ...text, pictures })
          : first;
      this.address = answer.address;
      this.show();
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      this.status.textContent = error.message;
    } finally {
      this.isAsking = false;
      if (this.wanted && this.wanted.source !== this.asked) void this.ask();
    }
  }

  /** Shows the page at the place to which the one before was scrolled. */
  private show(): void {
    if (this.address === '') return;
    const before = this.stage.querySelector('iframe');
    const query = new URLSearchParams({ look: this.look, v: String((this.version += 1)) });
    const frame = make('iframe', {
      title: 'Trang như người đọc sẽ thấy',
      src: `${this.address}&${query}`,
    });
    frame.addEventListener('load', () => {
      frame.contentWindow?.scrollTo(0, before?.contentWindow?.scrollY ?? 0);
      for (const old of this.stage.querySelectorAll('iframe')) if (old !== frame) old.remove();
      this.status.textContent = '';
    });
    this.stage.append(frame);
    this.fit();
  }

  // A page for a wide window is drawn wide and made small, as it would look.
  private fit(): void {
    const wide = WIDTHS[this.width];
    const scale = Math.min(1, this.stage.clientWidth / wide);
    for (const frame of this.stage.querySelectorAll('iframe')) {
      frame.style.width = `${wide}px`;
      frame.style.height = `${this.stage.clientHeight / scale}px`;
      frame.style.transform = `scale(${scale})`;
    }
  }

  private controls(): HTMLElement {
    const width = choice('Cỡ màn hình', { phone: 'Điện thoại', desk: 'Máy tính' }, (value) => {
      this.width = value === 'desk' ? 'desk' : 'phone';
      this.fit();
    });
    const look = choice('Kiểu xem', LOOKS, (value) => {
      this.look = value;
      this.show();
    });
    return make('div', { class: 'controls' }, width, look, this.own);
  }
}

interface Answer {
  address: string;
  issues: { rule?: string; words?: string }[];
}

const LOOKS = { 'tu-dong': 'Theo máy', sang: 'Nền sáng', toi: 'Nền tối', in: 'Bản in' };

async function picturesFor({ issues }: Answer, { pictureBytes }: Shown) {
  const names = issues.flatMap(({ rule, words }) => (rule === 'picture' && words ? [words] : []));
  const found = await Promise.all(
    names.map(async (name) => ({ name, content: await pictureBytes(name) })),
  );
  return found.flatMap(({ name, content }) => (content ? [{ name, content }] : []));
}

function choice(label: string, options: Record<string, string>, act: (value: string) => void) {
  const select = make(
    'select',
    {},
    ...Object.entries(options).map(([value, text]) => make('option', { value }, text)),
  );
  select.addEventListener('change', () => act(select.value));
  return make('label', {}, `${label} `, select);
}
