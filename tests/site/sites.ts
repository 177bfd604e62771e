import { join, resolve } from 'node:path';

export interface TestSite {
  name: string;
  folder: string;
  dist: string;
  /** Folders copied over each other to make the content root. */
  content: string[];
  base: string;
  siteUrl: string;
}

const site = (name: string, rest: Pick<TestSite, 'content' | 'base' | 'siteUrl'>): TestSite => {
  const folder = resolve('test-results', 'sites', name);
  return { name, folder, dist: join(folder, 'dist'), ...rest };
};

/** The portal as it is published, below a path of the parent portal, with hard cases, and empty. */
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
];
