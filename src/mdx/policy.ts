import type { MdxJsxFlowElement } from 'satteri';
import { type BlockName, isBlockName } from './blocks.ts';
import { checkFragments } from './anchor.ts';
import { writeNode } from './html.ts';
import { offsetOf, parseBody, sourceOf } from './parse.ts';
import { textOf } from './plain-text.ts';
import { readProps } from './props.ts';
import { type Issue, placeFinder, type Report } from './report.ts';
import { cleanBody } from './source.ts';
import { closedApartMessage } from './tags.ts';
import { startWriting, type Writing } from './writing.ts';

export type { Issue } from './report.ts';

export interface BodyOptions {
  /** The line of the file on which the body starts; 1 when left out. */
  firstLine?: number;
  /** The path below which the site lives, `/phu-nu/`; `/` when left out. */
  base?: string;
}

/** What is wrong with the body of an article or a page, in the order of the text. Never throws. */
export const checkBody = (body: string, { firstLine = 1, base = '/' }: BodyOptions = {}): Issue[] =>
  examineBody(body, base).issues.map((issue) => ({ ...issue, line: issue.line + firstLine - 1 }));

/** A stretch of Markdown or one block, in the order of the body. */
export type Part =
  | { type: 'html'; html: string; text: string }
  | {
      type: 'block';
      name: BlockName;
      props: Record<string, unknown>;
      line: number;
      column: number;
    };

export interface ExaminedBody {
  /** Lines count from the body's first. */
  issues: Issue[];
  /** What could be read, whether or not there are issues. */
  parts: Part[];
}

/** Reads a body by the policy: Markdown, and the blocks with literal props. All else is an issue. */
export function examineBody(body: string, base = '/'): ExaminedBody {
  if (latest?.body !== body || latest.base !== base)
    latest = { body, base, result: examine(cleanBody(body), base) };
  return latest.result;
}

// One body is asked for its issues, its references, its pictures and its text in a row.
let latest: { body: string; base: string; result: ExaminedBody } | undefined;

/** More issues than this help nobody. */
const MAX_ISSUES = 50;

function examine(body: string, base: string): ExaminedBody {
  const issues: Issue[] = [];
  const placeOf = placeFinder(body);
  const report: Report = (offset, message, severity = 'error') => {
    if (issues.length < MAX_ISSUES) issues.push({ ...placeOf(offset), message, severity });
  };
  const parsed = parseBody(body, report);
  if (!parsed) return { issues, parts: [] };
  const writing = startWriting(parsed, base, report);
  const parts: Part[] = [];
  for (const node of parsed.root.children) {
    if (node.type === 'mdxJsxFlowElement' && node.name !== null && isBlockName(node.name)) {
      const props = readBlock(node.name, node, writing);
      if (props) parts.push({ type: 'block', name: node.name, props, ...placeOf(offsetOf(node)) });
    } else addHtml(parts, writeNode(node, writing), textOf(node));
  }
  checkFragments(writing);
  return { issues: issues.toSorted((a, b) => a.line - b.line || a.column - b.column), parts };
}

function readBlock(name: BlockName, node: MdxJsxFlowElement, { source, report }: Writing) {
  if (sourceOf(node, source).endsWith('/>')) return readProps(name, node, source, report);
  report(offsetOf(node), closedApartMessage(name));
  return undefined;
}

function addHtml(parts: Part[], html: string, text: string): void {
  const last = parts.at(-1);
  if (html === '') return;
  if (last?.type === 'html') {
    last.html += html;
    last.text += `\n${text}`;
  } else parts.push({ type: 'html', html, text });
}
