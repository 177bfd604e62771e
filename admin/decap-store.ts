import type { Immutable } from './decap.ts';

/** Decap's store, as far as it is looked into: the entry in the form, and whose it is. */
export interface DecapStore {
  getState(): { entryDraft: Immutable; auth: { user?: { email?: string } } };
  dispatch(action: { type: string; payload?: unknown }): unknown;
  subscribe(listener: () => void): () => void;
}

/** Decap's store, once its page stands. Decap publishes no way to it, but its React tree holds it. */
export function decapStore(): Promise<DecapStore> {
  return new Promise((resolve, reject) => {
    const until = Date.now() + PATIENCE;
    const look = () => {
      const found = findStore(document.querySelector('#nc-root'));
      if (found) resolve(found);
      else if (Date.now() < until) setTimeout(look, 50);
      else
        reject(
          new Error(
            "Decap's store was not found. Compare how this version of Decap renders its root.",
          ),
        );
    };
    look();
  });
}

/** Milliseconds to wait for Decap's first drawing. */
const PATIENCE = 30_000;

/** As much of a React fiber as leads to the provider of the store. */
interface Fiber {
  child: Fiber | null;
  sibling: Fiber | null;
  memoizedProps: { store?: Partial<DecapStore> } | null;
  stateNode: { current?: Fiber } | null;
}

function findStore(root: Element | null): DecapStore | undefined {
  const key = root && Object.keys(root).find((name) => name.startsWith('__reactContainer$'));
  const container = key ? (Reflect.get(root, key) as Fiber) : undefined;
  const open = [container?.stateNode?.current];
  while (open.length > 0) {
    const fiber = open.pop();
    const store = fiber?.memoizedProps?.store;
    if (store?.getState && store.dispatch && store.subscribe) return store as DecapStore;
    if (fiber?.sibling) open.push(fiber.sibling);
    if (fiber?.child) open.push(fiber.child);
  }
  return undefined;
}
