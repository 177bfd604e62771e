/**
 * Remembers in the browser's history how far a page was scrolled. The browser does so by itself, but
 * goes there before the answer is in the page, when there is nothing to go to.
 */
export function rememberScroll() {
  history.scrollRestoration = 'manual';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    history.replaceState({ scroll: Math.round(scrollY) }, '');
  };
  // Browsers refuse to write more often than some three times a second.
  addEventListener('scroll', () => (timer ??= setTimeout(save, 400)), { passive: true });
  addEventListener('pagehide', save);
  return {
    save,
    /** To where the entry of the history that is shown now was left, if it ever was. */
    restore() {
      clearTimeout(timer);
      timer = undefined;
      const { scroll } = (history.state ?? {}) as { scroll?: unknown };
      if (typeof scroll === 'number') scrollTo({ top: scroll, behavior: 'instant' });
    },
    /** The position that is shown belongs to another entry: it is not to be saved. */
    forget() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
