import type { Repository } from './repository.ts';

/** More loose objects than these make git slow; the number at which it would pack by itself. */
const MANY = 6_700;

/**
 * Packs the objects of branches and drafts, once there are `most` loose ones: each save and each
 * publish leaves some, for years. Nothing is given up: what no branch holds stays as it is.
 * https://git-scm.com/docs/git-repack
 */
export async function packObjects({ git }: Repository, most = MANY): Promise<void> {
  const loose = Number.parseInt(await git.text(['count-objects']), 10);
  if (loose < most) return;
  // One processor stays free for readers and editors.
  await git.text(['-c', 'pack.threads=1', 'repack', '-d', '-l', '-q']);
}
