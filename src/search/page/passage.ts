/**
 * Where a result leads: its page, and there to the words that were found. Browsers that cannot
 * scroll to words open the page at its top.
 */
export const resultAddress = (path: string, passage?: string): string =>
  passage ? `${path}#:~:text=${encodeURIComponent(passage).replace(/-/gu, '%2D')}` : path;
