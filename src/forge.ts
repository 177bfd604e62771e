/** A forge that keeps the content and signs editors in, in place of the desk's own server. */
export interface Forge {
  name: ForgeName;
  /** Where people see it: scheme, host and perhaps a path, without a slash at the end. */
  url: string;
  /** Where programs ask it, without a slash at the end. */
  apiUrl: string;
  /** The repository, `owner/name`; GitLab has groups in groups. */
  repo: string;
  branch: string;
  /** The OAuth application of the desk; empty for GitHub, whose application `signInUrl` knows. */
  appId: string;
  /** The small server that signs in to GitHub, which gives no token to a page alone; else empty. */
  signInUrl: string;
}

export type ForgeName = (typeof FORGES)[number];

const FORGES = ['forgejo', 'gitea', 'gitlab', 'github'] as const;

/** Origins that the desk's page asks, and whose pictures of people it shows. */
export const forgeOrigins = ({ name, url, apiUrl }: Forge) => ({
  asked: [
    ...new Set([new URL(apiUrl).origin, ...(name === 'github' ? [] : [new URL(url).origin])]),
  ],
  pictures: [name === 'github' && isGitHubCom(url) ? AVATARS : new URL(url).origin],
});

const AVATARS = 'https://avatars.githubusercontent.com';

/** Reads the settings of the forge. Throws when one is missing or cannot be used, naming it. */
export function readForge(env: Record<string, string | undefined>): Forge | undefined {
  const name = env['FORGE'] ?? '';
  if (name === '') return refuseStray(env);
  if (!isForge(name))
    throw new Error(
      `FORGE is "${name}". Give one of ${FORGES.join(', ')}, or leave it out for the desk of this portal.`,
    );
  const url = forgeUrl(env['FORGE_URL'] || HOSTED[name] || '');
  return {
    name,
    url,
    apiUrl: apiUrl(name, url),
    repo: repository(name, env['FORGE_REPO'] ?? ''),
    branch: branchName(env['FORGE_BRANCH'] || 'main'),
    appId: name === 'github' ? '' : appId(name, env['FORGE_APP_ID'] ?? ''),
    signInUrl: name === 'github' ? signInUrl(env['FORGE_SIGN_IN_URL'] ?? '') : '',
  };
}

const HOSTED: Partial<Record<ForgeName, string>> = {
  gitlab: 'https://gitlab.com',
  github: 'https://github.com',
};

const isForge = (name: string): name is ForgeName => FORGES.some((known) => known === name);

const isGitHubCom = (url: string) => url === HOSTED.github;

const PARTS = ['FORGE_URL', 'FORGE_REPO', 'FORGE_BRANCH', 'FORGE_APP_ID', 'FORGE_SIGN_IN_URL'];

function refuseStray(env: Record<string, string | undefined>): undefined {
  const stray = PARTS.find((key) => env[key]);
  if (stray)
    throw new Error(
      `${stray} is set, but FORGE is not. Set FORGE to one of ${FORGES.join(', ')}, or leave both out.`,
    );
}

function apiUrl(name: ForgeName, url: string): string {
  if (name === 'github') return isGitHubCom(url) ? 'https://api.github.com' : `${url}/api/v3`;
  return `${url}/api/${name === 'gitlab' ? 'v4' : 'v1'}`;
}

function forgeUrl(value: string): string {
  const url = address(value);
  if (!url)
    throw new Error(
      `FORGE_URL is "${value}". Give the address of the forge, such as https://git.example.vn; only a forge on this machine may do without https.`,
    );
  return url.origin + url.pathname.replace(/\/+$/u, '');
}

function signInUrl(value: string): string {
  const url = address(value);
  if (!url || url.pathname === '/')
    throw new Error(
      `FORGE_SIGN_IN_URL is "${value}". Give the full address where sign-in to GitHub begins, such as https://dang-nhap.example.vn/auth.`,
    );
  return url.href.replace(/\/+$/u, '');
}

// The origin becomes part of a header: URL would let a host have a semicolon.
function address(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain = url && !url.search && !url.hash && !url.username && !url.password;
  return isPlain && SAFE.test(url.origin) ? url : undefined;
}

const SAFE = /^(?:https:\/\/[a-z0-9.-]+|http:\/\/(?:localhost|127\.0\.0\.1))(?::\d+)?$/u;

function repository(name: ForgeName, value: string): string {
  const parts = value.split('/');
  const isNamed = parts.every((part) => /^[\w.-]+$/u.test(part) && !/^\.{1,2}$/u.test(part));
  if (!isNamed || parts.length < 2 || (parts.length > 2 && name !== 'gitlab'))
    throw new Error(
      `FORGE_REPO is "${value}". Give owner and name of the repository that has the folder content/, such as phunu/cong-thong-tin.`,
    );
  return value;
}

function branchName(value: string): string {
  if (!/^[\w-](?:[\w./-]*[\w-])?$/u.test(value) || /\.\.|\/\/|\/\./u.test(value))
    throw new Error(
      `FORGE_BRANCH is "${value}". Give the branch that the site is built from, such as main.`,
    );
  return value;
}

function appId(name: ForgeName, value: string): string {
  if (!/^[\w-]+$/u.test(value))
    throw new Error(
      `FORGE_APP_ID is "${value}". Register the desk at the ${name} forge as a public OAuth application and give its client ID.`,
    );
  return value;
}
