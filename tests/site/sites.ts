import { join, resolve } from 'node:path';
import { writeHidden } from './hidden.ts';
import { writeMany } from './many.ts';

export interface TestSite {
  name: string;
  folder: string;
  dist: string;
  /** Folders copied over each other to make the content root. */
  content: string[];
  /** Writes more content into the folder. */
  generate?: (contentDir: string) => void;
  base: string;
  siteUrl: string;
}

type Settings = Pick<TestSite, 'content' | 'generate' | 'base' | 'siteUrl'>;

const site = (name: string, rest: Settings): TestSite => {
  const folder = resolve('test-results', 'sites', name);
  return { name, folder, dist: join(folder, 'dist'), ...rest };
};

/** The portal as it is published, below a path of the parent portal, with hard cases, with nothing and with much. */
export const SITES = [
  site('as published', { content: ['content'], base: '/', siteUrl: 'http://localhost:4321' }),
  site('below a path', {
    content: ['content'],
    base: '/phu-nu/',
    siteUrl: 'https://bhxh.example.vn',
  }),
  site('with hard cases', {
    content: ['content', 'tests/fixtures/content'],
    base: '/',
    siteUrl: 'https://bhxh.example.vn',
  }),
  site('with nothing', {
    content: ['tests/fixtures/empty'],
    base: '/',
    siteUrl: 'https://bhxh.example.vn',
  }),
  site('with two hundred', {
    content: ['tests/fixtures/empty'],
    generate: writeMany,
    base: '/phu-nu/',
    siteUrl: 'https://bhxh.example.vn',
  }),
  site('with what nobody may see', {
    content: ['tests/fixtures/empty'],
    generate: writeHidden,
    base: '/',
    siteUrl: 'https://bhxh.example.vn',
  }),
];
