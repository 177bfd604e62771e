import type { Differences, Part } from '../desk/history-diff.ts';
import { make } from '../elements.ts';
import { fill, formatWhen } from '../overview/parts.ts';
import type { ShownVersion } from './answers.ts';
import type { Desk } from './versions.ts';

/** Shows what changed from one commit to another; from nothing when the first is left out. */
export type Compare = (from: string | undefined, to: string) => Promise<void>;

/** Two choices and a button: any version against any other. */
export function compareForm(versions: readonly ShownVersion[], compare: Compare): HTMLElement {
  const choose = (label: string, at: number) => {
    const options = versions.map(({ commit, act, by, at: when }, index) =>
      make(
        'option',
        { value: commit, ...(index === at && { selected: '' }) },
        `${formatWhen(when)} – ${act}, ${by}`,
      ),
    );
    return make('select', { 'aria-label': label }, ...options);
  };
  const from = choose('Bản cũ', Math.min(1, versions.length - 1));
  const to = choose('Bản mới', 0);
  const form = make(
    'form',
    { class: 'desk-form' },
    make('label', {}, 'Bản cũ', from),
    make('label', {}, 'Bản mới', to),
    make('p', {}, make('button', { type: 'submit', class: 'desk-button' }, 'So sánh hai bản')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void compare(from.value, to.value);
  });
  return form;
}

/** Fills the place below the form, and puts both versions into the address. */
export async function showDifferences(
  { api, entry, history: { versions } }: Desk,
  place: HTMLElement,
  from: string | undefined,
  to: string,
): Promise<void> {
  const asked = { ...entry, ...(from && { from }), to };
  history.replaceState(null, '', `?${new URLSearchParams(asked)}`);
  await fill(place, async () => {
    const { fields, body, added, removed } = await api.read<Differences>('history/diff', asked);
    const picture = (commit: string, name: string) =>
      `${api.root}history/picture?${new URLSearchParams({ ...entry, commit, name })}`;
    const pictures = [
      ...removed.map((name) => thumbnail('Đã bỏ', picture(from ?? to, name), name)),
      ...added.map((name) => thumbnail('Mới thêm', picture(to, name), name)),
    ];
    const isSame = fields.length + body.length + pictures.length === 0;
    return [
      make('h3', {}, `Thay đổi ${nameOf(versions, from)} đến ${nameOf(versions, to)}`),
      ...(isSame ? [make('p', {}, 'Hai bản giống hệt nhau.')] : []),
      ...fields.flatMap(({ label, parts }) => [
        make('h4', {}, label),
        make('p', { class: 'desk-diff' }, ...parts.flatMap(shownPart)),
      ]),
      ...(body.length > 0
        ? [
            make('h4', {}, 'Nội dung'),
            make('div', { class: 'desk-diff' }, ...body.flatMap(shownPart)),
          ]
        : []),
      ...(pictures.length > 0
        ? [make('h4', {}, 'Ảnh'), make('ul', { class: 'desk-pictures' }, ...pictures)]
        : []),
    ];
  });
  place.focus();
}

/** Kept words as they are, long stretches folded; others as inserted or deleted, said aloud too. */
function shownPart({ text, sign }: Part): (Node | string)[] {
  if (sign !== '') {
    const said = make('span', { class: 'desk-unseen' }, sign === '+' ? ' [thêm] ' : ' [bỏ] ');
    return [make(sign === '+' ? 'ins' : 'del', {}, said, text)];
  }
  if (text.length < 700) return [text];
  const fold = make('details', {}, make('summary', {}, 'Đoạn không đổi'), text.slice(200, -200));
  return [text.slice(0, 200), fold, text.slice(-200)];
}

const thumbnail = (label: string, src: string, name: string) =>
  make(
    'li',
    {},
    make('img', { src, alt: `${label}: ${name}`, loading: 'lazy' }),
    `${label}: ${name}`,
  );

function nameOf(versions: readonly ShownVersion[], commit: string | undefined): string {
  const version = versions.find((one) => one.commit === commit);
  if (commit === undefined) return 'từ lúc chưa có bài';
  return version
    ? `${version.act.toLocaleLowerCase('vi')} ${formatWhen(version.at)}`
    : 'bản đã xóa';
}
