import { shortcode } from './body-nodes.ts';
import { showMessage } from './dialogs.ts';
import { insertBlocks, type SlateEditor } from './paste-insert.ts';
import { type Pasted, readPaste } from './paste-read.ts';
import { isOnDisk } from './paste-pictures.ts';
import { rtfPictures } from './paste-rtf.ts';
import { NoPicture, preparePicture } from './pictures.ts';

/** Gives a picture to the form, beside the entry; it is sent when the entry is saved. */
export type AddPicture = (file: File) => Promise<unknown>;

/** Longer markup than this is read as plain text. */
const MAX_MARKUP = 20_000_000;

/** Makes the rich editor keep what Word, a table or a page gives it, in the portal's own shapes. */
export function keepPastes(editor: SlateEditor, addPicture: () => AddPicture | undefined): void {
  if (keeping.has(editor)) return;
  keeping.add(editor);
  const plain = editor.insertData;
  editor.insertData = (data) => {
    // What was copied in this editor comes back with its blocks.
    if (data.types.includes('application/x-slate-fragment') && editor.insertFragmentData(data))
      return;
    const files = [...data.files].filter(({ type }) => type.startsWith('image/'));
    const markup = data.getData('text/html');
    const pasted = markup && markup.length <= MAX_MARKUP ? readMarkup(markup) : undefined;
    const hasText = pasted?.nodes.some(({ data: of }) => of?.shortcode !== 'Figure');
    // Word and Excel add a picture of the text itself; it is wanted only when there is no text.
    if (!hasText && files.length > 0) return void addFigures(editor, files, addPicture());
    if (!pasted || (pasted.nodes.length === 0 && pasted.missing === 0))
      return plain(withoutMarkup(data));
    void insertPasted(editor, pasted, data.getData('text/rtf'), addPicture());
  };
}

const keeping = new WeakSet<SlateEditor>();

const readMarkup = (markup: string) =>
  readPaste(new DOMParser().parseFromString(markup, 'text/html').body);

/** The same clipboard with its text alone. */
function withoutMarkup(data: DataTransfer): DataTransfer {
  const made = new DataTransfer();
  made.setData('text/plain', data.getData('text/plain').normalize('NFC'));
  return made;
}

async function insertPasted(
  editor: SlateEditor,
  pasted: Pasted,
  rtf: string,
  add: AddPicture | undefined,
) {
  const { nodes, pictures, isCut } = pasted;
  let missing = pasted.missing;
  const refused: string[] = [];
  const names: (string | undefined)[] = [];
  const fromDisk = picturesOnDisk(pictures, rtf);
  for (const address of pictures) {
    const blob = isOnDisk(address) ? fromDisk.shift() : bytesOf(address);
    const name =
      blob && (await addFile(new File([blob], 'anh', { type: blob.type }), add, refused));
    if (!blob) missing += 1;
    names.push(name);
  }
  const kept = nodes.flatMap((node) => {
    if (node.data?.shortcode !== 'Figure') return [node];
    const src = names.shift();
    return src ? [shortcode('Figure', { src, alt: '' })] : [];
  });
  insertBlocks(editor, kept);
  tell(missing, refused, isCut);
}

/** What Word wrote into its RTF of the files that it names. Told by their order alone, so all or none. */
function picturesOnDisk(pictures: readonly string[], rtf: string): (Blob | undefined)[] {
  const count = pictures.filter(isOnDisk).length;
  if (count === 0 || rtf.length > MAX_RTF) return [];
  const found = rtfPictures(rtf);
  return found.length === count ? found : [];
}

/** A picture takes two letters a byte. */
const MAX_RTF = 200_000_000;

/** The bytes of a `data:` address. It is read here, as the desk's page may not fetch it. */
function bytesOf(address: string): Blob | undefined {
  const [, type = '', content = ''] = /^data:([\w/+.-]+);base64,(.*)$/isu.exec(address) ?? [];
  try {
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    return bytes.length > 0 ? new Blob([bytes], { type }) : undefined;
  } catch {
    // Half a picture: it is counted with those that did not come.
    return undefined;
  }
}

async function addFigures(
  editor: SlateEditor,
  files: readonly File[],
  add: AddPicture | undefined,
) {
  const refused: string[] = [];
  for (const file of files) {
    const src = await addFile(file, add, refused);
    if (src) insertBlocks(editor, [shortcode('Figure', { src, alt: '' })]);
  }
  tell(0, refused, false);
}

/** The name under which a picture now is beside the entry. */
async function addFile(file: File, add: AddPicture | undefined, refused: string[]) {
  if (!add) {
    refused.push(NO_PLACE);
    return undefined;
  }
  try {
    const { name, bytes } = await preparePicture(file);
    await add(new File([bytes], name, { type: bytes.type }));
    return name;
  } catch (error) {
    if (!(error instanceof NoPicture)) throw error;
    refused.push(error.message);
    return undefined;
  }
}

const NO_PLACE = 'Ô này không nhận ảnh. Chèn ảnh bằng nút dấu cộng của mục “Nội dung”.';

/** Says what of a paste could not be kept, once, when all the rest stands in the text. */
function tell(missing: number, refused: readonly string[], isCut: boolean): void {
  const parts = [
    ...(missing > 0 ? [missingMessage(missing)] : []),
    ...refused,
    ...(isCut
      ? [
          'Đoạn dán quá dài, lồng quá sâu hoặc có bảng quá rộng nên phần cuối bị bỏ bớt. Dán từng phần nhỏ hơn.',
        ]
      : []),
  ];
  if (parts.length > 0) showMessage('Chữ đã dán, còn phần sau chưa vào bài', parts.join(' '));
}

const missingMessage = (count: number) =>
  `${count} ảnh chưa vào bài, vì chương trình kia không đưa ảnh cho trình duyệt. Với từng ảnh: trong Word bấm chuột phải vào ảnh, chọn “Lưu dưới dạng ảnh”, rồi ở đây bấm nút dấu cộng, chọn “Ảnh trong bài”.`;
