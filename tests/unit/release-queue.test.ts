import { expect, test } from 'vitest';
import { createQueue } from '../../src/release/queue.ts';

/** A branch that moves, and builds that end when the test says so. */
function workshop() {
  const branch = { head: 'a' };
  const begun: string[] = [];
  const endings: { done: () => void; fail: (why: string) => void }[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const queue = createQueue({
    commit: undefined,
    newest: async () => branch.head,
    build: async (wanted, signal) => {
      begun.push(String(wanted));
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      await new Promise<void>((resolve, reject) => {
        endings.push({ done: resolve, fail: (why) => reject(new Error(why)) });
        signal.addEventListener('abort', () => reject(new Error('Đã dừng.')));
      }).finally(() => atOnce--);
    },
  });
  const ending = async (number: number) => {
    while (!endings[number]) await new Promise((resolve) => setImmediate(resolve));
    return endings[number];
  };
  return { branch, queue, begun, ending, mostAtOnce: () => mostAtOnce };
}

test('what is published during a build goes out with exactly one more build', async () => {
  const { branch, queue, begun, ending, mostAtOnce } = workshop();
  queue.request();
  const first = await ending(0);
  for (const head of ['b', 'c', 'd']) {
    branch.head = head;
    queue.request();
  }
  first.done();
  const second = await ending(1);
  expect(queue.state()).toMatchObject({ state: 'building', commit: 'a', wanted: 'd' });
  second.done();
  await queue.idle();
  expect(begun).toEqual(['a', 'd']);
  expect(mostAtOnce()).toBe(1);
  expect(queue.state()).toMatchObject({
    state: 'idle',
    commit: 'd',
    wanted: 'd',
    message: undefined,
  });
});

test('a build that fails leaves the site as it was and says why', async () => {
  const { branch, queue, ending } = workshop();
  queue.request();
  (await ending(0)).done();
  await queue.idle();
  branch.head = 'b';
  queue.request();
  (await ending(1)).fail('Nội dung có lỗi: bài thiếu tiêu đề.');
  await queue.idle();
  expect(queue.state()).toMatchObject({
    state: 'failed',
    commit: 'a',
    wanted: 'b',
    message: 'Nội dung có lỗi: bài thiếu tiêu đề.',
  });
});

test('what is published during a build that fails is still built', async () => {
  const { branch, queue, begun, ending } = workshop();
  queue.request();
  const first = await ending(0);
  branch.head = 'b';
  queue.request();
  first.fail('Hỏng.');
  (await ending(1)).done();
  await queue.idle();
  expect(begun).toEqual(['a', 'b']);
  expect(queue.state()).toMatchObject({ state: 'idle', commit: 'b', message: undefined });
});

test('a queue that has been idle builds again', async () => {
  const { branch, queue, begun, ending } = workshop();
  queue.request();
  (await ending(0)).done();
  await queue.idle();
  branch.head = 'b';
  queue.request();
  expect(queue.state().state).toBe('building');
  (await ending(1)).done();
  await queue.idle();
  expect(begun).toEqual(['a', 'b']);
});

test('a branch that cannot be read is a failure, not the end of the queue', async () => {
  let isBroken = true;
  const queue = createQueue({
    commit: 'a',
    newest: async () => {
      if (isBroken) throw new Error('Không đọc được nhánh.');
      return 'b';
    },
    build: async () => {},
  });
  queue.request();
  await queue.idle();
  expect(queue.state()).toMatchObject({
    state: 'failed',
    commit: 'a',
    message: 'Không đọc được nhánh.',
  });
  isBroken = false;
  queue.request();
  await queue.idle();
  expect(queue.state()).toMatchObject({ state: 'idle', commit: 'b' });
});

test('closing ends the build under way and starts no other', async () => {
  const { queue, begun, ending } = workshop();
  queue.request();
  await ending(0);
  queue.request();
  await queue.close();
  queue.request();
  await queue.idle();
  expect(begun).toEqual(['a']);
});
