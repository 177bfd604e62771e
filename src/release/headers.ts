import { type Forge, forgeOrigins } from '../forge.ts';
import { SEARCH_FOLDER } from '../search/manifest.ts';

/** Whose addresses the headers are for. */
export interface HeaderSettings {
  /** The path below which the portal lives, with a slash at both ends. */
  base: string;
  /** Scheme and host under which readers see the site. */
  siteUrl: string;
  /** Origins whose pages may show what is below `nhung/` in a frame, and search our index. */
  parentOrigins?: readonly string[];
  /** Where articles send whether they were useful. */
  feedbackUrl?: string | undefined;
  /** The forge that the desk's page asks in place of our server. */
  forge?: Forge | undefined;
}

const READING = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'media-src': "'self'",
  'manifest-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'self'",
};

// Pagefind is WebAssembly that fetches its own index.
const SEARCH = {
  ...READING,
  'script-src': "'self' 'wasm-unsafe-eval'",
  'connect-src': "'self'",
};

// It fetches on behalf of pages: what they may show, it may ask for.
const WORKER = { 'default-src': "'none'", 'connect-src': "'self'" };

const answering = (feedbackUrl: string | undefined) => ({
  ...READING,
  'form-action': ["'self'", ...(feedbackUrl ? [new URL(feedbackUrl).origin] : [])].join(' '),
});

const framedBy = (origins: readonly string[]) => ({
  ...READING,
  'frame-ancestors': ["'self'", ...origins].join(' '),
});

// Decap compiles its validators with `Function` and styles itself with inline elements.
const ADMIN = {
  'default-src': "'self'",
  'script-src': "'self' 'unsafe-eval'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self' blob:",
  'font-src': "'self' data:",
  'frame-src': "'self' blob:",
  'object-src': "'none'",
  'form-action': "'self'",
  'base-uri': "'self'",
  'frame-ancestors': "'self'",
};

function askingForge(forge: Forge | undefined) {
  if (!forge) return ADMIN;
  const { asked, pictures } = forgeOrigins(forge);
  return {
    ...ADMIN,
    'img-src': [ADMIN['img-src'], ...pictures].join(' '),
    'connect-src': [ADMIN['connect-src'], ...asked].join(' '),
  };
}

/** The pages that the parent portal may show in its own. */
const EMBEDDED = 'nhung/';

/** What scripts, styles and frames a page may use: the usual policy, then the areas that differ. */
export const contentPolicies = ({
  parentOrigins = [],
  feedbackUrl,
  forge,
}: Pick<HeaderSettings, 'parentOrigins' | 'feedbackUrl' | 'forge'>): {
  area: string;
  policy: string;
}[] => [
  { area: '', policy: formatPolicy(answering(feedbackUrl)) },
  { area: 'tim-kiem/', policy: formatPolicy(SEARCH) },
  // A worker obeys the policy of its own file, not that of the page that started it.
  { area: '_astro/search-worker', policy: formatPolicy(SEARCH) },
  { area: `${SEARCH_FOLDER}/`, policy: formatPolicy(SEARCH) },
  { area: 'sw.js', policy: formatPolicy(WORKER) },
  { area: EMBEDDED, policy: formatPolicy(framedBy(parentOrigins)) },
  { area: 'admin/', policy: formatPolicy(askingForge(forge)) },
];

/** The security headers that do not depend on the page. Names are in lower case. */
export function commonHeaders({
  siteUrl,
  forge,
}: Pick<HeaderSettings, 'siteUrl' | 'forge'>): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
    // The window in which one signs in to GitHub has to tell the desk's page that it is done.
    'cross-origin-opener-policy': forge?.signInUrl ? 'same-origin-allow-popups' : 'same-origin',
    ...(siteUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  };
}

/** All security headers of the answer to a request for `url` (path and query, as it was sent). */
export function securityHeaders(url: string, settings: HeaderSettings): Record<string, string> {
  const policies = contentPolicies(settings);
  const area = policies.findLast(({ area }) => url.startsWith(settings.base + area));
  return {
    ...commonHeaders(settings),
    'content-security-policy': (area ?? policies[0])?.policy ?? "default-src 'none'",
  };
}

/** What pages of the parent portal may read besides: our index, and the module that searches it. */
export const SHARED_AREAS = [`${SEARCH_FOLDER}/`, `${EMBEDDED}tim-kiem.js`];

/** Lets the pages of a parent portal, which ask with their origin, read what is shared with them. */
export function sharingHeaders(
  url: string,
  origin: string | undefined,
  { base, parentOrigins = [] }: HeaderSettings,
): Record<string, string> {
  if (parentOrigins.length === 0) return {};
  if (!SHARED_AREAS.some((area) => url.startsWith(base + area))) return {};
  const isParent = origin !== undefined && parentOrigins.includes(origin);
  return { vary: 'origin', ...(isParent && { 'access-control-allow-origin': origin }) };
}

/** For a year: the name of such a file changes with its content. */
export const FOREVER = 'public, max-age=31536000, immutable';
/** Kept, but asked for again each time: an unchanged page then costs one short answer. */
export const ASK_AGAIN = 'no-cache';

/** Files whose path carries a digest of their content: Astro's assets and the folders of the index. */
export const HASHED_NAMES = ['^_astro/', `^${SEARCH_FOLDER}/[a-z]+-[^/]+/`];
const hashed = HASHED_NAMES.map((pattern) => new RegExp(pattern, 'u'));

/** Says whether a file (its path below the base) never changes under its name. */
export const isHashed = (path: string) => hashed.some((pattern) => pattern.test(path));

function formatPolicy(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
