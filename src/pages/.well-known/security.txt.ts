import type { APIContext } from 'astro';
import { securityText } from '../../feeds/texts.ts';
import { getPortal } from '../../queries/content.ts';
import { absoluteUrl } from '../../queries/href.ts';

/** Whom to tell of a weakness in the portal (RFC 9116). */
export const GET = async ({ site }: APIContext) =>
  new Response(securityText(await getPortal(), absoluteUrl('/.well-known/security.txt', site)));
