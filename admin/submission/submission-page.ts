import { type DeskApi, deskApi } from '../backend-api.ts';
import { make } from '../elements.ts';
import { accepted, refused, type Submitted, waiting } from './results.ts';

/** Makes the page take files, chosen or dropped, and send them one after another. */
export function startSubmission(base: string): void {
  const form = element('gui-bai', HTMLFormElement);
  const input = element('tep', HTMLInputElement);
  const api = deskApi(new URL(base, location.origin).href);
  const queue = startQueue(api, base);

  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('change', () => {
    queue([...(input.files ?? [])]);
    // The same file can be chosen again after it was mended.
    input.value = '';
  });
  for (const name of ['dragenter', 'dragover'])
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.dataset['over'] = '';
    });
  form.addEventListener('dragleave', () => delete form.dataset['over']);
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    delete form.dataset['over'];
    queue([...(event.dataTransfer?.files ?? [])]);
  });
  // A file dropped beside the field would replace the page.
  for (const name of ['dragover', 'drop'])
    window.addEventListener(name, (event) => event.preventDefault());
}

function startQueue(api: DeskApi, base: string): (files: readonly File[]) => void {
  const progress = element('tien-do', HTMLElement);
  const list = element('tep-da-gui', HTMLUListElement);
  let work = Promise.resolve();
  let total = 0;
  let done = 0;

  const say = () => {
    progress.textContent =
      done < total ? `Đang gửi tệp thứ ${done + 1} trong ${total} tệp…` : `Đã xong ${total} tệp.`;
  };
  return (files) => {
    for (const file of files) {
      const item = make('li', {}, ...waiting(file.name));
      list.prepend(item);
      list.parentElement?.removeAttribute('hidden');
      total += 1;
      work = work.then(async () => {
        say();
        await send(api, base, file, item);
        done += 1;
        say();
      });
    }
  };
}

async function send(api: DeskApi, base: string, file: File, item: HTMLElement): Promise<void> {
  try {
    if (file.size > MAX_FILE) throw new Error(TOO_BIG);
    const content = await base64Of(file);
    const answer = await api.act<Submitted>('POST', 'submission', { name: file.name, content });
    item.dataset['state'] = answer.state;
    item.replaceChildren(...accepted(file.name, answer, base));
  } catch (error) {
    item.dataset['state'] = 'refused';
    item.replaceChildren(...refused(file.name, error instanceof Error ? error.message : UNREAD));
  }
}

const base64Of = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(new Error(UNREAD)));
    reader.readAsDataURL(file);
  });

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${kind.name} with the id ${id}. Add it to gui-bai/index.astro.`);
}

const MAX_FILE = 40 * 1024 ** 2;
const TOO_BIG = 'Tệp lớn hơn 40 MB. Nén ảnh trong Word (Định dạng ảnh › Nén ảnh) rồi lưu lại.';
const UNREAD =
  'Không đọc được tệp từ máy của bạn. Kiểm tra tệp có phải thư mục, hay đang bị chương trình khác giữ, rồi gửi lại.';
