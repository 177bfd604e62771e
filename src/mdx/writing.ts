import type { MdastNode } from 'satteri';
import { forbiddenIn } from './escape.ts';
import { forbiddenMessage } from './limits.ts';
import { offsetOf, type ParsedBody } from './parse.ts';
import type { Report } from './report.ts';

/** What is known while one body is written as HTML. */
export interface Writing extends ParsedBody {
  /** The path below which the site lives. */
  base: string;
  report: Report;
  /** The ids in use, and how many more headings have asked for each. */
  headingIds: Map<string, number>;
  /** The level of the last heading; the title of the page is 1. */
  headingDepth: number;
  /** Links to places in the body itself. */
  fragments: { id: string; offset: number }[];
  /** How many tables have been written. */
  tables: number;
}

export type Of<Type extends MdastNode['type']> = Extract<MdastNode, { type: Type }>;

export const startWriting = (body: ParsedBody, base: string, report: Report): Writing => ({
  ...body,
  base,
  report,
  headingIds: new Map(),
  headingDepth: 1,
  fragments: [],
  tables: 0,
});

/** A node's text as HTML: NFC, and free of what came in as `&#x202E;`. */
export function writeChecked(text: string, node: MdastNode, { report }: Writing): string {
  const forbidden = forbiddenIn(text);
  if (forbidden) report(offsetOf(node), forbiddenMessage(forbidden[0]));
  return escapeHtml(text.normalize('NFC'));
}

/** Text that is safe between tags and in a quoted attribute. */
export const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
