import { withBase } from '../src/urls.ts';
import { untilSignedIn } from './accounts/sign-in-again.ts';
import { deskApi, DeskError, isOut } from './backend-api.ts';
import { button, make } from './elements.ts';
import { entryUrl } from './entry-url.ts';

/** What the server says of the release that readers see. */
export interface ReleaseState {
  state: 'idle' | 'building' | 'failed';
  /** The commit that readers see. */
  commit?: string;
  /** The commit that is to be seen. */
  wanted?: string;
  message?: string;
}

/** What was published; `left` are files beside it that somebody had changed by hand. */
export interface Published {
  collection: string;
  id: string;
  left?: readonly { path: string; reason: string }[];
  /** Whether it is published for a time to come. */
  waits?: boolean;
  /** What was done, where that was not publishing. */
  said?: string;
  /** Whether the site does not change by it. */
  stays?: boolean;
}

/** Follows a publish until its page is up, in a strip at the foot of the desk. */
export function followRelease(entry: Published, base: string): void {
  const strip = stripOf();
  const close = button('Đóng', () => strip.replaceChildren());
  const place = location.hash;
  if (entry.stays) return strip.replaceChildren(entry.said ?? '', ' ', close);
  const working = entry.waits ? 'Đang ghi nhận…' : 'Đang đưa lên trang…';
  strip.replaceChildren(entry.said ? `${entry.said} Đang dựng lại trang…` : working);
  const poll = async (): Promise<void> => {
    const release = await readRelease(base);
    if (release === 'signed-out') {
      strip.replaceChildren(SIGNED_OUT);
      await untilSignedIn();
      return poll();
    }
    const next = release
      ? stripText(release)
      : { text: 'Mất liên lạc với máy chủ, đang thử lại…', done: false };
    const said = entry.said ? `${entry.said} ` : '';
    strip.replaceChildren(
      next.done && release?.state !== 'failed' && said ? said : said + next.text,
    );
    if (!next.done) return void setTimeout(() => void poll(), POLL_MS);
    if (release?.state !== 'failed') {
      const isUp = await isPageUp(entry, base);
      if (isUp) strip.append(' ', pageLink(entry, base));
      else if (!said) strip.replaceChildren(entry.waits ? WAITS : NOT_YET);
    }
    for (const { reason } of entry.left ?? []) strip.append(' ', reason);
    strip.append(' ', close);
    // What was done with one entry is not said over another.
    const leave = () => {
      if (location.hash === place) return;
      removeEventListener('hashchange', leave);
      close.click();
    };
    addEventListener('hashchange', leave);
  };
  void poll();
}

/** Shows at once what keeps the site from being up to date, whoever published it. */
export async function showFailedRelease(base: string): Promise<void> {
  const release = await readRelease(base);
  if (!release || release === 'signed-out' || release.state !== 'failed') return;
  stripOf().replaceChildren(
    stripText(release).text,
    ' ',
    button('Đóng', () => stripOf().replaceChildren()),
  );
}

const SIGNED_OUT =
  'Phiên làm việc đã hết nên chưa biết bài đã lên trang chưa. Đăng nhập lại để xem tiếp; bài vẫn đang được đưa lên.';
const WAITS =
  'Đã hẹn giờ. Bài tự lên cổng khi tới giờ ghi trong bài; trước đó người đọc không thấy.';
const NOT_YET =
  'Đã đăng. Người đọc chưa thấy trang này: bài có ngày ở tương lai sẽ hiện vào ngày đó, bài đã gỡ thì không hiện nữa.';

/** The sentence for a state, and whether it is the last one. */
export function stripText({ state, commit, wanted, message }: ReleaseState): {
  text: string;
  done: boolean;
} {
  if (state === 'failed')
    return {
      text: `Chưa lên trang. ${message ?? 'Trang đang hiện vẫn giữ nguyên; báo người quản trị.'}`,
      done: true,
    };
  if (state === 'building' || (wanted !== undefined && commit !== wanted))
    return { text: 'Đang đưa lên trang…', done: false };
  return { text: 'Bài đã lên trang.', done: true };
}

const POLL_MS = 1000;

/** How far the release is; undefined when the server does not say. Never asks to sign in by itself. */
async function readRelease(base: string): Promise<ReleaseState | 'signed-out' | undefined> {
  const api = deskApi(new URL(base, location.origin).href, { isQuiet: true });
  try {
    return await api.read<ReleaseState>('release');
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return isOut(error.status, error.answer) ? 'signed-out' : undefined;
  }
}

const isPageUp = ({ collection, id }: Published, base: string) =>
  fetch(withBase(entryUrl(collection, id), base), { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => true,
  );

function pageLink(
  { collection, id }: { collection: string; id: string },
  base: string,
): HTMLElement {
  const url = entryUrl(collection, id);
  return make(
    'a',
    { href: withBase(url, base), target: '_blank', rel: 'noopener' },
    'Xem trên trang',
  );
}

function stripOf(): HTMLElement {
  const known = document.getElementById('desk-strip');
  if (known) return known;
  const strip = make('div', { id: 'desk-strip', role: 'status' });
  document.body.append(strip);
  return strip;
}
