import { isRich } from './body-read.ts';
import { richEditor } from './body-rich.ts';
import { decap, type ReactNode } from './decap.ts';
import type { AddPicture } from './paste.ts';

/**
 * Decap's Markdown editor, reading and writing the body by our own rules: Decap's own would
 * take text for markup and markup for text. What the rich editor cannot keep opens as source.
 */
export function bodyControl(decapControl: unknown): unknown {
  const Base = decapControl as MarkdownControl;
  return class BodyControl extends Base {
    constructor(props: ControlProps) {
      super(props);
      const mode = isRich(props.value ?? '') ? 'rich_text' : 'raw';
      this.state = { ...this.state, mode: props.isEditorComponent ? 'raw' : mode };
    }

    handleMode = (mode: string) => {
      const isRefused = mode === 'rich_text' && !isRich(this.props.value ?? '');
      this.setState({ mode: isRefused ? 'raw' : mode, pendingFocus: true, isRefused });
    };

    override render() {
      const { h } = decap();
      const tree = super.render();
      const inner = tree.props.children as ReactNode;
      if (this.state.mode !== 'raw')
        return h(
          tree.type,
          tree.props,
          h(richEditor(inner.type), { ...inner.props, onPersistMedia: this.props.onPersistMedia }),
        );
      const isSource = !isRich(this.props.value ?? '');
      return h('div', null, isSource ? notice(this.state.isRefused) : null, tree);
    }
  };
}

const notice = (isRefused = false) =>
  decap().h(
    'p',
    { className: 'desk-notice', role: isRefused ? 'alert' : 'note' },
    'Bài này có phần mà trình soạn thảo không giữ nguyên được (khối mã, thẻ viết nhiều dòng, dòng trống thừa), nên mở dạng mã Markdown để không mất chữ nào. Sửa thẳng trong mã; muốn soạn như Word thì bỏ phần đó đi.',
  );

interface ControlProps {
  value?: string;
  isEditorComponent?: boolean;
  onPersistMedia?: AddPicture;
}

interface ControlState {
  mode: string;
  pendingFocus?: boolean;
  isRefused?: boolean;
}

type MarkdownControl = new (props: ControlProps) => {
  props: ControlProps;
  state: ControlState;
  setState(state: Partial<ControlState>): void;
  render(): ReactNode;
};
