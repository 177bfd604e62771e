import { make } from '../elements.ts';
import type { DraftCard } from '../desk/overview-drafts.ts';
import type { OverviewAnswer } from './answers.ts';
import { editorUrl, formatAge, formatWhen, historyUrl, link } from './parts.ts';
import { type List, listSection } from './list-section.ts';

/** The lists of drafts: what was sent back, what waits, what is one's own. */
export function draftLists(overview: OverviewAnswer, now: Date): List[] {
  const items = (cards: readonly DraftCard[]) => cards.map((card) => draftItem(card, now));
  const { mine, review, publish, returned, person } = overview;
  const isContributor = person.role === 'contributor';
  return [
    listSection('tra-lai', 'Bị trả lại cho tôi', items(returned)),
    ...(isContributor ? [] : [listSection('cho-duyet', 'Chờ tôi duyệt', items(review))]),
    ...(person.role === 'publisher'
      ? [listSection('cho-dang', 'Đã duyệt, chờ đăng', items(publish))]
      : []),
    listSection('cua-toi', 'Bản nháp của tôi', items(mine)),
  ];
}

function draftItem(card: DraftCard, now: Date): HTMLElement {
  const { title, state, author, by, at, since, returned } = card;
  const waits = state === 'draft' || since === '' ? '' : `, đã ${formatAge(since, now)}`;
  const saved = by === author ? `${by} lưu` : `của ${author}, ${by} lưu`;
  return make(
    'li',
    {},
    link(editorUrl(card), title),
    make('span', { class: 'desk-state' }, `${STATES[state]}${waits}`),
    make(
      'span',
      { class: 'desk-detail' },
      `${saved} lúc ${formatWhen(at)} · `,
      link(historyUrl(card), 'Lịch sử', { 'aria-label': `Lịch sử của ${title}` }),
    ),
    ...(returned
      ? [
          make(
            'p',
            { class: 'desk-note' },
            `${returned.by} trả lại lúc ${formatWhen(returned.at)}${returned.note ? `: ${returned.note}` : ', không ghi lý do.'}`,
          ),
        ]
      : []),
  );
}

const STATES = {
  draft: 'Bản nháp',
  pending_review: 'Chờ duyệt',
  pending_publish: 'Đã duyệt',
} as const;
