import { humansText } from '../feeds/texts.ts';
import { getPortal } from '../queries/content.ts';

/** Who makes the portal. */
export const GET = async () => new Response(humansText(await getPortal()));
