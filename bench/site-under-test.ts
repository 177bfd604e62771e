import type { Command } from './measure.ts';

/** A site that the bench builds: where its articles and its output are, and what builds it. */
export interface SiteUnderTest {
  name: string;
  /** Holds `<year>/<slug>.mdx`. */
  articlesDir: string;
  outDir: string;
  build: Command[];
  /** The file of the output that is an article's page; an id is `2020/slug`. */
  pageOf: (id: string) => string;
}
