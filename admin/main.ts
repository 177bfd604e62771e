import { DeskBackend, keepMine } from './backend.ts';
import { startDesk } from './desk-start.ts';

await startDesk(import.meta.env.BASE_URL, { backend: DeskBackend, keepMine });
