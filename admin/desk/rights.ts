import type { Person } from './people.ts';
import { Refusal } from './refusal.ts';

/**
 * Who may use a route at all. `person` is everybody who is signed in; what of it a contributor of
 * one unit may see and do is decided in `roles.ts`.
 */
export type Right = 'anyone' | 'person' | 'editor' | 'publisher' | 'administrator';

/** The rights of all routes below `admin/api`. A route that is not here is for editors. */
export const RIGHTS: Readonly<Record<string, Right>> = {
  'POST /session': 'anyone',
  'GET /session': 'person',
  'DELETE /session': 'person',
  'GET /sessions': 'person',
  'DELETE /sessions': 'person',
  'PUT /password': 'person',

  'GET /people': 'administrator',
  'POST /people': 'administrator',
  'PUT /person': 'administrator',
  'PUT /person/password': 'administrator',
  'DELETE /person/sessions': 'administrator',
  'GET /audit': 'administrator',

  'GET /release': 'person',
  'GET /entries': 'person',
  'GET /entry': 'person',
  'GET /drafts': 'person',
  'GET /draft': 'person',
  'GET /standing': 'person',
  'GET /pictures': 'person',
  'GET /picture': 'person',
  'POST /check': 'person',
  'PUT /draft': 'person',
  'DELETE /draft': 'person',
  'POST /draft/status': 'person',
  'POST /draft/flag': 'person',
  'POST /draft/publish': 'publisher',
  'DELETE /entry': 'publisher',

  'GET /choices': 'person',
  'GET /figure': 'person',
  'GET /contents': 'person',
  'GET /contents/counts': 'person',
  'GET /overview': 'person',
  'GET /calendar': 'person',
  'GET /export': 'editor',

  'GET /preview': 'person',
  'POST /preview': 'person',
  'GET /preview/page': 'person',
  'GET /preview/picture': 'person',
  'GET /preview/banner.css': 'person',
  'GET /preview/_astro/:file': 'person',

  'GET /history': 'person',
  'GET /history/deleted': 'person',
  'GET /history/diff': 'person',
  'GET /history/picture': 'person',
  'POST /history/restore': 'person',
  'POST /history/bring-back': 'person',

  'POST /picture': 'person',
  'GET /picture-bytes': 'person',
  'GET /picture-library': 'person',
  'GET /picture-thumb': 'person',
  'POST /picture/replace': 'publisher',
  'POST /picture/merge': 'publisher',
  'POST /picture/take-down': 'publisher',

  'POST /submission': 'person',
  'POST /correct': 'editor',
  'POST /schedule': 'publisher',
  'POST /unschedule': 'publisher',
  'POST /withdraw': 'publisher',
  'POST /restore': 'publisher',
  'POST /readdress': 'publisher',
};

/** What may still be done with a password that has to be changed first. */
export const BEFORE_CHANGE: ReadonlySet<string> = new Set([
  'GET /session',
  'DELETE /session',
  'DELETE /sessions',
  'PUT /password',
]);

/** How a route is called in the table: its method and its path below `admin/api`. */
export const routeName = (method: string, url: string, prefix: string) =>
  `${method === 'HEAD' ? 'GET' : method} ${url.startsWith(prefix) ? url.slice(prefix.length) : url}`;

/** Refuses a person who may not use a route. */
export function refuseWithoutRight(person: Person, route: string): void {
  const right = RIGHTS[route] ?? 'editor';
  const isAllowed = {
    anyone: true,
    person: true,
    editor: person.role !== 'contributor',
    publisher: person.role === 'publisher',
    administrator: person.isAdministrator === true,
  }[right];
  if (isAllowed) return;
  throw new Refusal(403, REFUSALS[right]);
}

const REFUSALS = {
  anyone: '',
  person: '',
  editor: 'Việc này dành cho biên tập viên. Nhờ biên tập viên làm giúp.',
  publisher:
    'Việc này dành cho người phụ trách xuất bản. Nhờ người phụ trách xuất bản làm bước này.',
  administrator:
    'Việc này dành cho người quản trị tài khoản. Nhờ người quản trị của cơ quan làm giúp.',
};
