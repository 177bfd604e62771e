import { blocks, isBlockName } from '../src/mdx/blocks.ts';
import type { DeskApi } from './backend-api.ts';
import { type Glance, glanceOf } from './block-glance.ts';
import { blockTools } from './block-tools.ts';
import { FOCUSABLE } from './checklist-places.ts';
import { decap, type Immutable, type ReactNode } from './decap.ts';
import { entryTitles } from './entry-titles.ts';
import { addressOf } from './picture-control.ts';

/**
 * Decap's group of fields for a block of the text. Folded, it shows what the block is: its
 * pictures, its words, the title of what it refers to. A block that is complete opens folded.
 *
 * @param root where the desk's server answers, `/admin/api/`
 */
export function blockControl(decapControl: unknown, root: string, api: DeskApi): unknown {
  const Base = decapControl as ObjectBase;
  const titles = entryTitles(api);
  return class BlockControl extends Base {
    isGone = false;

    constructor(props: BlockProps) {
      super(props);
      const { isNewEditorComponent } = props;
      const isFolded = isNewEditorComponent !== true && isWhole(blockOf(props), valuesOf(props));
      this.state = { ...this.state, collapsed: isFolded };
    }

    override render(): ReactNode {
      return decap().h('div', { className: 'desk-block' }, super.render(), blockTools());
    }

    override componentDidMount(): void {
      if (this.props.isNewEditorComponent === true) showNew(this.props.forID);
    }

    override componentWillUnmount(): void {
      this.isGone = true;
    }

    /** What Decap puts into the bar of a folded group. */
    override objectLabel = (): ReactNode => {
      const glance = glanceOf(blockOf(this.props), valuesOf(this.props));
      const { entry } = glance;
      const title = entry && titles.now(entry, () => !this.isGone && this.forceUpdate());
      return drawGlance(title ? { ...glance, title } : glance, (name) =>
        addressOf(root, this.props.getEntry(), name),
      );
    };
  };
}

/** Brings a block that was just put into the text before the eyes, its first field ready for typing. */
function showNew(id: string): void {
  // The editor first gives the text the focus back.
  setTimeout(() => {
    const block = document.getElementById(id);
    block?.scrollIntoView({ block: 'center' });
    const fields = block?.querySelectorAll<HTMLElement>(
      `:scope [class*="ControlContainer"] :is(${FOCUSABLE})`,
    );
    const first = [...(fields ?? [])].find((field) => field.checkVisibility());
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: 'nearest' });
  }, AFTER_INSERTING);
}

/** Milliseconds until the editor has drawn what was put in. */
const AFTER_INSERTING = 50;

/** Small pictures with a line or two beside them. */
export function drawGlance(
  { title, detail, pictures }: Glance,
  addressFor: (name: string) => string,
): ReactNode {
  const { h } = decap();
  const images = pictures.map((name) => {
    const src = addressFor(name);
    return h('img', { key: src, src, alt: '', loading: 'lazy', decoding: 'async' });
  });
  return h(
    'div',
    { className: 'desk-glance' },
    images.length > 0 ? h('span', { className: 'desk-glance-pictures' }, ...images) : null,
    h(
      'span',
      { className: 'desk-glance-words' },
      h('strong', null, title),
      detail ? h('span', null, detail) : null,
    ),
  );
}

const blockOf = ({ field }: BlockProps) => String(field.get('block'));
const valuesOf = ({ value }: BlockProps) => (value?.toJS() ?? {}) as Record<string, unknown>;

/** Whether nothing is left to fill in. */
function isWhole(block: string, values: Record<string, unknown>): boolean {
  if (!isBlockName(block)) return true;
  const filled = Object.entries(values).filter(([, value]) => value !== '' && value !== null);
  return blocks[block].schema.safeParse(Object.fromEntries(filled)).success;
}

interface BlockProps {
  field: Immutable;
  value?: Immutable;
  isNewEditorComponent?: boolean;
  forID: string;
  getEntry: () => Immutable;
}

type ObjectBase = new (props: BlockProps) => {
  props: BlockProps;
  state: { collapsed: boolean };
  render(): ReactNode;
  objectLabel: () => unknown;
  componentDidMount?(): void;
  componentWillUnmount?(): void;
  forceUpdate(): void;
};
