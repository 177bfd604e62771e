import { expect, test } from 'vitest';
import type { Person } from '../../admin/desk/people.ts';
import { articleText, openOffice } from './desk-office.ts';

const PEOPLE: Record<string, Person> = {
  author: { name: 'Chị An', email: 'an@example.vn', role: 'contributor' },
  editor: { name: 'Chị Bình', email: 'binh@example.vn', role: 'editor' },
  publisher: { name: 'Chị Cúc', email: 'cuc@example.vn', role: 'publisher' },
};
const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

type Office = Awaited<ReturnType<typeof openOffice>>;

/** Does an act of the desk with an article, as somebody. */
const act = (office: Office, name: string, id: string, more: object, person?: string) =>
  office.call(
    'POST',
    name,
    { collection: 'articles', id, ...more },
    person ? { 'x-person': person } : {},
  );

const standing = async (office: Office, id: string, person = 'publisher') =>
  (
    await office.call('GET', `standing?collection=articles&id=${id}`, undefined, {
      'x-person': person,
    })
  ).json as unknown as { published: object | null; draft: object | null; asksChange: boolean };

/** What the dashboard says will happen, the next first. */
const scheduled = async (office: Office) =>
  (
    (await office.call('GET', 'overview', undefined, { 'x-person': 'publisher' }))
      .json as unknown as { scheduled: { items: object[] } }
  ).scheduled.items;

/** Writes an article as its author and has it approved by an editor. */
async function approve(office: Office, id: string, source: string, base: string | null = null) {
  await office.save(id, source, base, {}, 'author');
  await office.move(id, 'pending_review', {}, 'author');
  expect((await office.move(id, 'pending_publish', {}, 'editor')).status).toBe(200);
}

const file = (id: string) => `content/articles/${id}.mdx`;

test('an approved article gets its time in one step, and the list says what comes when', async () => {
  const office = await openOffice({ people: PEOPLE });
  await approve(office, '2026/hen', articleText('Bài hẹn', 'Chữ.'));
  const at = inHours(2);
  const answer = await act(office, 'schedule', '2026/hen', { kind: 'publish', at }, 'publisher');
  expect(answer).toMatchObject({ status: 200, json: { left: [], waits: true } });
  expect(office.asked()).toBe(1);
  expect(office.git('for-each-ref', 'refs/drafts')).toBe('');
  expect(office.git('log', '-1', '--format=%an / %cn / %(trailers:key=Desk-Act,valueonly)')).toBe(
    'Chị An / Chị Cúc / schedule\n\n',
  );
  const [next, ...rest] = await scheduled(office);
  expect(rest).toEqual([]);
  expect(next).toMatchObject({ id: '2026/hen', title: 'Bài hẹn', kind: 'publish', isDraft: false });
  expect(office.read(file('2026/hen'))).toContain('Chữ.\n');
  expect(await standing(office, '2026/hen')).toMatchObject({ published: { state: 'future' } });
});

test('only a publisher gives a time, only to approved text, only to a time that comes', async () => {
  const office = await openOffice({ people: PEOPLE });
  await office.save('2026/hen', articleText('Bài hẹn', 'Chữ.'), null, {}, 'author');
  const wanted = { kind: 'publish', at: inHours(2) };
  expect((await act(office, 'schedule', '2026/hen', wanted, 'editor')).json.error).toBe(
    'Việc này dành cho người phụ trách xuất bản. Nhờ người phụ trách xuất bản làm bước này.',
  );
  expect((await act(office, 'schedule', '2026/hen', wanted, 'publisher')).status).toBe(409);
  await office.move('2026/hen', 'pending_publish', {}, 'editor');
  const past = { kind: 'publish', at: '2026-01-01T08:00:00+07:00' };
  const refused = await act(office, 'schedule', '2026/hen', past, 'publisher');
  expect(refused.status).toBe(422);
  expect(refused.json.error).toMatch(
    /^Giờ hẹn 01\/01\/2026 08:00 đã qua; bây giờ là .*\. Chọn giờ sau lúc này, hoặc đăng ngay\.$/u,
  );
  const far = { kind: 'publish', at: '2062-01-01T08:00:00+07:00' };
  expect((await act(office, 'schedule', '2026/hen', far, 'publisher')).json.error).toBe(
    'Giờ hẹn 01/01/2062 08:00 còn hơn hai năm nữa. Kiểm tra lại năm rồi hẹn lại.',
  );
  for (const at of ['', 'mai', '2026-13-40T00:00:00Z', 5])
    expect(
      (await act(office, 'schedule', '2026/hen', { kind: 'publish', at }, 'publisher')).status,
    ).toBe(400);
  expect(office.git('log', '--format=%s', 'main')).toBe('Bắt đầu\n');
});

test('a time is changed as often as one likes, and taken back: the article is the approved draft it was', async () => {
  const office = await openOffice({ people: PEOPLE });
  const source = articleText('Bài hẹn', 'Chữ.');
  await approve(office, '2026/hen', source);
  await act(
    office,
    'schedule',
    '2026/hen',
    { kind: 'publish', at: inHours(2), dated: true },
    'publisher',
  );
  await act(
    office,
    'schedule',
    '2026/hen',
    { kind: 'publish', at: inHours(5), dated: true },
    'publisher',
  );
  expect(await scheduled(office)).toHaveLength(1);
  const back = await act(office, 'unschedule', '2026/hen', { kind: 'publish' }, 'publisher');
  expect(back.status).toBe(200);
  expect(await scheduled(office)).toEqual([]);
  expect(await standing(office, '2026/hen')).toMatchObject({
    published: null,
    draft: { state: 'pending_publish' },
  });
  const draft = await office.call('GET', 'draft?collection=articles&id=2026/hen', undefined, {
    'x-person': 'editor',
  });
  expect(draft.json).toMatchObject({ source, approved: { name: 'Chị Bình' } });
  expect(office.git('status', '--porcelain')).toBe('');
  expect((await office.publish('2026/hen', {}, 'publisher')).status).toBe(200);
  expect(office.read(file('2026/hen'))).toBe(source);
});

test('what readers see does not vanish by giving it a time to appear; it may get a time to go', async () => {
  const office = await openOffice({ people: PEOPLE });
  const at = inHours(3);
  const refused = await act(office, 'schedule', '2024/cu', { kind: 'publish', at }, 'publisher');
  expect(refused.json.error).toBe(
    'Bài này đang ở trên cổng; hẹn giờ đăng sẽ làm bài biến mất tới giờ đó. Đăng ngay bản sửa, hoặc chờ tới giờ rồi đăng.',
  );
  const gone = await act(office, 'schedule', '2024/cu', { kind: 'unpublish', at }, 'publisher');
  expect(gone.status).toBe(200);
  expect(await scheduled(office)).toMatchObject([{ id: '2024/cu', kind: 'unpublish' }]);
  const kept = await act(office, 'unschedule', '2024/cu', { kind: 'unpublish' }, 'publisher');
  expect(kept.status).toBe(200);
  expect(await scheduled(office)).toEqual([]);
  expect(office.git('diff', 'main~2', 'main')).toBe('');
});

test('an article that was withdrawn before its last day is not said to go once more', async () => {
  const office = await openOffice({ people: PEOPLE });
  const wanted = { kind: 'unpublish', at: inHours(3) };
  expect((await act(office, 'schedule', '2024/cu', wanted, 'publisher')).status).toBe(200);
  expect(await scheduled(office)).toHaveLength(1);
  const reason = { reason: 'Bài dẫn nhầm số liệu.' };
  expect((await act(office, 'withdraw', '2024/cu', reason, 'publisher')).status).toBe(200);
  expect(await scheduled(office)).toEqual([]);
});

test('an article that would never be seen, or not at its time, is refused', async () => {
  const office = await openOffice({ people: PEOPLE });
  const late = new Date(Date.now() + 9 * HOUR).toISOString();
  await approve(office, '2026/hen', articleText('Bài hẹn', 'Chữ.', late));
  const early = { kind: 'publish', at: inHours(2) };
  expect((await act(office, 'schedule', '2026/hen', early, 'publisher')).json.error).toMatch(
    /^Ngày ghi trên bài \(.*\) còn sau giờ hẹn, nên tới giờ hẹn bài vẫn chưa hiện\./u,
  );
  const dated = { ...early, dated: true };
  expect((await act(office, 'schedule', '2026/hen', dated, 'publisher')).status).toBe(200);
  const over = { kind: 'unpublish', at: inHours(1) };
  expect((await act(office, 'schedule', '2026/hen', over, 'publisher')).json.error).toMatch(
    /^Giờ gỡ \(.*\) không sau giờ đăng \(.*\) nên bài sẽ không hiện lúc nào\. Chọn giờ khác\.$/u,
  );
});

test('a withdrawn article says why at its address, and comes back with a reason', async () => {
  const office = await openOffice({ people: PEOPLE });
  const before = office.read(file('2024/cu'));
  const reason = 'Bài dẫn nhầm số liệu: "12 %".\nĐang kiểm tra lại.';
  expect((await act(office, 'withdraw', '2024/cu', { reason }, 'editor')).status).toBe(403);
  expect(
    (await act(office, 'withdraw', '2024/cu', { reason: ' \n' }, 'publisher')).json.error,
  ).toBe('Gỡ bài phải có lý do để người đọc biết. Ghi lý do rồi làm lại; bài chưa thay đổi.');
  const long = { reason: 'a'.repeat(501) };
  expect((await act(office, 'withdraw', '2024/cu', long, 'publisher')).json.error).toBe(
    'Lý do dài 501 ký tự, tối đa là 500. Viết gọn lại rồi làm lại; bài chưa thay đổi.',
  );
  expect((await act(office, 'withdraw', '2024/cu', { reason }, 'publisher')).status).toBe(200);
  expect(await standing(office, '2024/cu')).toMatchObject({
    published: { state: 'withdrawn', reason },
  });
  expect((await act(office, 'withdraw', '2024/cu', { reason }, 'publisher')).status).toBe(409);
  expect(office.git('log', '-1', '--format=%cn %(trailers:key=Desk-Reason,valueonly)')).toContain(
    'Chị Cúc "Bài dẫn nhầm số liệu',
  );
  const back = { reason: 'Đã kiểm tra, số liệu đúng.' };
  expect((await act(office, 'restore', '2024/cu', back, 'publisher')).status).toBe(200);
  expect(office.read(file('2024/cu'))).toBe(before);
  expect((await act(office, 'restore', '2024/cu', back, 'publisher')).status).toBe(409);
});

test('a withdrawal does not wait for a draft, and the draft does not undo it unseen', async () => {
  const office = await openOffice({ people: PEOPLE });
  const base = office.blob('main', file('2024/cu'));
  await approve(office, '2024/cu', articleText('Bài cũ', 'Bản sửa.'), base);
  expect((await act(office, 'withdraw', '2024/cu', { reason: 'Sai.' }, 'publisher')).status).toBe(
    200,
  );
  expect((await office.publish('2024/cu', {}, 'publisher')).status).toBe(409);
  expect(office.read(file('2024/cu'))).toContain('withdrawn:');
});

test('a decision about a version that is no more is refused', async () => {
  const office = await openOffice({ people: PEOPLE });
  const version = office.blob('main', file('2024/cu'));
  await act(office, 'schedule', '2024/cu', { kind: 'unpublish', at: inHours(3) }, 'publisher');
  const late = await act(office, 'withdraw', '2024/cu', { reason: 'Sai.', version }, 'publisher');
  expect(late).toMatchObject({ status: 409, json: { where: 'main', by: 'Chị Cúc' } });
});

test('an article that was published is not deleted', async () => {
  const office = await openOffice({ people: PEOPLE });
  const body = { collection: 'articles', id: '2024/cu', reason: 'Xóa' };
  const refused = await office.call('DELETE', 'entry', body, { 'x-person': 'publisher' });
  expect(refused).toMatchObject({
    status: 403,
    json: {
      error:
        'Tin bài đã đăng không xóa được: người đọc có thể đang giữ địa chỉ của bài. Dùng “Gỡ khỏi cổng”: địa chỉ được giữ và nói rõ lý do.',
    },
  });
});

test('a correction is dated, goes through review and stands beside earlier ones', async () => {
  const office = await openOffice({ people: PEOPLE });
  const words = { wrong: 'có 12 người', right: 'có 21 người.' };
  expect((await act(office, 'correct', '2024/cu', words, 'author')).status).toBe(403);
  expect(
    (await act(office, 'correct', '2024/cu', { ...words, right: ' ' }, 'editor')).json.error,
  ).toBe(
    'Đính chính phải ghi cả hai: bài viết sai gì và đúng là gì. Điền ô còn trống rồi làm lại.',
  );
  expect((await act(office, 'correct', '2024/cu', words, 'editor')).status).toBe(200);
  const more = { wrong: 'tại Đồng Xoài', right: 'tại Bù Đăng' };
  expect((await act(office, 'correct', '2024/cu', more, 'editor')).status).toBe(200);
  const draft = await office.call('GET', 'draft?collection=articles&id=2024/cu', undefined, {
    'x-person': 'editor',
  });
  expect((draft.json as unknown as { source: string }).source).toMatch(
    /corrections:\n {2}- date: .*\n {4}note: 'Bài đã viết: có 12 người\. Đúng là: có 21 người\.'\n {2}- date: .*\n {4}note: 'Bài đã viết: tại Đồng Xoài\. Đúng là: tại Bù Đăng\.'\n/u,
  );
  expect(office.read(file('2024/cu'))).not.toContain('corrections');
  expect(await standing(office, '2024/cu')).toMatchObject({
    draft: { state: 'draft' },
    asksChange: false,
  });
});

test('a change to what readers know is noted as it is published', async () => {
  const office = await openOffice({ people: PEOPLE });
  const base = office.blob('main', file('2024/cu'));
  await approve(
    office,
    '2024/cu',
    articleText('Bài cũ', 'Chữ sửa.', '2024-05-02T08:00:00+07:00'),
    base,
  );
  expect(await standing(office, '2024/cu')).toMatchObject({ asksChange: true });
  const empty = { change: { kind: 'minor', note: ' ' } };
  expect((await office.publish('2024/cu', empty, 'publisher')).json.error).toBe(
    'Chưa ghi đã sửa gì. Viết một câu ngắn rồi đăng lại.',
  );
  const change = { kind: 'major', note: 'Thêm kết quả của  quý III.' };
  expect((await office.publish('2024/cu', { change }, 'publisher')).status).toBe(200);
  expect(office.read(file('2024/cu'))).toMatch(
    /changes:\n {2}- date: \S+\+07:00\n {4}kind: major\n {4}note: Thêm kết quả của quý III\.\n---/u,
  );
});

test('who opens an entry is told how it stands, and nothing of what they may not read', async () => {
  const office = await openOffice({
    people: {
      ...PEOPLE,
      other: { name: 'Chị Dung', email: 'dung@example.vn', role: 'contributor', unit: 'khac' },
    },
  });
  await approve(office, '2026/hen', articleText('Bài hẹn', 'Chữ.'));
  const at = inHours(2);
  await act(office, 'schedule', '2026/hen', { kind: 'publish', at }, 'publisher');
  const { published } = await standing(office, '2026/hen');
  expect(published).toMatchObject({ state: 'future' });
  expect(Date.parse((published as { at: string }).at)).toBe(
    Math.floor(Date.parse(at) / 1000) * 1000,
  );
  expect(await standing(office, '2026/hen', 'other')).toMatchObject({
    published: null,
    draft: null,
  });

  await act(office, 'withdraw', '2024/cu', { reason: 'Đưa nhầm ảnh.' }, 'publisher');
  const today = new Date(Date.now() + 7 * HOUR).toISOString().slice(0, 10);
  expect(await standing(office, '2024/cu')).toMatchObject({
    published: { state: 'withdrawn', at: today },
  });
  const { json } = await office.call('GET', 'entries?collection=articles', undefined, {
    'x-person': 'editor',
  });
  expect(json.entries).toMatchObject([
    { id: '2026/hen', state: 'future' },
    { id: '2025/khac', state: 'public', at: '' },
    { id: '2024/cu', state: 'withdrawn', at: today },
  ]);
});

test('what a draft was sent back with reaches everybody who may edit it, until it is sent again', async () => {
  const office = await openOffice({ people: PEOPLE });
  const id = '2026/bai-moi';
  await office.save(id, articleText('Bài mới', 'Chữ.'), null, {}, 'author');
  await office.move(id, 'pending_review', {}, 'author');
  const note = 'Thêm nguồn ảnh.\nBỏ <b>câu cuối</b>.';
  await office.move(id, 'draft', { note }, 'editor');
  for (const who of ['author', 'publisher'])
    expect(await standing(office, id, who)).toMatchObject({
      draft: { returned: { by: 'Chị Bình', note, at: expect.any(String) as string } },
    });
  await office.move(id, 'pending_review', {}, 'author');
  expect(await standing(office, id, 'author')).toMatchObject({ draft: { returned: null } });
});

/** What looks empty: spaces, marks that join and part, soft hyphens, fillers. */
const UNSEEN = ['\u200B', '\u2060', '\uFEFF', '\u00AD', '\u00A0', '\u3164', '\u115F', '\u2800'];

test('a reason or a note that shows nothing is none, whatever it is made of', async () => {
  const office = await openOffice({ people: PEOPLE });
  const head = () => office.git('rev-parse', 'main');
  const publisher = { 'x-person': 'publisher' };
  const draft = articleText('Bài của người xuất bản', 'Chữ.');
  await office.save('2026/minh', draft, null, {}, 'publisher');
  await office.move('2026/minh', 'pending_review', {}, 'publisher');
  await approve(
    office,
    '2025/khac',
    articleText('Bài sửa', 'Chữ.'),
    office.blob('main', file('2025/khac')),
  );
  const before = head();
  const topic = { collection: 'topics', id: 'binh-dang-gioi' };
  const picture = { file: 'articles/2024/a.jpg', blob: '0'.repeat(40) };
  for (const blank of [...UNSEEN, UNSEEN.join(' ')]) {
    const said = { reason: blank };
    const answers = {
      withdraw: await act(office, 'withdraw', '2024/cu', said, 'publisher'),
      restore: await act(office, 'restore', '2024/cu', said, 'publisher'),
      wrong: await act(office, 'correct', '2024/cu', { wrong: blank, right: 'a' }, 'editor'),
      right: await act(office, 'correct', '2024/cu', { wrong: 'a', right: blank }, 'editor'),
      remove: await office.call('DELETE', 'entry', { ...topic, ...said }, publisher),
      picture: await office.call('POST', 'picture/take-down', { ...picture, ...said }, publisher),
      change: await office.publish(
        '2025/khac',
        { change: { kind: 'minor', note: blank } },
        'publisher',
      ),
    };
    for (const [name, { status, json }] of Object.entries(answers)) {
      expect([name, escape(blank), status]).toEqual([name, escape(blank), 400]);
      expect(json.error).toMatch(/^[^.]+\. [^.]+\.$/u);
    }
    const approval = await office.move('2026/minh', 'pending_publish', said, 'publisher');
    expect([escape(blank), approval.status]).toEqual([escape(blank), 403]);
  }
  expect(head()).toBe(before);
});

test('a note that shows nothing is not kept with a draft', async () => {
  const office = await openOffice({ people: PEOPLE });
  await office.save('2026/a', articleText('A', 'Chữ.'), null, {}, 'author');
  const noted = await office.move('2026/a', 'pending_review', { note: UNSEEN.join('') }, 'author');
  expect((noted.json as unknown as { note: string | null }).note).toBe(null);
});

test('a reason never brings what no text may hold to where readers see it', async () => {
  const office = await openOffice({ people: PEOPLE });
  const reason = 'Sai \u202Eelpmas.';
  const answer = await act(office, 'withdraw', '2024/cu', { reason }, 'publisher');
  expect([answer.status, answer.json.error]).toEqual([
    400,
    'Lời ghi kèm có ký tự điều khiển hoặc đổi chiều chữ không nhìn thấy được. Xóa ô đó, gõ lại rồi làm lại bước này.',
  ]);
});
