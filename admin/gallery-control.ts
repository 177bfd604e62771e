import { pictureGlance } from './block-glance.ts';
import { drawGlance } from './block-control.ts';
import { decap, type Immutable, type ReactNode } from './decap.ts';
import { addressOf, stepWords } from './picture-control.ts';
import { keepPicture, type Sending } from './picture-sending.ts';

/**
 * Decap's list for the pictures of a gallery, with two things more: many files are chosen at
 * once, each becoming an item when it has arrived, and a folded item shows its picture.
 *
 * @param root where the desk's server answers, `/admin/api/`
 */
export function galleryControl(decapControl: unknown, root: string): unknown {
  const Base = decapControl as ListBase;
  return class GalleryControl extends Base {
    input: HTMLInputElement | null = null;
    jobs: Job[] = [];

    override objectLabel(item: Immutable): unknown {
      return drawGlance(pictureGlance(item.toJS() as Record<string, unknown>), (name) =>
        addressOf(root, this.props.getEntry(), name),
      );
    }

    async take(files: readonly File[]): Promise<void> {
      const jobs = files.map((file): Job => ({ file, now: { step: 'waiting' } }));
      this.jobs = [...this.jobs.filter(({ now }) => now.step !== 'done'), ...jobs];
      this.forceUpdate();
      // One after the other: they stand in the order in which they were chosen.
      for (const job of jobs) await this.run(job);
    }

    async run(job: Job): Promise<void> {
      const picture = await keepPicture(job.file, root, (now) => {
        job.now = now;
        this.forceUpdate();
      });
      // A map of the kind that Decap uses, without its library.
      const empty = this.props.field.get('fields') as Lists;
      if (picture) this.addItem(empty.toMap().clear().set('src', picture.name));
    }

    override render(): ReactNode {
      const { h } = decap();
      return h(
        'div',
        null,
        h(
          'div',
          { className: 'desk-picture desk-actions' },
          h('input', {
            type: 'file',
            multiple: true,
            accept: 'image/*,.heic,.heif',
            hidden: true,
            ref: (input: HTMLInputElement | null) => (this.input = input),
            onChange: ({ target }: { target: HTMLInputElement }) => {
              const files = [...(target.files ?? [])];
              target.value = '';
              void this.take(files);
            },
          }),
          h('button', { type: 'button', onClick: () => this.input?.click() }, 'Chọn nhiều ảnh'),
        ),
        h(
          'ul',
          {
            className: 'desk-picture desk-jobs',
            'aria-live': 'polite',
            'aria-label': 'Ảnh đang gửi',
          },
          ...this.jobs.filter(({ now }) => now.step !== 'done').map((job) => this.jobLine(job)),
        ),
        super.render(),
      );
    }

    jobLine(job: Job): ReactNode {
      const { h } = decap();
      const { file, now } = job;
      const drop = () => {
        this.jobs = this.jobs.filter((one) => one !== job);
        this.forceUpdate();
      };
      const failed = now.step === 'failed';
      const again = failed && now.again;
      return h(
        'li',
        { key: `${file.name}-${this.jobs.indexOf(job)}`, className: failed ? 'desk-failed' : '' },
        h('span', { className: 'desk-file' }, file.name),
        h('span', null, stepWords(now)),
        again
          ? h('button', { type: 'button', onClick: () => void this.run(job) }, 'Gửi lại')
          : null,
        failed ? h('button', { type: 'button', onClick: drop }, 'Bỏ khỏi danh sách') : null,
      );
    }
  };
}

interface Job {
  file: File;
  now: Sending;
}

/** Decap's lists and maps, as far as new ones are made of them. */
interface Lists extends Immutable {
  toMap(): Lists;
  clear(): Lists;
  set(key: string, value: unknown): Lists;
}

type ListBase = new (props: object) => {
  props: { field: Immutable; getEntry: () => Immutable };
  objectLabel(item: Immutable): unknown;
  addItem(item: Immutable): void;
  forceUpdate(): void;
  render(): ReactNode;
};
