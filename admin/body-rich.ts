import { actOnBlock } from './block-tools.ts';
import { formatAtCaret, keepMarks } from './body-caret.ts';
import type { BodyNode } from './body-nodes.ts';
import { readBody } from './body-read.ts';
import { writeBody } from './body-write.ts';
import { decap, type ReactNode } from './decap.ts';
import { type AddPicture, keepPastes } from './paste.ts';
import type { SlateEditor } from './paste-insert.ts';

/** The rich editor around Decap's own, which is a component that calls React's hooks. */
export function richEditor(type: unknown): Component {
  const known = editors.get(type);
  if (known) return known;
  const Inner = type as Component;
  const made: Component = (props) => {
    const { h } = decap();
    const root = Inner(props);
    const slate = slateOf(root);
    const editor = slate.props['editor'] as SlateEditor;
    const redraw = slate.props['onChange'] as (value: unknown) => void;
    addPictures.set(editor, props.onPersistMedia);
    keepMarks(editor);
    keepPastes(editor, () => addPictures.get(editor));
    const value = firstValue(editor, props.value ?? '');
    const onChange = () => {
      // The form first: whatever becomes of the drawing, no key is missing in what is saved.
      send(editor, props);
      const format = formatAtCaret(editor);
      if (format !== undefined && format === shown.get(editor)) return;
      shown.set(editor, format);
      // Given the value that it has, Decap only draws its buttons anew; else it would also write
      // the whole text by its own rules.
      redraw(slate.props['value']);
    };
    const own = { value, initialValue: value, onChange };
    const onClickCapture = ({ target }: { target: Element }) => actOnBlock(editor, target);
    return h(
      root.type,
      { ...root.props, onClickCapture },
      h(slate.type, { ...slate.props, ...own }),
    );
  };
  editors.set(type, made);
  return made;
}

const editors = new Map<unknown, Component>();

/**
 * What the buttons show. Decap builds them anew after every key, which is what slow machines cannot
 * keep up with: at fast keys React then gives up, and leaves letters undrawn.
 */
const shown = new WeakMap<SlateEditor, string | undefined>();

/**
 * Tells the form what the text is now. What was told last is remembered here: keys may be faster
 * than React, whose `value` is then still an older one.
 */
function send(editor: SlateEditor, props: RichProps): void {
  const next = writeBody(editor.children);
  if (next === (sent.get(editor) ?? props.value ?? '')) return;
  sent.set(editor, next);
  props.onChange(next);
}

const sent = new WeakMap<SlateEditor, string>();

/** Ways to add a picture, as the latest drawing of each editor was given them. */
const addPictures = new WeakMap<SlateEditor, AddPicture | undefined>();

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

type Component = (props: RichProps) => ReactNode;

interface RichProps {
  value?: string;
  onChange: (value: string) => void;
  onPersistMedia?: AddPicture;
}
