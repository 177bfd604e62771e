import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { asLook } from '../../admin/desk/preview-html.ts';
import { articleText, openOffice } from './desk-office.ts';

const WHOLE = Object.fromEntries(
  ['site.yaml', 'glossary.yaml', 'statistics/nu-vien-chuc-lao-dong.yaml'].map((file) => [
    `content/${file}`,
    readFileSync(new URL(`../../content/${file}`, import.meta.url), 'utf8'),
  ]),
);
const FIRST = 'Chữ của bản nháp.\n\n<StatChart id="nu-vien-chuc-lao-dong" />';
const SAVED = 'preview?collection=articles&id=2026%2Fthu';

const open = (people?: Parameters<typeof openOffice>[0]) =>
  openOffice({ files: WHOLE, withPreviews: true, ...people });
const text = ({ bytes }: { bytes: Buffer }) => bytes.toString('utf8');
const show = (office: Awaited<ReturnType<typeof open>>, source: string, more: object = {}) =>
  office.call('POST', 'preview', { file: 'articles/2026/thu.mdx', source, ...more });
const addressIn = (answer: { json: object }) =>
  String(Reflect.get(answer.json, 'address')).replace('/admin/api/', '');

test('a saved draft is shown as a page of the site, chart included, for the desk alone', async () => {
  const office = await open();
  await office.save('2026/thu', articleText('Bài thử', FIRST), null);
  const page = await office.call('GET', SAVED);
  expect(page.status).toBe(200);
  expect(page.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'content-security-policy': expect.stringContaining("script-src 'none'"),
  });
  const html = text(page);
  for (const part of ['Bản xem trước, chưa đăng', 'Chữ của bản nháp.', 'role="img"', '13,1%'])
    expect(html).toContain(part);
  expect(html).not.toContain('<script type="module"');
  const sheet = /"\/admin\/api\/(preview\/_astro\/[^"]+\.css\?look=tu-dong)"/u.exec(html)?.[1];
  const css = await office.call('GET', sheet ?? '');
  expect(css.headers['content-type']).toContain('text/css');
  expect(css.bytes.length).toBeGreaterThan(100);
});

test('what stands in the form is shown before it is saved, again and again', async () => {
  const office = await open();
  const first = await show(office, articleText('Bài thử', 'Lần một.'));
  expect(first.status).toBe(200);
  expect(text(await office.call('GET', addressIn(first)))).toContain('Lần một.');
  const second = await show(office, articleText('Bài thử', 'Lần hai.'));
  expect(addressIn(second)).toBe(addressIn(first));
  expect(text(await office.call('GET', addressIn(second)))).toContain('Lần hai.');
  expect(office.git('for-each-ref', 'refs/drafts')).toBe('');
});

test('an article that is gone shows what readers find in its place', async () => {
  const office = await open();
  const gone = articleText('Bài đã gỡ', 'Chữ kín.').replace(
    '\ntopics:',
    '\nwithdrawn:\n  date: 2026-02-01\n  reason: Bài mẫu gỡ để thử.\ntopics:',
  );
  const page = text(await office.call('GET', addressIn(await show(office, gone))));
  expect(page).toContain('Bài mẫu gỡ để thử.');
  expect(page).not.toContain('Chữ kín.');
});

test('a text that lacks nearly everything is shown as far as it goes', async () => {
  const office = await open();
  const page = await office.call(
    'GET',
    addressIn(await show(office, '---\ntitle: Mới có tiêu đề\n---\n\nMới có một câu.\n')),
  );
  expect(text(page)).toContain('Mới có tiêu đề');
  expect(text(page)).toContain('Mới có một câu.');
  expect(text(page)).toContain('(Chưa có tác giả)');
});

test('an article whose time has not come is shown all the same', async () => {
  const office = await open();
  const later = articleText('Bài hẹn', 'Chữ hẹn giờ.', '2099-01-01T08:00:00+07:00');
  const page = await office.call('GET', addressIn(await show(office, later)));
  expect(text(page)).toContain('Chữ hẹn giờ.');
});

test('a text that cannot be a page says in Vietnamese what is wrong, and the next one works', async () => {
  const office = await open();
  const wrong = articleText('Bài thử', '<script>alert(1)</script>');
  const page = text(await office.call('GET', addressIn(await show(office, wrong))));
  expect(page).toContain('Chưa xem trước được');
  expect(page).toContain('Dòng 11');
  expect(page).not.toContain('<script');
  const next = await show(office, articleText('Bài thử', 'Đã sửa.'));
  expect(text(await office.call('GET', addressIn(next)))).toContain('Đã sửa.');
});

test('pictures are shown, those of a saved draft and those that only the browser has', async () => {
  const office = await open();
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const pictures = [{ name: 'anh.jpg', content: bytes.toString('base64') }];
  const source = articleText(
    'Bài thử',
    '<Figure src="anh.jpg" alt="Một ô đỏ" caption="Một ô" credit="Bài thử" />',
  );

  const unsaved = await show(office, source, { pictures });
  expect(unsaved.json.issues).toEqual([]);
  const html = text(await office.call('GET', addressIn(unsaved)));
  const image = /<img src="\/admin\/api\/(preview\/picture[^"]+)"[^>]*>/u.exec(html);
  expect(image?.[0]).toContain('width="900"');
  const sent = await office.call(
    'GET',
    (image?.[1] ?? '').replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
  );
  expect(sent.bytes.equals(bytes)).toBe(true);

  const { json } = await office.call('POST', 'picture', pictures[0]);
  const { name, blob } = json as unknown as { name: string; blob: string };
  const named = source.replace('anh.jpg', name);
  const ahead = await show(office, named, { sent: [{ name, blob }] });
  expect(ahead.json.issues, 'sent ahead, in no text yet').toEqual([]);
  expect(text(await office.call('GET', addressIn(ahead)))).toContain('width="900"');

  await office.save('2026/thu', source, null, { pictures });
  const saved = text(await office.call('GET', SAVED));
  expect(saved).toMatch(/<img src="\/admin\/api\/picture\?collection=articles[^"]+name=anh\.jpg"/u);
  expect(saved).toContain('width="900"');
});

test('previews hold no more pictures than their texts show, and not without end', async () => {
  const office = await open();
  const small = await sharp({ create: { width: 9, height: 6, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  // Whatever follows the end of a JPEG is no part of it, but has to be kept.
  const content = Buffer.concat([small, Buffer.alloc(35 * 1024 * 1024)]).toString('base64');
  const source = articleText('Bài thử', '<Figure src="anh.jpg" alt="Một ô" caption="Một ô" />');
  const sendAs = (slug: string, text = source, pictures = [{ name: 'anh.jpg', content }]) =>
    office.call('POST', 'preview', { file: `articles/2026/${slug}.mdx`, source: text, pictures });
  const statusOf = async (answer: Awaited<ReturnType<typeof sendAs>>) =>
    (await office.call('GET', addressIn(answer))).status;
  const pictureIn = (answer: Awaited<ReturnType<typeof sendAs>>) =>
    addressIn(answer).replace('/page?', '/picture?').concat('&name=anh.jpg');

  const first = await sendAs('mot');
  expect((await office.call('GET', pictureIn(first))).status).toBe(200);
  await sendAs('mot', articleText('Bài thử', 'Không còn ảnh.'), []);
  expect((await office.call('GET', pictureIn(first))).status).toBe(404);

  const all = [];
  for (const slug of ['a', 'b', 'c', 'd', 'e', 'f']) all.push(await sendAs(slug));
  expect(await Promise.all(all.map(statusOf))).toEqual([404, 200, 200, 200, 200, 200]);
}, 60_000);

test('nobody sees a preview without signing in, nor what another person has not saved', async () => {
  const person = { name: 'A', email: 'a@example.vn', role: 'editor' } as const;
  const office = await open({ people: { a: person, b: { ...person, email: 'b@example.vn' } } });
  expect((await office.call('GET', SAVED)).status).toBe(401);
  const request = { file: 'articles/2026/thu.mdx', source: articleText('Bài thử', 'Chữ.') };
  expect((await office.call('POST', 'preview', request)).status).toBe(401);
  const mine = await office.call('POST', 'preview', request, { 'x-person': 'a' });
  expect((await office.call('GET', addressIn(mine), undefined, { 'x-person': 'b' })).status).toBe(
    404,
  );
  expect((await office.call('GET', addressIn(mine), undefined, { 'x-person': 'a' })).status).toBe(
    200,
  );
  expect((await office.call('GET', addressIn(mine))).status).toBe(401);
});

test('no preview shows a picture that only another person has sent', async () => {
  const person = { name: 'A', email: 'a@example.vn', role: 'contributor', unit: 'x' } as const;
  const office = await open({ people: { a: person, b: { ...person, email: 'b@example.vn' } } });
  const content = await sharp({ create: { width: 9, height: 6, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const body = { name: 'anh.jpg', content: content.toString('base64') };
  const { json } = await office.call('POST', 'picture', body, { 'x-person': 'a' });
  const { name, blob } = json as unknown as { name: string; blob: string };
  const source = articleText('Bài thử', `<Figure src="${name}" alt="Một ô" caption="Một ô" />`);
  const request = { file: 'articles/2026/thu.mdx', source, sent: [{ name, blob }] };
  const seen = async (who: string) => {
    const shown = await office.call('POST', 'preview', request, { 'x-person': who });
    return text(await office.call('GET', addressIn(shown), undefined, { 'x-person': who }));
  };
  expect(await seen('a')).toContain('/preview/picture?');
  expect(await seen('b')).not.toContain('/preview/picture?');
});

test('the dark look and the printed look need no dark device and no printer', () => {
  const css = '@media (prefers-color-scheme: dark){a{b:c}}@media print{d{e:f}}';
  expect(asLook(css, 'tu-dong')).toBe(css);
  expect(asLook(css, 'toi')).toContain('@media (min-width: 0){a');
  expect(asLook(css, 'sang')).toContain('@media (max-width: 0){a');
  expect(asLook(css, 'in')).toContain('@media all{d');
});
