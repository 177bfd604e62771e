import { decap, type Immutable, type ReactNode } from './decap.ts';
import { addressOf } from './picture-control.ts';
import { type Focus, focusPanel } from './picture-focus.ts';

/**
 * Decap's group of fields for one picture of an entry, with three things more: the point that
 * must stay is chosen on the picture itself, the description is counted as it is written, and a
 * picture is either described or decorative, never both.
 *
 * @param root where the desk's server answers, `/admin/api/`
 */
export function pictureObjectControl(decapControl: unknown, root: string): unknown {
  const Base = decapControl as ObjectBase;
  const panel = focusPanel();
  return class PictureObjectControl extends Base {
    /** The description that “decorative” put aside, should that be taken back. */
    putAside = '';

    override controlFor(field: Immutable, key: number): ReactNode | null {
      const name = field.get('name');
      const { value } = this.props;
      const text = (of: string) => {
        const found = value?.get(of);
        return typeof found === 'string' ? found : '';
      };
      if (name === 'focalPoint') return this.focusFor(field, key, text('src'));
      const control = super.controlFor(field, key);
      if (!control) return control;
      const { h } = decap();
      if (name === 'decorative')
        return h(control.type, {
          ...control.props,
          key,
          onChange: (_field: Immutable, isOn: boolean) => this.decorate(isOn, text('alt')),
        });
      if (name !== 'alt') return control;
      if (value?.get('decorative') === true)
        return h('p', { key, className: 'desk-hint' }, DECORATIVE);
      return h(
        'div',
        { key },
        control,
        h('p', { className: 'desk-count', role: 'status' }, altWords(text('alt'), text('src'))),
      );
    }

    decorate(isOn: boolean, alt: string): void {
      const { value, onChange } = this.props;
      if (!value) return;
      if (isOn) {
        this.putAside = alt;
        onChange(value.delete('alt').set('decorative', true));
      } else {
        const next = value.set('decorative', false);
        onChange(this.putAside ? next.set('alt', this.putAside) : next);
      }
    }

    focusFor(field: Immutable, key: number, src: string): ReactNode | null {
      if (src === '') return null;
      const { value, onChange, getEntry } = this.props;
      const kept = value?.get('focalPoint') as Immutable | undefined;
      const [x, y] = [kept?.get('x'), kept?.get('y')];
      return decap().h(panel, {
        key,
        src: addressOf(root, getEntry(), src),
        focus: typeof x === 'number' && typeof y === 'number' ? { x, y } : undefined,
        isRequired: field.get('required') === true,
        onMove: (focus: Focus) => {
          // A map of the kind that Decap uses, without its library.
          const point = value?.clear().set('x', focus.x).set('y', focus.y);
          if (value) onChange(value.set('focalPoint', point));
        },
        onClear: () => value && onChange(value.delete('focalPoint')),
      });
    }
  };
}

/** What stands below a description while it is written. */
export function altWords(alt: string, src: string): string {
  const length = [...alt.normalize('NFC')].length;
  if (length > 250) return `${length} ký tự, tối đa 250. Rút gọn mô tả.`;
  if (length > 0) return `${length}/250 ký tự.`;
  return src === '' ? '' : 'Còn thiếu: viết mô tả, hoặc bật “Chỉ để trang trí” ở dưới.';
}

const DECORATIVE =
  'Ảnh này chỉ để trang trí nên không cần mô tả. Tắt “Chỉ để trang trí” ở dưới nếu muốn viết mô tả.';

interface Values extends Immutable {
  set(key: string, value: unknown): Values;
  delete(key: string): Values;
  clear(): Values;
}

type ObjectBase = new (props: object) => {
  props: {
    value?: Values;
    getEntry: () => Immutable;
    onChange: (value: Values) => void;
  };
  controlFor(field: Immutable, key: number): ReactNode | null;
};
