import { stat } from 'node:fs/promises';
import { gitIn } from '../../admin/desk/git.ts';
import { listFolder } from './folder.ts';
import { exportTree } from './export.ts';

/** Where a release's content comes from. */
export interface ContentSource {
  /** The commit that is released, or a name for the state of a folder that is in no git. */
  newest: () => Promise<string>;
  /** Puts that content where it can be built from, and says in which folder that is. */
  prepare: (version: string) => Promise<string>;
  /** Files below the content folder that differ from what is released. Empty without git. */
  unreleased: () => Promise<string[]>;
  /** Is what is released the branch of a git repository? */
  isGit: boolean;
}

/**
 * Content that is on a branch is released from there, exported to `exportDir`: what somebody is
 * still writing in the folder never goes live. Any other folder is released as it stands.
 */
export async function openSource(contentDir: string, exportDir: string): Promise<ContentSource> {
  if (!(await isFolder(contentDir)))
    throw new Error(`Không có thư mục nội dung ${contentDir}. Kiểm tra CONTENT_DIR.`);
  const git = gitIn(contentDir);
  const prefix = await prefixOf(contentDir);
  const tree = (commit: string) => (prefix === '' ? `${commit}^{tree}` : `${commit}:${prefix}`);
  if (prefix === undefined || !(await git.maybe(['rev-parse', '-q', '--verify', tree('HEAD')])))
    return {
      isGit: false,
      newest: () => listFolder(contentDir),
      prepare: async () => contentDir,
      unreleased: async () => [],
    };
  // The branch of the start stays the site's, even if somebody looks at another one meanwhile.
  const branch = (await git.maybe(['symbolic-ref', '-q', 'HEAD']))?.trim() ?? 'HEAD';
  return {
    isGit: true,
    newest: async () => (await git.text(['rev-parse', '--verify', `${branch}^{commit}`])).trim(),
    prepare: async (commit) => {
      await exportTree(contentDir, tree(commit), exportDir);
      return exportDir;
    },
    unreleased: async () => {
      const shape = ['--porcelain', '-z', '--no-renames', '--untracked-files=all'];
      const output = await git.text(['status', ...shape, '--', '.']);
      return output
        .split('\0')
        .filter(Boolean)
        .map((line) => line.slice(3));
    },
  };
}

const isFolder = (path: string) =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );

/** The content folder's path in its repository (`content`), or undefined when it is in none. */
async function prefixOf(contentDir: string): Promise<string | undefined> {
  try {
    return (await gitIn(contentDir).text(['rev-parse', '--show-prefix'])).replace(/\/?\n$/u, '');
  } catch (cause) {
    const reason = String(cause);
    if (/not a git repository|ENOENT/u.test(reason)) return undefined;
    throw new Error(
      `Git không đọc được ${contentDir}: ${reason}. Sửa theo lời nhắc của Git rồi chạy lại.`,
      { cause },
    );
  }
}
