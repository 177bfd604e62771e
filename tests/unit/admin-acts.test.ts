import { expect, test } from 'vitest';
import { nextWorkingHour, sentenceOf } from '../../admin/acts-form.ts';
import { publishTogether } from '../../admin/publish-questions.ts';
import { DeskError } from '../../admin/backend-api.ts';
import { localIso } from '../../src/dates.ts';
import { amendSource } from '../../src/model/amend.ts';

test.each([
  ['2026-11-23T08:10:00+07:00', '2026-11-23T09:00:00+07:00', 'the next full hour'],
  ['2026-11-23T08:40:00+07:00', '2026-11-23T10:00:00+07:00', 'at least half an hour away'],
  ['2026-11-23T11:10:00+07:00', '2026-11-23T13:00:00+07:00', 'after lunch'],
  ['2026-11-27T16:20:00+07:00', '2026-11-27T17:00:00+07:00', ''],
])('a time is offered when the office works: %s', (now, next, why) => {
  const offered = localIso(nextWorkingHour(new Date(now)));
  if (why) expect(offered, why).toBe(next);
  else expect(offered).toBe('2026-11-30T08:00:00+07:00');
});

test('a time is said as it is written in Vietnam, whatever the browser shows', () => {
  expect(sentenceOf('2026-11-23T08:00:00+07:00')).toBe('Thứ Hai, 23/11/2026 08:00 (giờ Việt Nam).');
  expect(sentenceOf('T08:00:00+07:00')).toBe('');
});

const SOURCE = `---
# Bài do chị Hoa gửi
title: 'Bài: mẫu' # giữ dấu hai chấm
related:
- 2024/cu
date: 2024-05-02T08:00:00+07:00
---

Chữ  cũ.
`;

test('a value that is set comes where the model has it, and nothing else changes but spaces', () => {
  const file = 'articles/2024/a.mdx';
  const at = '2026-11-23T08:00:00+07:00';
  const text = amendSource(file, SOURCE, [{ path: ['publishAt'], value: at }]);
  expect(text).toMatchInlineSnapshot(`
    "---
    # Bài do chị Hoa gửi
    title: 'Bài: mẫu' # giữ dấu hai chấm
    related:
      - 2024/cu
    date: 2024-05-02T08:00:00+07:00
    publishAt: 2026-11-23T08:00:00+07:00
    ---

    Chữ  cũ.
    "
  `);
  const back = amendSource(file, text, [{ path: ['publishAt'], value: undefined }]);
  expect(back).toBe(SOURCE.replace('\n- 2024', '\n  - 2024'));
});

test('what has to go together is sent again with a yes, and not at all with a no', async () => {
  const companion = { collection: 'articles', id: '2026/hai', title: 'Bài hai', version: 'abc' };
  const sent: object[] = [];
  const send = async (together: { together?: readonly object[] }) => {
    sent.push(together);
    if (!together.together) throw new DeskError('Đăng cùng lúc.', 422, { together: [companion] });
    return 'done';
  };
  expect(await publishTogether(send, async () => false)).toBeUndefined();
  expect(await publishTogether(send, async () => true)).toBe('done');
  expect(sent.at(-1)).toEqual({
    together: [{ collection: 'articles', id: '2026/hai', version: 'abc' }],
  });
  expect(sent).toHaveLength(3);
});
