import { decap, type Immutable, type ReactNode } from './decap.ts';
import { choosePicture } from './picture-chooser.ts';
import {
  blobOfSent,
  keepPicture,
  pictureAddress,
  rememberPicture,
  type Sending,
} from './picture-sending.ts';

/**
 * The field for one picture: choose files, drop them, paste them, or take one that the content
 * has. Several at once are all sent; the first fills the field, the others wait below it.
 *
 * @param root where the desk's server answers, `/admin/api/`
 */
export const pictureFileControl = (root: string): unknown =>
  decap().createClass({
    getInitialState: (): State => ({ jobs: [], isOver: false }),

    async take(this: Control, files: readonly File[]) {
      const jobs = files.map((file): Job => ({
        key: (count += 1),
        file,
        now: { step: 'waiting' },
      }));
      this.setState((state) => ({ jobs: [...state.jobs, ...jobs] }));
      // One after the other: a slow line gets them no sooner all at once.
      for (const job of jobs) await this.run(job, files.length === 1);
    },

    async run(this: Control, job: Job, replaces = false) {
      const tell = (now: Sending) =>
        this.setState((state) => ({
          jobs: state.jobs.map((one) => (one.key === job.key ? { ...one, now } : one)),
        }));
      const picture = await keepPicture(job.file, root, tell);
      if (picture && (replaces || !this.props.value)) this.props.onChange(picture.name);
    },

    async choose(this: Control) {
      const picture = await choosePicture(root);
      if (!picture) return;
      rememberPicture(picture);
      this.props.onChange(picture.name);
    },

    forget(this: Control, key: number) {
      this.setState((state) => ({ jobs: state.jobs.filter((job) => job.key !== key) }));
    },

    render(this: Control) {
      const { h } = decap();
      const { value, forID, classNameWrapper, getEntry } = this.props;
      const name = typeof value === 'string' ? value : '';
      const onFiles = (files: FileList | null | undefined) => {
        if (files && files.length > 0) void this.take([...files]);
      };
      return h(
        'div',
        {
          className: `${classNameWrapper} desk-picture${this.state.isOver ? ' desk-over' : ''}`,
          onDragOver: (event: Dropped) => {
            event.preventDefault();
            if (!this.state.isOver) this.setState({ isOver: true });
          },
          onDragLeave: () => this.setState({ isOver: false }),
          onDrop: (event: Dropped) => {
            event.preventDefault();
            event.stopPropagation();
            this.setState({ isOver: false });
            onFiles(event.dataTransfer.files);
          },
          onPaste: (event: Pasted) => {
            if (event.clipboardData.files.length === 0) return;
            event.preventDefault();
            onFiles(event.clipboardData.files);
          },
        },
        name ? shownPicture(name, addressOf(root, getEntry(), name)) : null,
        h(
          'div',
          { className: 'desk-actions' },
          h('input', {
            type: 'file',
            multiple: true,
            accept: 'image/*,.heic,.heif',
            hidden: true,
            ref: (input: HTMLInputElement | null) => (this.input = input),
            onChange: (event: { target: HTMLInputElement }) => {
              onFiles(event.target.files);
              event.target.value = '';
            },
          }),
          action(name ? 'Chọn ảnh khác' : 'Chọn ảnh', () => this.input?.click(), forID),
          action('Dùng ảnh đã có', () => void this.choose()),
          name ? action('Bỏ ảnh', () => this.props.onChange('')) : null,
        ),
        h(
          'p',
          { className: 'desk-hint' },
          'Hoặc kéo ảnh thả vào đây, dán bằng Ctrl+V. Chọn được nhiều ảnh một lần.',
        ),
        h(
          'ul',
          { className: 'desk-jobs', 'aria-live': 'polite', 'aria-label': 'Ảnh đang gửi' },
          ...this.state.jobs.map((job) => this.jobLine(job)),
        ),
      );
    },

    jobLine(this: Control, { key, file, now }: Job): ReactNode {
      const { h } = decap();
      const isDone = now.step === 'done';
      const isInUse = isDone && now.picture.name === this.props.value;
      return h(
        'li',
        { key, className: now.step === 'failed' ? 'desk-failed' : undefined },
        h('span', { className: 'desk-file' }, file.name),
        now.step === 'sending'
          ? h('progress', { max: 1, value: now.share, 'aria-label': `Đang gửi ${file.name}` })
          : null,
        h('span', null, stepWords(now)),
        isDone && !isInUse
          ? action('Dùng ảnh này', () => this.props.onChange(now.picture.name))
          : null,
        now.step === 'failed' && now.again
          ? action('Gửi lại', () => void this.run({ key, file, now }))
          : null,
        isDone || now.step === 'failed'
          ? action(
              `Bỏ khỏi danh sách`,
              () => this.forget(key),
              undefined,
              `Bỏ ${file.name} khỏi danh sách`,
            )
          : null,
      );
    },
  });

/** What a step is called, in a word or two, or in full when it failed. */
export function stepWords(now: Sending): string {
  if (now.step === 'waiting') return 'Đang chờ';
  if (now.step === 'resizing') return 'Đang thu nhỏ';
  if (now.step === 'sending')
    return now.share < 1 ? `Đang gửi ${Math.floor(now.share * 100)}%` : 'Máy chủ đang xử lý';
  return now.step === 'done' ? 'Đã nhận' : now.message;
}

/** Where the bytes of a picture are that an entry names: just sent, or beside the entry. */
export function addressOf(root: string, entry: Immutable | undefined, name: string): string {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const blob = blobOfSent(base);
  if (blob) return pictureAddress(root, blob);
  const collection = String(entry?.get('collection') ?? '');
  const id = String(entry?.get('slug') ?? '');
  return `${root}picture?${new URLSearchParams({ collection, id, name: base })}`;
}

function shownPicture(name: string, src: string): ReactNode {
  const { h } = decap();
  return h(
    'div',
    { className: 'desk-shown' },
    h('img', { key: src, src, alt: '', decoding: 'async' }),
    h('span', { className: 'desk-file' }, name),
  );
}

const action = (label: string, onClick: () => void, id?: string, title?: string) =>
  decap().h('button', { type: 'button', id, onClick, 'aria-label': title }, label);

let count = 0;

interface Job {
  key: number;
  file: File;
  now: Sending;
}

interface State {
  jobs: Job[];
  isOver: boolean;
}

interface Dropped {
  dataTransfer: DataTransfer;
  preventDefault(): void;
  stopPropagation(): void;
}

interface Pasted {
  clipboardData: DataTransfer;
  preventDefault(): void;
}

interface Control {
  props: {
    value?: unknown;
    forID: string;
    classNameWrapper: string;
    getEntry: () => Immutable;
    onChange: (value: string) => void;
  };
  state: State;
  input: HTMLInputElement | null | undefined;
  setState(change: Partial<State> | ((state: State) => Partial<State>)): void;
  take(files: readonly File[]): Promise<void>;
  run(job: Job, replaces?: boolean): Promise<void>;
  choose(): Promise<void>;
  forget(key: number): void;
  jobLine(job: Job): ReactNode;
}
