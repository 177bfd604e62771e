import type { BodyNode } from './body-nodes.ts';
import { isRich, readBody } from './body-read.ts';
import { writeBody } from './body-write.ts';
import { decap, type ReactNode } from './decap.ts';
import { type AddPicture, keepPastes } from './paste.ts';
import type { SlateEditor } from './paste-insert.ts';

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

type Component = (props: RichProps) => ReactNode;

const editors = new Map<unknown, Component>();

/** The rich editor around Decap's own, which is a component that calls React's hooks. */
function richEditor(type: unknown): Component {
  const known = editors.get(type);
  if (known) return known;
  const Inner = type as Component;
  const made: Component = (props) => {
    const { h } = decap();
    let editor: SlateEditor | undefined;
    const root = Inner({
      ...props,
      onChange: () => {
        const next = writeBody(editor?.children ?? []);
        if (next !== (props.value ?? '')) props.onChange(next);
      },
    });
    const slate = slateOf(root);
    editor = slate.props['editor'] as SlateEditor;
    addPictures.set(editor, props.onPersistMedia);
    keepPastes(editor, pictureAdder(editor));
    const value = firstValue(editor, props.value ?? '');
    return h(root.type, root.props, h(slate.type, { ...slate.props, value, initialValue: value }));
  };
  editors.set(type, made);
  return made;
}

/** Ways to add a picture, as the latest drawing of each editor was given them. */
const addPictures = new WeakMap<SlateEditor, AddPicture | undefined>();

const pictureAdder = (editor: SlateEditor) => () => addPictures.get(editor);

/** Only the first value counts: from then on the editor keeps its own. */
function firstValue(editor: object, body: string): BodyNode[] {
  const known = firstValues.get(editor);
  if (known) return known;
  const value = readBody(body) ?? [];
  firstValues.set(editor, value);
  return value;
}

const firstValues = new WeakMap<object, BodyNode[]>();

function slateOf(root: ReactNode): ReactNode {
  const slate = root.props.children as ReactNode | undefined;
  if (!slate?.props?.['editor'])
    throw new Error(
      "Decap's rich editor is not built as expected. Compare VisualEditor.js of this version.",
    );
  return slate;
}

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

interface RichProps {
  value?: string;
  onChange: (value: string) => void;
  onPersistMedia?: AddPicture;
}

type MarkdownControl = new (props: ControlProps) => {
  props: ControlProps;
  state: ControlState;
  setState(state: Partial<ControlState>): void;
  render(): ReactNode;
};
