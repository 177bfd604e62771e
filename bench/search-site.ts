import type { Measure } from './measure.ts';

/** An article as every engine gets it. */
export interface Article {
  /** The corpus id, by which queries name their targets. */
  id: string;
  /** The path at which the portal has it. */
  path: string;
  title: string;
  body: string;
}

/** What an engine is built from. */
export interface SearchSetup {
  /** A folder that is deleted in the end. */
  root: string;
  contentDir: string;
  /** A JSON file with `articles`, for builds that run as processes of their own. */
  articlesFile: string;
  articles: readonly Article[];
  /** An output that is there already; the portal is built otherwise. */
  builtSite?: string | undefined;
  /** Whether only answers count, not what they cost. */
  isQuick: boolean;
}

/** A search that can be asked in a browser. */
export interface SearchSite {
  name: string;
  /** The page that answers `?q=`, below the server's address. */
  page: string;
  /** Whether the page has a `find` to ask many queries without loading it again. */
  hasFind: boolean;
  /** What is served, all of it. */
  folder: string;
  /** The part of it that is the index. */
  indexFolder: string;
  /** What building the index alone took. */
  builds: Builds;
}

export interface Builds {
  cold?: Measure;
  /** With one more article and one edited. */
  again?: Measure;
}
