import type { Forge } from '../src/forge.ts';

const { BASE_URL } = import.meta.env;
const { forge } = document.documentElement.dataset;
if (forge) {
  const { startForgeDesk } = await import('./forge-start.ts');
  await startForgeDesk(BASE_URL, JSON.parse(forge) as Forge);
} else {
  const { DeskBackend, keepMine } = await import('./backend.ts');
  const { startDesk } = await import('./desk-start.ts');
  await startDesk(BASE_URL, { backend: DeskBackend, keepMine });
}
