import { expect, test } from 'vitest';
import { openOffice } from './desk-office.ts';
import { drawLines, drawPicture, lockedPdf, samplePdf } from './pdf-samples.ts';

const ID = '1-mau-2026';
const documentNaming = (file?: string) =>
  `kind: cong-van\nnumber: 1/MAU-A\ndate: 2026-01-15\nissuer: Cơ quan mẫu\nsummary: Văn bản mẫu để thử.\n${file ? `file: ${file}\n` : ''}`;

const good = samplePdf([drawLines(['Văn bản mẫu để thử.'])]);
const other = samplePdf([drawLines(['Văn bản mẫu khác.'])]);
const withObject = (object: string) => samplePdf(['BT ET'], { extra: [object] });
const packed = (objects: string) => samplePdf([objects]);

async function openRegister(files: Record<string, string | Buffer> = {}) {
  const office = await openOffice({ files: files as Record<string, string> });
  const send = (name: string, bytes: Buffer, collection = 'documents', id = ID) =>
    office.call('PUT', 'draft', {
      collection,
      id,
      base: null,
      source: documentNaming(name),
      pictures: [{ name, content: bytes.toString('base64') }],
    });
  const act = async (source: string, base: string | null, pictures: object[] = []) => {
    const entry = { collection: 'documents', id: ID };
    const saved = await office.call('PUT', 'draft', { ...entry, base, source, pictures });
    await office.call('POST', 'draft/status', { ...entry, state: 'pending_review' });
    await office.call('POST', 'draft/status', { ...entry, state: 'pending_publish' });
    return { saved, published: await office.call('POST', 'draft/publish', entry) };
  };
  const listed = () => office.git('ls-tree', '--name-only', 'main', 'content/documents/').trim();
  return { office, send, act, listed };
}

const sent = (name: string, bytes: Buffer) => ({ name, content: bytes.toString('base64') });

test('a PDF is kept in the draft, seen there, and published with its document', async () => {
  const { office, send, act } = await openRegister();
  const saved = await send('van-ban.pdf', good);
  expect(saved.json).toMatchObject({ pictures: ['van-ban.pdf'], issues: [] });
  const address = `picture?collection=documents&id=${ID}&name=van-ban.pdf`;
  const seen = await office.call('GET', address);
  expect(seen.headers['content-type']).toBe('application/pdf');
  expect(seen.headers['content-disposition']).toBe('attachment; filename="van-ban.pdf"');
  expect(seen.headers['cache-control']).toContain('private');
  expect(seen.bytes).toEqual(good);
  expect(() => office.blob('main', 'content/documents/van-ban.pdf')).toThrow();
  const { published } = await act(documentNaming('van-ban.pdf'), saved.json.version);
  expect(published.status).toBe(200);
  expect(office.git('cat-file', '-s', 'main:content/documents/van-ban.pdf').trim()).toBe(
    String(good.length),
  );
});

test('a document that names a PDF which is nowhere cannot be submitted', async () => {
  const { act } = await openRegister();
  const { saved, published } = await act(documentNaming('khong-co.pdf'), null);
  expect(saved.json.issues.map(({ message }) => message)).toEqual([
    'Không có tệp “khong-co.pdf” bên cạnh văn bản. Chọn lại tệp PDF ở mục “Tệp”, hoặc bỏ tệp khỏi mục đó.',
  ]);
  expect(published.status).toBe(409);
});

test('a PDF that was replaced or taken out of its document does not stay behind', async () => {
  const { act, listed } = await openRegister();
  const first = await act(documentNaming('cu.pdf'), null, [sent('cu.pdf', good)]);
  expect(listed().split('\n')).toContain('content/documents/cu.pdf');
  const second = await act(documentNaming('moi.pdf'), first.saved.json.version, [
    sent('moi.pdf', other),
  ]);
  expect(second.published.status).toBe(200);
  expect(listed()).toBe(`content/documents/${ID}.yaml\ncontent/documents/moi.pdf`);
  await act(documentNaming(), second.saved.json.version);
  expect(listed()).toBe(`content/documents/${ID}.yaml`);
});

test('a PDF that another document names too stays', async () => {
  const { act, listed, office } = await openRegister({
    'content/documents/khac.yaml': documentNaming('chung.pdf').replace('1/MAU', '2/MAU'),
    [`content/documents/${ID}.yaml`]: documentNaming('chung.pdf'),
    'content/documents/chung.pdf': good,
  });
  const base = office.blob('main', `content/documents/${ID}.yaml`);
  const { published } = await act(documentNaming(), base);
  expect(published.status).toBe(200);
  expect(listed()).toContain('chung.pdf');
});

test('a name that has another PDF is refused, and the other stays', async () => {
  const { office, send } = await openRegister({ 'content/documents/van-ban.pdf': other });
  const refused = await send('van-ban.pdf', good);
  expect(refused).toMatchObject({ status: 409 });
  expect(refused.json.error).toBe(
    'Tên tệp “van-ban.pdf” đã có tệp khác dùng. Đổi tên tệp rồi tải lại; tệp cũ vẫn còn nguyên.',
  );
  expect(office.git('for-each-ref', 'refs/drafts')).toBe('');
});

test('a name becomes plain Latin letters, however it was typed', async () => {
  const { send } = await openRegister();
  const { json } = await send('Công văn số 1 (bản ký).PDF'.normalize('NFD'), good);
  expect(json.pictures).toEqual(['cong-van-so-1-ban-ky.pdf']);
});

test('a scan without letters is a document', async () => {
  const { send } = await openRegister();
  expect((await send('quet.pdf', samplePdf([drawPicture()]))).status).toBe(200);
});

test.for([
  ['a page of the web', 'a.pdf', Buffer.from('<html><script>'), 415, 'không phải PDF, dù tên'],
  ['something before the start', 'a.pdf', Buffer.concat([Buffer.from('\n'), good]), 415, 'không'],
  ['a broken file', 'a.pdf', Buffer.from('%PDF-1.4\nhỏng'), 422, 'bị hỏng, không mở được'],
  ['a locked file', 'a.pdf', lockedPdf(), 422, 'bị khóa (đặt mật khẩu hoặc hạn chế quyền)'],
  ['also a page of the web', 'a.pdf', withTail('<script>1</script>'), 422, 'có lẫn trang web'],
  ['also a ZIP', 'a.pdf', withTail('PK\u0005\u0006'), 422, 'có lẫn tệp nén ZIP'],
  ['a script', 'a.pdf', withObject('<< /S /JavaScript /JS (1) >>'), 422, 'JavaScript'],
  ['a script in disguise', 'a.pdf', withObject('<< /S /J#61vaScript >>'), 422, 'JavaScript'],
  ['a packed script', 'a.pdf', packed('1 0 << /S /JavaScript /JS (1) >>'), 422, 'JavaScript'],
  [
    'what is packed in a way of its own',
    'a.pdf',
    withObject('<< /Type /ObjStm >>\nstream\nx\nendstream'),
    422,
    'không kiểm tra được',
  ],
  ['a program', 'a.pdf', withObject('<< /S /Launch /F (cmd.exe) >>'), 422, 'lệnh mở chương trình'],
  ['another file inside', 'a.pdf', withObject('<< /Type /EmbeddedFile >>'), 422, 'đính bên trong'],
  ['21 MB', 'a.pdf', Buffer.concat([good, Buffer.alloc(20 << 20)]), 413, 'nặng 21 MB, quá 20 MB'],
  ['a name that Windows keeps', 'NUL.pdf', good, 400, 'tên mà Windows dành riêng'],
  ['a path', '../a.pdf', good, 400, 'không dùng được'],
  ['a name of 300 letters', `${'a'.repeat(296)}.pdf`, good, 400, 'dài quá 100 ký tự'],
] as const)('%s is refused, and nothing is written', async ([, name, bytes, status, said]) => {
  const { office, send } = await openRegister();
  const refused = await send(name, bytes);
  expect(refused.json.error).toContain(said);
  expect(refused.status).toBe(status);
  expect(office.git('for-each-ref', 'refs/drafts')).toBe('');
});

test('only documents have PDFs', async () => {
  const { send } = await openRegister();
  const refused = await send('a.pdf', good, 'articles', '2026/a');
  expect(refused.status).toBe(415);
  expect(refused.json.error).toBe(
    'Tệp “a.pdf” là PDF mà chỉ văn bản mới có tệp PDF. Tạo văn bản có tệp này rồi dẫn tới văn bản đó.',
  );
});

function withTail(tail: string) {
  return Buffer.concat([good, Buffer.from(tail)]);
}
