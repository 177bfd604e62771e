import { METHOD } from './measure.ts';

/** How the figures of `npm run bench search` come about; printed below its tables. */
export const NOTES = `
Queries: made from texts that are known to be there, by family; a query's targets are all texts that have its words as they stood. success@10: share of queries with a target among the first ten; MRR@10: mean of 1/rank.
portal: each query loads the search page in Chromium, from the project's own server with its headers, with the browser's cache on; what counts is what the page shows. pagefind: version 1.6 with its defaults, a record an article (title and body as text, language vi). minisearch: title (twice the weight) and body, accents folded, prefixes, fuzzy 0.2, all words, else any. Both are asked in a page of their own by its program.
Index: the index step alone, as a process of its own; one added is the newest, one edited stands in the middle; pages and the rest of a build are not in it.
Bytes: counted at the server's sockets, headers included, so that workers count too; medians. first: empty cache. next: another query in the same tab; all three load the page again. metadata is what says which files to ask, chunks are words, fragments are texts; scripts are all of the page's others. HTML, styles and fonts are left out.
Milliseconds: from the start of the page to the results in the document; medians. After the last data: from the page's marks search:data and search:shown, where it has them, else from the moment at which the server had sent the last of the index. Blocks: long tasks of the main thread (over 50 ms) from the start of the page to its answer, the longest of all pages; 4 × slower slows the main thread only, workers keep their pace.
Machines are noisy: compare columns of one run, not runs. ${METHOD}
`;
