/** What the desk shows about publishing. */
export interface ReleaseState {
  /** `failed`: the latest build did not succeed and the site before it is still up. */
  state: 'idle' | 'building' | 'failed';
  /** What readers see now: a commit (a name for the folder's state where content is not in git). */
  commit: string | undefined;
  /** What the latest build was or is for. */
  wanted: string | undefined;
  /** Why the latest build failed, in Vietnamese; undefined otherwise. */
  message: string | undefined;
  /** When this state began, as an ISO moment. */
  at: string;
}

export interface BuildQueue {
  /** Asks for a release of the newest content. Any number of requests during a build make one more. */
  request: () => void;
  state: () => ReleaseState;
  /** Resolves when nothing is being built and nothing waits. */
  idle: () => Promise<void>;
  /** Ends the build under way and starts none any more. */
  close: () => Promise<void>;
}

export interface QueueOptions {
  /** The commit that readers see before the first build. */
  commit: string | undefined;
  /** What there is to release at this moment. */
  newest: () => Promise<string>;
  /** Makes a release of `wanted` and shows it to readers. Throws in Vietnamese; heeds the signal. */
  build: (wanted: string, signal: AbortSignal) => Promise<void>;
}

/** Builds one release after the other, never two at once, and never forgets the latest request. */
export function createQueue({ commit, newest, build }: QueueOptions): BuildQueue {
  const ending = new AbortController();
  let current: ReleaseState = enter({ state: 'idle', commit, wanted: commit });
  let isAsked = false;
  let running: Promise<void> | undefined;

  const run = async () => {
    while (isAsked && !ending.signal.aborted) {
      isAsked = false;
      let wanted: string | undefined;
      try {
        wanted = await newest();
        current = enter({ ...current, state: 'building', wanted });
        await build(wanted, ending.signal);
        current = enter({ state: 'idle', commit: wanted, wanted });
      } catch (error) {
        current = enter({ state: 'failed', commit: current.commit, wanted }, messageOf(error));
      }
    }
    running = undefined;
  };

  return {
    request: () => {
      if (ending.signal.aborted) return;
      isAsked = true;
      if (running) return;
      current = enter({ ...current, state: 'building' });
      running = run();
    },
    state: () => current,
    idle: async () => running,
    close: async () => {
      ending.abort();
      await running;
    },
  };
}

const enter = (state: Omit<ReleaseState, 'message' | 'at'>, message?: string): ReleaseState => ({
  ...state,
  message,
  at: new Date().toISOString(),
});

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
