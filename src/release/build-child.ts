import { constants } from 'node:os';
import { join } from 'node:path';
import { type BuildFailure, PROJECT } from './build.ts';
import { BuildError } from './build-error.ts';
import { runNode } from './child.ts';

export interface ReleaseBuild {
  contentDir: string;
  outDir: string;
  base: string;
  siteUrl: string;
  signal: AbortSignal;
}

/**
 * Builds the site in a process of its own, with less right to the processor than the one that
 * serves readers. Throws a `BuildError` in Vietnamese; what the build printed is then in its `cause`.
 */
export async function buildInChild({
  contentDir,
  outDir,
  base,
  siteUrl,
  signal,
}: ReleaseBuild): Promise<void> {
  const lines: string[] = [];
  let failure: string | undefined;
  const code = await runNode(join(PROJECT, 'src', 'release', 'build.ts'), [], {
    cwd: PROJECT,
    env: { CONTENT_DIR: contentDir, OUT_DIR: outDir, BASE_PATH: base, SITE_URL: siteUrl },
    priority: constants.priority.PRIORITY_BELOW_NORMAL,
    signal,
    onLine: (line) => lines.push(line),
    onMessage: (message) => {
      failure = (message as BuildFailure).failure;
    },
  });
  signal.throwIfAborted();
  if (code === 0) return;
  throw new BuildError(
    failure ?? 'Việc dựng trang bị ngắt giữa chừng. Thử lại; nếu vẫn lỗi, báo người quản trị.',
    {
      cause: lines.join('\n'),
    },
  );
}
