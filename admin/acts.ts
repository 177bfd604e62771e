import { formatMoment } from '../src/dates.ts';
import {
  type Act,
  askAddress,
  askCorrection,
  askRestore,
  askSchedule,
  askUnpublish,
  askUnschedule,
  askWithdraw,
} from './acts-dialogs.ts';
import { type DeskApi, deskApi } from './backend-api.ts';
import { deskBar } from './desk-bar.ts';
import { showMessage } from './dialogs.ts';
import { button, make } from './elements.ts';
import { followRelease } from './release-status.ts';
import type { OpenEntry, Standing } from './standing.ts';

/**
 * Shows, while an article is open, how it stands for readers and what can be done with it besides
 * writing: its time, its end, its corrections, its address.
 */
export function actsBar(base: string): (open: OpenEntry | undefined) => void {
  const api = deskApi(new URL(base, location.origin).href);
  showDone(base);
  return (open) => {
    document.getElementById('desk-acts')?.remove();
    if (open?.collection !== 'articles') return;
    deskBar().prepend(...barOf(api, base, open.id, open.standing));
  };
}

function barOf(api: DeskApi, base: string, id: string, standing: Standing): HTMLElement[] {
  const { first, others } = actsOf(standing, {
    api,
    base,
    entry: entryOf(id, standing),
    done: (said, options) => finish({ id, said, ...options }),
  });
  const said = sentenceOf(standing);
  if (!said && first.length + others.length === 0) return [];
  const toButton = ({ label, open }: Offer) =>
    button(label, () => {
      menu.open = false;
      if (hasUnsaved())
        showMessage('Bài có thay đổi chưa lưu', 'Lưu bài, hoặc bỏ thay đổi, rồi làm việc này.');
      else open();
    });
  const menu = make(
    'details',
    {},
    make('summary', {}, 'Việc khác'),
    make('div', {}, ...others.map(toButton)),
  );
  return [
    make(
      'section',
      { id: 'desk-acts', 'aria-label': 'Việc với bài này' },
      ...(said ? [make('span', {}, said)] : []),
      ...first.map(toButton),
      ...(others.length > 0 ? [menu] : []),
    ),
  ];
}

interface Offer {
  label: string;
  open: () => void;
}

/** What this person may do with the article as it stands; the first is what is done most. */
function actsOf({ person, published, draft }: Standing, act: Act) {
  const isPublisher = person.role === 'publisher';
  const state = published?.state;
  const comes = published?.at;
  const goes = published?.unpublishAt;
  const isApproved = draft?.state === 'pending_publish' && (!state || state === 'future');
  const offer = (isOffered: unknown, label: string, open: () => void): Offer[] =>
    isOffered ? [{ label, open }] : [];
  const isWaiting = isPublisher && state === 'future' && !draft;
  return {
    first: [
      ...offer(isPublisher && isApproved, 'Hẹn giờ đăng…', () => askSchedule(act)),
      ...offer(isWaiting, 'Đổi giờ hẹn…', () => askSchedule(act, comes)),
      ...offer(isWaiting, 'Hủy hẹn giờ…', () => askUnschedule(act, comes ?? '')),
      ...offer(isPublisher && state === 'withdrawn', 'Đăng lại…', () => askRestore(act)),
    ],
    others: [
      ...offer(state === 'public' && person.role !== 'contributor', 'Đính chính…', () =>
        askCorrection(act),
      ),
      ...offer(isPublisher && state === 'public', goes ? 'Đổi giờ gỡ…' : 'Hẹn giờ gỡ…', () =>
        askUnpublish(act, goes),
      ),
      ...offer(isPublisher && published, 'Đổi địa chỉ…', () => askAddress(act)),
      ...offer(isPublisher && state === 'public', 'Gỡ khỏi cổng…', () => askWithdraw(act)),
    ],
  };
}

function entryOf(id: string, { published, draft }: Standing): Act['entry'] {
  const shown = draft ?? published;
  // A draft is what is open; acts on what is published are then judged by the server alone.
  const version = draft && published ? undefined : shown?.version;
  return {
    collection: 'articles',
    id,
    title: published?.title ?? shown?.title ?? id,
    version,
    date: published?.date ?? shown?.date,
  };
}

function sentenceOf({ published }: Standing): string {
  if (!published) return '';
  const { state, at, unpublishAt, reason } = published;
  if (state === 'future' && at) return `Tự lên cổng lúc ${formatMoment(at)}.`;
  if (state === 'withdrawn') return `Đã gỡ khỏi cổng: ${reason ?? 'hết thời hạn đăng'}`;
  return unpublishAt ? `Tự gỡ lúc ${formatMoment(unpublishAt)}.` : '';
}

const hasUnsaved = () =>
  [...document.querySelectorAll('[class*="-ToolbarContainer"]')].some((bar) =>
    bar.textContent.includes('Có thay đổi chưa lưu'),
  );

interface Done {
  id: string;
  said: string;
  /** Whether the site does not change yet. */
  stays?: boolean;
}

const DONE = 'desk-done';

/** Decap shows what it loaded before; after an act the article is loaded anew. */
function finish(done: Done): void {
  sessionStorage.setItem(DONE, JSON.stringify(done));
  location.hash = `#/collections/articles/entries/${done.id}`;
  location.reload();
}

function showDone(base: string): void {
  const kept = sessionStorage.getItem(DONE);
  sessionStorage.removeItem(DONE);
  if (kept === null) return;
  const { id, said, stays = false } = JSON.parse(kept) as Done;
  followRelease({ collection: 'articles', id, said, stays }, base);
}
