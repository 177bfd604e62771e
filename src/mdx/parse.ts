import { type MdastNode, mdxToMdast } from 'satteri';
import { checkLimits, MAX_DEPTH } from './limits.ts';
import type { Report } from './report.ts';
import { hideCode } from './source.ts';
import { failureOf } from './tags.ts';

/** A body as the parser saw it: with stand-ins for what it would take for program code. */
export interface ParsedBody {
  root: Extract<MdastNode, { type: 'root' }>;
  source: string;
  /** Addresses of `[name]: https://…`, by name. */
  definitions: Map<string, string>;
  /** The names that a link uses. */
  named: Set<string>;
}

/** Parses a clean body; reports what keeps it from being read and returns undefined then. */
export function parseBody(body: string, report: Report): ParsedBody | undefined {
  if (!checkLimits(body, report)) return undefined;
  const source = hideCode(body);
  let root: MdastNode;
  try {
    root = mdxToMdast(source, { features: { frontmatter: false } });
  } catch (error) {
    const offset = offsetOfFailure(source, error);
    const { message, further } = failureOf(source.slice(offset, offset + 2000));
    report(offset + further, message);
    return undefined;
  }
  if (root.type !== 'root')
    throw new Error(`The parser returned "${root.type}". It must be a root.`);
  const definitions = new Map<string, string>();
  const named = new Set<string>();
  const waiting: { node: MdastNode; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > MAX_DEPTH) {
      report(
        offsetOf(node),
        'Chữ đậm, trích dẫn hoặc danh sách lồng nhau quá nhiều lần. Viết đơn giản hơn.',
      );
      return undefined;
    }
    // Read from the end, so that the first of two definitions stays.
    if (node.type === 'definition') definitions.set(node.identifier, node.url);
    if (node.type === 'linkReference') named.add(node.identifier);
    if ('children' in node)
      for (const child of node.children) waiting.push({ node: child, depth: depth + 1 });
  }
  return { root, source, definitions, named };
}

/** Where a node starts in the source. */
export const offsetOf = (node: MdastNode): number => node.position?.start.offset ?? 0;

/** The stretch of source that a node was read from. */
export const sourceOf = (node: MdastNode, source: string): string =>
  source.slice(offsetOf(node), node.position?.end.offset ?? offsetOf(node));

// The parser gives the place in the first words of its message, `12:5: …`.
function offsetOfFailure(source: string, error: unknown): number {
  const place = /^(\d+):(\d+):/u.exec(error instanceof Error ? error.message : '');
  if (!place) return 0;
  const before = source.split('\n').slice(0, Number(place[1]) - 1);
  const lineStart = before.reduce((sum, line) => sum + line.length + 1, 0);
  return Math.min(lineStart + Number(place[2]) - 1, source.length);
}
