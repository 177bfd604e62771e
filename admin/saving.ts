/**
 * Holds the form while a save is on its way and, for the first save of a draft, until Decap has
 * loaded it back: Decap would replace or forget what is typed in between.
 */
export function holdFormWhileSaving(): void {
  let release = () => {};
  window.addEventListener('desk:saving', (event) => {
    const { reloads } = (event as CustomEvent<{ reloads: boolean }>).detail;
    release();
    const root = document.querySelector<HTMLElement>('#nc-root');
    if (!root) return;
    const focused = document.activeElement;
    const waiting = new AbortController();
    const { signal } = waiting;
    let timer: ReturnType<typeof setTimeout> | undefined;
    root.inert = true;
    root.ariaBusy = 'true';
    release = () => {
      clearTimeout(timer);
      waiting.abort();
      root.inert = false;
      root.ariaBusy = null;
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
      release = () => {};
    };
    const releaseIn = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => release(), milliseconds);
    };
    window.addEventListener(
      'desk:settled',
      (settled) => {
        const { done } = (settled as CustomEvent<{ done: boolean }>).detail;
        if (done && reloads)
          window.addEventListener('desk:loaded', () => releaseIn(DRAWN), { signal });
        releaseIn(done && reloads ? GIVE_UP : done ? DRAWN : 0);
      },
      { signal },
    );
  });
}

/** Milliseconds until Decap has drawn what it was given, and until we stop waiting for it. */
const DRAWN = 250;
const GIVE_UP = 5000;
