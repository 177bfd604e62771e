import type { DatabaseSync } from 'node:sqlite';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';

/** Where the desk is found; decides where its cookie goes. */
export interface AuthPlace {
  /** The path below which the portal lives, with a slash at both ends. */
  base: string;
  /** Scheme and host under which readers see the site. */
  siteUrl: string;
  secret: string;
}

/** Seconds without a request after which a session ends. */
export const IDLE = 12 * 60 * 60;
/** Milliseconds after which a session ends whatever happens. */
export const LONGEST = 7 * 24 * 60 * 60 * 1000;

/** The longest password, in UTF-16 units. */
export const MAX_PASSWORD = 128;

/**
 * The library that keeps passwords and sessions. Its own HTTP handler is never reached from
 * outside: the desk's routes call its functions.
 */
export async function openAuth(database: DatabaseSync, { base, siteUrl, secret }: AuthPlace) {
  const options = {
    database,
    secret,
    baseURL: siteUrl,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      // The rules for passwords are ours; sign-in must not tell a short one from a wrong one.
      minPasswordLength: 1,
      maxPasswordLength: MAX_PASSWORD,
    },
    session: { expiresIn: IDLE, updateAge: 10 * 60 },
    user: { additionalFields: FIELDS },
    advanced: {
      cookiePrefix: 'desk',
      useSecureCookies: siteUrl.startsWith('https:'),
      // The pages are the same for everybody; only their requests, from the same site, need it.
      defaultCookieAttributes: { path: base, sameSite: 'strict' as const, httpOnly: true },
    },
  };
  await migrate(options);
  return betterAuth(options);
}

export type Auth = Awaited<ReturnType<typeof openAuth>>;

const FIELDS = {
  role: { type: 'string', required: true, input: false },
  unit: { type: 'string', required: false, input: false },
  isAdministrator: { type: 'boolean', required: true, defaultValue: false, input: false },
  isOff: { type: 'boolean', required: true, defaultValue: false, input: false },
  mustChange: { type: 'boolean', required: true, defaultValue: false, input: false },
} as const;

async function migrate(options: Parameters<typeof getMigrations>[0], tries = 3): Promise<void> {
  try {
    const { runMigrations } = await getMigrations(options);
    await runMigrations();
  } catch (error) {
    // The command may have made the same tables a moment ago.
    if (tries <= 1 || !/already exists|duplicate column|locked/u.test(String(error))) throw error;
    await migrate(options, tries - 1);
  }
}
