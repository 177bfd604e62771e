import { openSearch } from './engine.ts';
import { find } from './find.ts';
import { parseQuery, type SearchQuery } from './query.ts';
import { showPages, showResults } from './show.ts';
import { failed, foundText, nothingAsked, searching } from './words.ts';

/** Answers the query in the page's address. A new query is a new address: the browser keeps them. */
class SearchResults extends HTMLElement {
  async connectedCallback() {
    const address = new URL(location.href);
    const typed = address.searchParams.get('q') ?? '';
    const query = parseQuery(typed);
    for (const input of document.querySelectorAll<HTMLInputElement>('main input[name="q"]'))
      input.value = typed.slice(0, input.maxLength > 0 ? input.maxLength : undefined);
    if (query.words === '') return this.finish(nothingAsked(query));

    this.say(searching(query));
    document.title = `${query.shown} – ${document.title}`;
    const page = Math.max(1, Math.trunc(Number(address.searchParams.get('trang')) || 1));
    try {
      this.finish(await this.search(query, page));
    } catch (cause) {
      console.error(cause);
      this.finish(failed(navigator.onLine));
    }
  }

  private async search(query: SearchQuery, page: number, isRetry = false): Promise<string> {
    const base = this.dataset['base'] ?? '/';
    const { search, terms, isCurrent } = await openSearch(base);
    const found = await find(query, terms, search);
    const start = (page - 1) * PAGE_LENGTH;
    const shown = found.results.slice(start, start + PAGE_LENGTH);
    const [hasAll, ...records] = await Promise.all([
      isCurrent(),
      ...shown.map((result) => result.data()),
    ]);
    // A release in between took files away, and Pagefind does not say that it missed some.
    if (!hasAll && !isRetry) return this.search(query, page, true);
    showResults(this, { records, queries: found.queries, base, start });
    showPages(this, page, Math.ceil(found.results.length / PAGE_LENGTH));
    return foundText(query, found, page);
  }

  private say(message: string) {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = message;
  }

  private finish(message: string) {
    this.say(message);
    this.querySelector('[aria-busy]')?.setAttribute('aria-busy', 'false');
  }
}

const PAGE_LENGTH = 10;

customElements.define('search-results', SearchResults);
