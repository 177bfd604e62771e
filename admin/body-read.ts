import { readTableSource } from '../src/mdx/table-source.ts';
import { readTag } from './block-source.ts';
import { readBlock } from './blocks.ts';
import { readInline } from './body-inline-read.ts';
import {
  areOneList,
  type BodyElement,
  type BodyNode,
  element,
  headingType,
  shortcode,
  TABLE,
  VERBATIM,
} from './body-nodes.ts';
import { writeBody } from './body-write.ts';

/**
 * The rich editor's document of a body. What it could not give back letter for letter stays
 * as a `VERBATIM` block; undefined when even that would change the text.
 */
export function readBody(text: string): BodyElement[] | undefined {
  const body = text.replace(/^\n+|\s+$/gu, '');
  if (body === '') return [element('paragraph', [])];
  const chunks = chunksOf(body.split('\n'));
  if (chunks.some(isOpen)) return undefined;
  const nodes = mergeVerbatim(apart(chunks.map(readChunk), chunks));
  return writeBody(nodes) === body ? nodes : undefined;
}

/** Whether the body opens in the rich editor. */
export const isRich = (text: string) => readBody(text) !== undefined;

/** Code and tags that may go on after a blank line: the body cannot be cut there. */
const isOpen = (chunk: string) =>
  /^\s*(?:>\s*)*(?:```|~~~)/mu.test(chunk) || (/^<[A-Za-z/!>]/u.test(chunk) && !readTag(chunk));

function readChunk(source: string): BodyElement {
  if (readTableSource(source)) return shortcode(TABLE, { source });
  const node = readNode(source);
  return node && writeBody([node]) === source ? node : shortcode(VERBATIM, { source });
}

const apart = (nodes: readonly BodyElement[], chunks: readonly string[]) =>
  nodes.map((node, index) =>
    areOneList(nodes[index - 1], node)
      ? shortcode(VERBATIM, { source: chunks[index] ?? '' })
      : node,
  );

function mergeVerbatim(nodes: BodyElement[]): BodyElement[] {
  const merged: BodyElement[] = [];
  for (const node of nodes) {
    const previous = merged.at(-1);
    if (!isVerbatim(node) || !previous || !isVerbatim(previous)) merged.push(node);
    else
      merged[merged.length - 1] = shortcode(VERBATIM, {
        source: `${sourceOf(previous)}\n\n${sourceOf(node)}`,
      });
  }
  return merged;
}

const isVerbatim = (node: BodyElement) => node.data?.shortcode === VERBATIM;
const sourceOf = (node: BodyElement) => String(node.data?.shortcodeData?.['source'] ?? '');

const MARKER = /^(?:([-*+])|(\d{1,9})([.)])) (?=[^ ])/u;

/** Cuts lines at blank lines, but keeps a list and what is indented below it together. */
function chunksOf(lines: readonly string[]): string[] {
  const chunks: string[] = [];
  let start = 0;
  while (start < lines.length) {
    if (lines[start] === '') {
      start += 1;
      continue;
    }
    const kind = markerKind(lines[start]);
    let end = start + 1;
    while (end < lines.length) {
      if (lines[end] !== '') {
        end += 1;
        continue;
      }
      const next = lines[end + 1] ?? '';
      if (!next.startsWith(' ') && (kind === '' || markerKind(next) !== kind)) break;
      end += 1;
    }
    chunks.push(lines.slice(start, end).join('\n'));
    start = end;
  }
  return chunks;
}

function markerKind(line = ''): string {
  const [, bullet, , delimiter] = MARKER.exec(line) ?? [];
  return bullet ?? delimiter ?? '';
}

/** The node of one chunk; what it gets wrong is found by writing it again. */
function readNode(source: string): BodyElement | undefined {
  const heading = /^(#{1,6}) ([^\n]+)$/u.exec(source);
  if (heading) return inlineElement(headingType(heading[1]?.length ?? 1), heading[2] ?? '');
  if (source.startsWith('<')) return readBlock(source);
  if (source.startsWith('>')) return readQuote(source);
  if (MARKER.test(source)) return readList(source.split('\n'));
  return inlineElement('paragraph', source);
}

function inlineElement(type: string, source: string): BodyElement | undefined {
  const children = readInline(source);
  return children && element(type, children);
}

function readQuote(source: string): BodyElement | undefined {
  const inner = source.split('\n').map((line) => /^>(?: (.*))?$/u.exec(line)?.[1] ?? '');
  const children = readNodes(chunksOf(inner));
  return children && element('quote', children);
}

function readNodes(sources: readonly string[]): BodyElement[] | undefined {
  const nodes = sources.map(readNode);
  const isWhole = nodes.every(
    (node, index) => node !== undefined && !areOneList(nodes[index - 1], node),
  );
  return isWhole ? nodes.filter((node) => node !== undefined) : undefined;
}

function readList(lines: readonly string[]): BodyElement | undefined {
  const [, bullet, start, delimiter = bullet ?? '.'] = MARKER.exec(lines[0] ?? '') ?? [];
  const items: BodyNode[] = [];
  let spread = false;
  for (let index = 0; index < lines.length;) {
    const marker = MARKER.exec(lines[index] ?? '')?.[0];
    if (!marker) return undefined;
    const content = [(lines[index] ?? '').slice(marker.length)];
    const indent = ' '.repeat(marker.length);
    index += 1;
    while (index < lines.length && (lines[index] === '' || lines[index]?.startsWith(indent))) {
      content.push((lines[index] ?? '').slice(marker.length));
      index += 1;
    }
    const chunks = tightChunks(content);
    spread ||= !chunks || (index < lines.length && lines[index - 1] === '');
    const children = readNodes(chunks ?? chunksOf(content));
    if (children?.[0]?.type !== 'paragraph') return undefined;
    items.push(element('list-item', children));
  }
  return element(bullet ? 'bulleted-list' : 'numbered-list', items, {
    delimiter,
    ...(start && { start: Number(start) }),
    ...(spread && { spread }),
  });
}

/** In an item without blank lines a nested list starts on the line below. */
function tightChunks(lines: readonly string[]): string[] | undefined {
  const content = lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  const at = content.findIndex((line, index) => index > 0 && MARKER.test(line));
  const line = at < 0 ? content : content.slice(0, at);
  if (line.includes('')) return undefined;
  if (at < 0) return [line.join('\n')];
  const lists = chunksOf(content.slice(at));
  return lists.length === 1 ? [line.join('\n'), ...lists] : undefined;
}
