import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAlarm } from '../../src/release/alarm.ts';
import { nextChange } from '../../src/release/next-change.ts';

const MINUTE = 60_000;

test('the site is due again when the day changes in Vietnam, wherever its server stands', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'content-'));
  const after = async (moment: string) =>
    (await nextChange(folder, new Date(moment))).toISOString();
  expect(await after('2026-11-15T16:59:59Z')).toBe('2026-11-15T17:00:00.000Z');
  expect(await after('2026-11-15T17:00:00Z')).toBe('2026-11-16T17:00:00.000Z');
  expect(await after('2026-12-31T12:00:00Z')).toBe('2026-12-31T17:00:00.000Z');
  await rm(folder, { recursive: true });
});

test('what is due is asked for once, also when the machine slept over the moment', () => {
  let now = 0;
  let rings = 0;
  const alarm = createAlarm(
    () => rings++,
    () => now,
  );
  alarm.check();
  alarm.set(60 * MINUTE);
  now = 59 * MINUTE;
  alarm.check();
  expect(rings).toBe(0);
  now = 500 * MINUTE;
  alarm.check();
  alarm.check();
  expect(rings).toBe(1);
});

test('what is due and fails is tried again soon, then less often, until it succeeds', () => {
  let now = 0;
  const rings: number[] = [];
  const alarm = createAlarm(
    () => rings.push(now / MINUTE),
    () => now,
  );
  alarm.set(0);
  for (; now < 40 * MINUTE; now += MINUTE) alarm.check();
  expect(rings).toEqual([0, 1, 3, 7, 15, 25, 35]);
  alarm.set(Infinity);
  now += 60 * MINUTE;
  alarm.check();
  expect(rings).toHaveLength(7);
});

test('a build that fails without being due is tried again too', () => {
  let now = 0;
  let rings = 0;
  const alarm = createAlarm(
    () => rings++,
    () => now,
  );
  alarm.set(60 * MINUTE);
  alarm.again();
  now = MINUTE;
  alarm.check();
  expect(rings).toBe(1);
});

test('a clock that ran ahead and is put back makes the site anew; one that is set right by seconds does not', () => {
  let now = 60 * MINUTE;
  let rings = 0;
  const alarm = createAlarm(
    () => rings++,
    () => now,
  );
  alarm.set(500 * MINUTE, now);
  now -= 20_000;
  alarm.check();
  expect(rings).toBe(0);
  now -= 50 * MINUTE;
  alarm.check();
  alarm.check();
  expect(rings).toBe(1);
});
