import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { readForge } from './forge.ts';

/** Where things are and what the site is called on the network; all from the environment. */
export const settings = readSettings(process.env);

/** Reads the settings. Throws when one cannot be used, naming it and its value. */
export function readSettings(env: Record<string, string | undefined>) {
  const outDir = resolve(env['OUT_DIR'] || 'dist');
  return {
    /** Scheme, host and port under which readers see the site; no path. */
    siteUrl: siteUrl(env['SITE_URL'] || 'http://localhost:4321'),
    /** The path below which the portal lives, with a slash at both ends. */
    base: basePath(env['BASE_PATH'] || '/'),
    contentDir: resolve(env['CONTENT_DIR'] || 'content'),
    /** Origins whose pages may show what is below `/nhung/` in a frame. */
    parentOrigins: origins(env['PARENT_ORIGINS'] || ''),
    outDir,
    /** Caches and releases, which may be deleted, and the accounts, which may not; beside the output. */
    stateDir: join(dirname(outDir), '.portal'),
    port: portNumber(env['PORT'] || '4321'),
    /** Addresses of proxies, besides this machine, that say truly whom they speak for. */
    trustProxy: proxies(env['TRUST_PROXY'] || ''),
    /** Where “Bài này có hữu ích không?” is sent to; by e-mail when there is none. */
    feedbackUrl: feedbackUrl(env['FEEDBACK_URL'] || ''),
    /** The forge that stands in for the desk's own server, where there is one. */
    forge: readForge(env),
  };
}

export type Settings = ReturnType<typeof readSettings>;

function siteUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/u.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new Error(
      `SITE_URL is "${value}". Give scheme and host only, such as https://phunu.example.vn; a path belongs in BASE_PATH.`,
    );
  return url.origin;
}

function feedbackUrl(value: string): string | undefined {
  if (value === '') return undefined;
  if (!URL.canParse(value) || !/^https?:$/u.test(new URL(value).protocol))
    throw new Error(
      `FEEDBACK_URL is "${value}". Give the full address that takes the answers, such as https://example.vn/gop-y, or leave it out.`,
    );
  return new URL(value).href;
}

function basePath(value: string): string {
  const inner = value.replace(/^\/+|\/+$/gu, '');
  if (
    !/^(?:[a-z0-9._~-]+\/)*[a-z0-9._~-]*$/iu.test(inner) ||
    /(?:^|\/)\.{1,2}(?:\/|$)/u.test(inner)
  )
    throw new Error(
      `BASE_PATH is "${value}". Use plain letters, digits and dashes, such as /phu-nu/.`,
    );
  return inner === '' ? '/' : `/${inner}/`;
}

function origins(value: string): string[] {
  return value
    .split(/\s+/u)
    .filter(Boolean)
    .map((part) => {
      const url = URL.canParse(part) ? new URL(part) : undefined;
      // They become part of a header: URL would let a host have a semicolon.
      if (!url || !/^https:\/\/[a-z0-9.-]+(?::\d+)?\/$/u.test(url.href))
        throw new Error(
          `PARENT_ORIGINS has "${part}". Give scheme and host of each page that may frame us, such as https://bhxh.example.vn.`,
        );
      return url.origin;
    });
}

function proxies(value: string): string[] {
  return value
    .split(/[\s,]+/u)
    .filter(Boolean)
    .map((part) => {
      const [address = '', length, ...more] = part.split('/');
      const most = isIP(address) === 6 ? 128 : 32;
      const isRange = length === undefined || (/^\d{1,3}$/u.test(length) && Number(length) <= most);
      if (isIP(address) === 0 || !isRange || more.length > 0)
        throw new Error(
          `TRUST_PROXY has "${part}". Give the address of each proxy before the portal, such as 10.0.0.5 or 10.0.0.0/24.`,
        );
      return part;
    });
}

function portNumber(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(
      `PORT is "${value}". Give a whole number from 0 to 65535; 0 takes any free port.`,
    );
  return port;
}
