import { regionAround } from '../src/pictures/crop.ts';
import { decap, type ReactNode } from './decap.ts';

/** A point of a picture, in per cent of its width and height. */
export interface Focus {
  x: number;
  y: number;
}

/** How the site cuts pictures, width by height. */
export const CROPS: readonly { ratio: number; label: string }[] = [
  { ratio: 3 / 2, label: 'Danh sách và trang chủ (3:2)' },
];

/** The point after a key, in steps of one per cent, ten with Shift; undefined for other keys. */
export function movedBy(key: string, isFar: boolean, { x, y }: Focus): Focus | undefined {
  const step = isFar ? 10 : 1;
  const moves: Record<string, [number, number]> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const move = moves[key];
  return move && { x: within(x + move[0]), y: within(y + move[1]) };
}

/**
 * How a picture is laid below a window so that the window shows the part around the point: sizes
 * and places in per cent of the window, as CSS has them.
 */
export function cropStyle(
  size: { width: number; height: number },
  ratio: number,
  focus: Focus,
): Record<'width' | 'left' | 'top', string> {
  const region = regionAround(size, ratio, focus);
  return {
    width: `${(size.width / region.width) * 100}%`,
    left: `${(-region.left / region.width) * 100}%`,
    top: `${(-region.top / region.height) * 100}%`,
  };
}

/** The picture with its point, to be moved by mouse, finger, arrow keys or numbers, and the cuts. */
export const focusPanel = (): unknown =>
  decap().createClass({
    getInitialState: (): State => ({ size: undefined }),

    point(this: Panel, event: PointerLike) {
      const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
      this.props.onMove({
        x: within(((event.clientX - left) / width) * 100),
        y: within(((event.clientY - top) / height) * 100),
      });
    },

    render(this: Panel) {
      const { h } = decap();
      const { src, focus, isRequired, onMove, onClear } = this.props;
      const { size } = this.state;
      const { x, y } = focus ?? MIDDLE;
      return h(
        'fieldset',
        { className: 'desk-focus' },
        h('legend', null, `Tâm ảnh${isRequired ? '' : ' (không bắt buộc)'}`),
        h('p', { className: 'desk-hint', id: HINT }, WORDS),
        h(
          'div',
          { className: 'desk-focus-row' },
          h(
            'div',
            {
              className: 'desk-whole',
              role: 'group',
              tabIndex: 0,
              'aria-label': `Tâm ảnh: ngang ${x}%, dọc ${y}%`,
              'aria-describedby': HINT,
              onPointerDown: (event: PointerLike) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                this.point(event);
              },
              onPointerMove: (event: PointerLike) => {
                if (event.buttons === 1) this.point(event);
              },
              onKeyDown: (event: KeyLike) => {
                const next = movedBy(event.key, event.shiftKey, { x, y });
                if (!next) return;
                event.preventDefault();
                onMove(next);
              },
            },
            h('img', {
              key: src,
              src,
              alt: '',
              draggable: false,
              onLoad: ({ target }: { target: HTMLImageElement }) =>
                this.setState({
                  size: { width: target.naturalWidth, height: target.naturalHeight },
                }),
              onError: () => this.setState({ size: undefined }),
            }),
            h('span', { className: 'desk-point', style: { left: `${x}%`, top: `${y}%` } }),
          ),
          ...CROPS.map(({ ratio, label }) => cut(src, size, ratio, label, { x, y })),
        ),
        h(
          'div',
          { className: 'desk-actions' },
          number('Ngang (%)', x, (value) => onMove({ x: value, y })),
          number('Dọc (%)', y, (value) => onMove({ x, y: value })),
          focus ? h('button', { type: 'button', onClick: onClear }, 'Để ở giữa') : null,
        ),
        h(
          'p',
          { className: 'desk-hint', role: 'status' },
          focus
            ? `Tâm ảnh ở ${x}% từ mép trái, ${y}% từ mép trên.`
            : 'Chưa chọn: ảnh được cắt quanh chính giữa.',
        ),
      );
    },
  });

const MIDDLE: Focus = { x: 50, y: 50 };
const HINT = 'desk-focus-hint';
const WORDS =
  'Bấm hoặc kéo trên ảnh tới điểm phải còn khi ảnh bị cắt. Bằng bàn phím: phím mũi tên, giữ Shift để đi nhanh.';

function cut(
  src: string,
  size: State['size'],
  ratio: number,
  label: string,
  focus: Focus,
): ReactNode {
  const { h } = decap();
  const image = h('img', { src, alt: '', style: size ? cropStyle(size, ratio, focus) : undefined });
  return h(
    'figure',
    { className: 'desk-cut', key: label },
    h('div', { style: { aspectRatio: String(ratio) } }, size ? image : null),
    h('figcaption', null, label),
  );
}

const number = (label: string, value: number, onChange: (value: number) => void) =>
  decap().h(
    'label',
    { className: 'desk-number' },
    label,
    decap().h('input', {
      type: 'number',
      min: 0,
      max: 100,
      step: 1,
      value,
      onChange: ({ target }: { target: HTMLInputElement }) => {
        if (target.value !== '' && !Number.isNaN(target.valueAsNumber))
          onChange(within(target.valueAsNumber));
      },
    }),
  );

const within = (value: number) => Math.min(100, Math.max(0, Math.round(value)));

interface State {
  /** In pixels, once the picture is there. */
  size: { width: number; height: number } | undefined;
}

interface PointerLike {
  currentTarget: HTMLElement;
  clientX: number;
  clientY: number;
  pointerId: number;
  buttons: number;
}

interface KeyLike {
  key: string;
  shiftKey: boolean;
  preventDefault(): void;
}

interface Panel {
  props: {
    src: string;
    focus: Focus | undefined;
    isRequired: boolean;
    onMove: (focus: Focus) => void;
    onClear: () => void;
  };
  state: State;
  setState(state: State): void;
  point(event: PointerLike): void;
}
