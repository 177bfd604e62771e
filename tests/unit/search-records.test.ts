import { expect, test } from 'vitest';
import { achievementViews } from '../../src/queries/achievement-views.ts';
import { campaignViews } from '../../src/queries/campaign-view.ts';
import { documentName } from '../../src/queries/documents.ts';
import type { Achievement, Campaign } from '../../src/queries/entries.ts';
import { assemblePortal } from '../../src/queries/portal.ts';
import { achievementRecord, campaignRecord, documentRecord } from '../../src/search/records.ts';
import { aDocument, aUnit, contentWith, NOW } from './queries.content.ts';

const plain = <Item extends { id: string }>(entry: Item) => ({
  ...entry,
  file: '',
  body: '',
});

test('the search calls a document as its page does', () => {
  const law = aDocument('luat', { kind: 'luat', number: '73/2006/QH11' });
  expect(documentRecord(plain(law)).title).toBe(documentName(law.data));
  expect(documentRecord(plain(law)).title).toBe('Văn bản 73/2006/QH11');
});

test('the search calls an action month as its page does, its year said once', () => {
  const campaign: Campaign = {
    id: 'thang',
    data: {
      name: 'Tháng hành động năm 2020',
      kind: 'gender-equality',
      from: '2020-11-15',
      to: '2020-12-15',
    },
  };
  const [view] = campaignViews(assemblePortal(contentWith([], { campaigns: [campaign] }), NOW));
  expect(campaignRecord(plain(campaign)).title).toBe(view?.title);
  expect(view?.title).toBe('Tháng hành động năm 2020');
});

test('the search names the unit of an achievement as its page does, by the day of the decision', () => {
  const unit = aUnit([
    { name: 'Tên cũ', shortName: 'Cũ', to: '2023-06-30' },
    { name: 'Tên mới', shortName: 'Mới', from: '2023-07-01' },
  ]);
  const decision = aDocument('qd', { date: '2023-05-01' });
  const achievement: Achievement = {
    id: 'khen',
    data: {
      name: 'Tên mẫu',
      kind: 'person',
      honour: 'Giấy khen',
      level: 'unit',
      year: 2023,
      unit: unit.id,
      decision: decision.id,
      basis: 'consent',
    },
  };
  const portal = assemblePortal(
    contentWith([], { achievements: [achievement], documents: [decision], units: [unit] }),
    NOW,
  );
  const documents = new Map([[decision.id, plain(decision)]]);
  expect(achievementRecord(plain(achievement), portal.units, documents).unit).toBe('Cũ');
  expect(achievementViews(portal)[0]?.unit?.shortName).toBe('Cũ');
});
