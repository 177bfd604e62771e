/** The rich editor's document: what Decap's markdown widget keeps in Slate. */
export type BodyNode = BodyElement | BodyText;

export interface BodyText {
  text: string;
  bold?: boolean;
  italic?: boolean;
  delete?: boolean;
  /** What a pasted page calls `delete`. */
  strikethrough?: boolean;
  code?: boolean;
}

export interface BodyElement {
  type: string;
  children: BodyNode[];
  id?: string;
  /** Where a pasted link goes; a link made on the desk says it in `data`. */
  url?: string;
  data?: BodyData;
}

export interface BodyData {
  url?: string;
  start?: number;
  /** What follows the number of an item (`.` or `)`), or marks one without (`-`, `*`, `+`). */
  delimiter?: string;
  /** A list whose items are set apart by blank lines. */
  spread?: boolean;
  shortcode?: string;
  shortcodeData?: Record<string, unknown>;
  shortcodeNew?: boolean;
  /** In which order the source of a block had its attributes. */
  order?: readonly string[];
}

/** The block that shows Markdown the rich editor cannot keep, as its own source. */
export const VERBATIM = 'markdown';

/** The block that shows a table; it too keeps its own source. */
export const TABLE = 'table';

/** Whether a block of the toolbar is its source, not a tag. */
export const keepsSource = (block: unknown): boolean => block === VERBATIM || block === TABLE;

export const isText = (node: BodyNode): node is BodyText => 'text' in node;

/** The text of a node and of all below it. */
export const textIn = (node: BodyNode): string =>
  isText(node) ? node.text : node.children.map(textIn).join('');

/** Whether a node is a list, by its type. */
export const isList = (node: BodyNode): boolean =>
  !isText(node) && (node.type === 'bulleted-list' || node.type === 'numbered-list');

/** Two lists of one type in a row, which the rich editor would make one. */
export const areOneList = (a: BodyNode | undefined, b: BodyNode): boolean =>
  a !== undefined && !isText(a) && !isText(b) && isList(a) && a.type === b.type;

export const element = (type: string, children: BodyNode[], data?: BodyData): BodyElement => ({
  type,
  children: children.length > 0 ? children : [{ text: '' }],
  ...(data && { data }),
});

/** A block of the toolbar, `TABLE` or `VERBATIM`, with the values of its fields. */
export const shortcode = (
  id: string,
  values: Record<string, unknown>,
  order?: readonly string[],
): BodyElement => ({
  ...element('shortcode', [], {
    shortcode: id,
    shortcodeData: values,
    shortcodeNew: false,
    ...(order && { order }),
  }),
  id,
});

/** The depth of a heading node, or undefined for any other. */
export function headingDepth(type: string): number | undefined {
  const depth = HEADINGS.indexOf(type);
  return depth < 0 ? undefined : depth + 1;
}

export const headingType = (depth: number) => HEADINGS[depth - 1] ?? 'paragraph';

const HEADINGS = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => `heading-${name}`);
