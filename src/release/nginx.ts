import { join, resolve } from 'node:path';
import { settings } from '../settings.ts';
import {
  ASK_AGAIN,
  commonHeaders,
  contentPolicies,
  FOREVER,
  HASHED_NAMES,
  type HeaderSettings,
  SHARED_AREAS,
} from './headers.ts';
import { mediaTypes } from './media-types.ts';

export interface NginxOptions extends HeaderSettings {
  /** The folder of the site: the link `current` of the releases, or what `npm run build` made. */
  siteDir: string;
  /** The site before, for pages that are still open; the link `previous` of the releases. */
  previousDir?: string;
  /** What nginx listens on: `80`, `127.0.0.1:8080`, `443 ssl`. */
  listen: string;
  /** Where `npm start` listens, if the desk is to be reached through nginx. */
  desk?: string;
}

/** An nginx configuration for the `http` context that serves a site as our own server does. */
export function nginxConf(options: NginxOptions): string {
  const { base, siteUrl, siteDir, previousDir, listen, desk } = options;
  const hostName = new URL(siteUrl).hostname;
  const common = Object.entries(commonHeaders(options)).map(([name, value]) => header(name, value));
  const sharing = sharingMaps(options);
  const server = [
    ...(siteUrl.startsWith('https:')
      ? ['# For TLS here: "listen 443 ssl;" and your certificate.']
      : []),
    `listen ${listen};`,
    `server_name ${hostName};`,
    'server_tokens off;',
    'absolute_redirect off;',
    'index index.html;',
    'gzip_static on;',
    'gzip_vary on;',
    '# With the module ngx_brotli: brotli_static on;',
    `error_page 404 ${base}404.html;`,
    'default_type application/octet-stream;',
    `types {\n${indent(typeLines())}\n}`,
    ...common,
    header('content-security-policy', '$portal_policy'),
    header('cache-control', '$portal_cache'),
    // nginx leaves out a header without a value.
    ...(sharing.length > 0
      ? [
          header('access-control-allow-origin', '$portal_sharing'),
          header('vary', '$portal_varying'),
        ]
      : []),
    // Names that our server does not know either: hidden files and the compressed copies.
    'location ~ /\\.(?!well-known/) { return 404; }',
    `location ~ ^${quoted(base)}.*\\.(?:br|gz)$ { return 404; }`,
    `if ($request_uri ~ "^([^?]*/)index\\.html(?:\\?|$)") { return 308 $1$is_args$args; }`,
    ...(base === '/'
      ? []
      : [
          `location = ${base.slice(0, -1)} { return 308 ${base}$is_args$args; }`,
          `location = / { return 307 ${base}; }`,
        ]),
    ...(desk
      ? [
          block(`location ^~ ${base}admin/api/`, [
            `proxy_pass http://${desk};`,
            'proxy_set_header Host $http_host;',
            'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
            'client_max_body_size 64m;',
            '# The desk states its own headers; an empty one keeps those above from being added.',
            'add_header x-none "";',
          ]),
        ]
      : []),
    ...(previousDir
      ? [
          block(`location ${base}_astro/`, [
            `alias ${slashed(join(siteDir, '_astro'))};`,
            'error_page 404 = @previous;',
            'recursive_error_pages on;',
          ]),
          block('location @previous', [
            ...(base === '/' ? [] : [`rewrite ^${quoted(base)}(.*)$ /$1 break;`]),
            `root ${slashed(previousDir)};`,
          ]),
        ]
      : []),
    block(`location ${base}`, [`alias ${slashed(siteDir)};`]),
    ...(base === '/' ? [] : [block('location /', ['return 404;'])]),
  ];
  return [
    map(
      '$portal_policy',
      contentPolicies(options).map(({ area, policy }) => [
        area === '' ? 'default' : `~^${quoted(base + area)}`,
        policy,
      ]),
    ),
    map('$portal_cache', [['default', ASK_AGAIN], ...hashedNames(base)]),
    ...sharing,
    block('server', server),
    '',
  ].join('\n\n');
}

const hashedNames = (base: string) =>
  // The previous site's assets are looked up without the base.
  [...new Set([base, '/'])].flatMap((start) =>
    HASHED_NAMES.map((name): [string, string] => [`~^${quoted(start)}${name.slice(1)}`, FOREVER]),
  );

/** Which origin may read what is asked for: none, or a parent portal's. */
function sharingMaps({ base, parentOrigins = [] }: NginxOptions): string[] {
  if (parentOrigins.length === 0) return [];
  const shared = SHARED_AREAS.map((area) => `~^${quoted(base + area)}`);
  return [
    map(
      '$portal_parent',
      parentOrigins.map((origin): [string, string] => [origin, origin]),
      '$http_origin',
    ),
    map(
      '$portal_sharing',
      shared.map((area): [string, string] => [area, '$portal_parent']),
    ),
    map(
      '$portal_varying',
      shared.map((area): [string, string] => [area, 'origin']),
    ),
  ];
}

const map = (name: string, lines: [string, string][], from = '$uri') =>
  block(
    `map ${from} ${name}`,
    lines.map(([match, value]) => `${match.startsWith('~') ? `"${match}"` : match} "${value}";`),
  );

const header = (name: string, value: string) => `add_header ${name} "${value}" always;`;

const block = (name: string, lines: string[]) => `${name} {\n${indent(lines.join('\n'))}\n}`;

const indent = (text: string) => text.replace(/^(?=.)/gmu, '  ');

const quoted = (path: string) => path.replace(/[.+*?^$|(){}[\]\\]/gu, '\\$&');

const slashed = (dir: string) => `"${dir.replaceAll('\\', '/')}/"`;

function typeLines(): string {
  const endings = Map.groupBy(Object.keys(mediaTypes), (ending) => mediaTypes[ending] ?? '');
  return [...endings].map(([type, names]) => `"${type}" ${names.join(' ')};`).join('\n');
}

if (import.meta.main) {
  const releases = join(settings.stateDir, 'releases');
  console.log(
    nginxConf({
      base: settings.base,
      siteUrl: settings.siteUrl,
      parentOrigins: settings.parentOrigins,
      feedbackUrl: settings.feedbackUrl,
      forge: settings.forge,
      siteDir: resolve(releases, 'current'),
      previousDir: resolve(releases, 'previous'),
      listen: new URL(settings.siteUrl).port || '80',
      // With a forge there is no server behind the desk's page.
      ...(!settings.forge && { desk: `127.0.0.1:${settings.port}` }),
    }),
  );
}
