import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { htmlToHast } from 'satteri';
import type { TestSite } from './sites.ts';

/** One built HTML page, taken apart. */
export interface BuiltPage {
  /** Its address with the base path, `/phu-nu/tin/`. */
  url: string;
  html: string;
  elements: BuiltElement[];
}

export interface BuiltElement {
  tag: string;
  /** Attributes by their HTML names. */
  attributes: Record<string, string>;
  text: string;
}

/** The paths of all files of a built site, with forward slashes. */
export const filesOf = ({ dist }: TestSite): string[] =>
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) =>
      join(file.parentPath, file.name)
        .slice(dist.length + 1)
        .split(sep)
        .join('/'),
    );

/** What a file says, also where it is packed as the search index is. */
export function textOfFile(path: string): string {
  const bytes = readFileSync(path);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isGzip ? gunzipSync(bytes) : bytes).toString('utf8').normalize('NFC');
}

/** A piece of a page, for other sites. */
export const FRAGMENT = 'nhung/tin-moi.html';

/** Every page that a reader can open; `reading` leaves out the search page and the desk. */
export function pagesOf(site: TestSite, which: 'all' | 'reading' = 'all'): BuiltPage[] {
  return filesOf(site)
    .filter((file) => file.endsWith('.html') && file !== FRAGMENT)
    .filter((file) => which === 'all' || !/^(?:admin|tim-kiem)\//u.test(file))
    .map((file) => {
      const html = readFileSync(join(site.dist, file), 'utf8');
      return {
        url: site.base + file.replace(/index\.html$/u, ''),
        html,
        elements: elementsOf(html),
      };
    });
}

interface HastLike {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HastLike[];
}

export function elementsOf(html: string): BuiltElement[] {
  const found: BuiltElement[] = [];
  const stack: HastLike[] = [htmlToHast(html) as HastLike];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'element')
      found.push({ tag: node.tagName ?? '', attributes: attributesOf(node), text: textOf(node) });
    stack.push(...(node.children ?? []).toReversed());
  }
  return found;
}

const attributesOf = ({ properties = {} }: HastLike) =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      ATTRIBUTE_NAMES[name] ?? (name.startsWith('data') ? withDashes(name) : name.toLowerCase()),
      Array.isArray(value) ? value.join(' ') : String(value),
    ]),
  );

const withDashes = (name: string) =>
  name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

const ATTRIBUTE_NAMES: Record<string, string> = {
  className: 'class',
  dataLabel: 'data-label',
  htmlFor: 'for',
  httpEquiv: 'http-equiv',
};

const textOf = ({ value, children = [] }: HastLike): string =>
  value ?? children.map(textOf).join('');
