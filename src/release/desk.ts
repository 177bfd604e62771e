import type { FastifyInstance } from 'fastify';
import { openAccounts } from '../../admin/desk/accounts/accounts.ts';
import { openAudit } from '../../admin/desk/accounts/audit.ts';
import { localPeople } from '../../admin/desk/people.ts';
import deskPlugin from '../../admin/desk/plugin.ts';
import { openPreviews } from '../../admin/desk/previews.ts';
import { openRepository } from '../../admin/desk/repository.ts';
import type { BuildQueue } from './queue.ts';
import type { ContentSource } from './source.ts';

export interface DeskPlace {
  contentDir: string;
  base: string;
  /** Scheme and host under which readers see the site. */
  siteUrl: string;
  /** Where the accounts are. */
  stateDir: string;
  source: ContentSource;
  release: Pick<BuildQueue, 'request' | 'state'>;
  log: (line: string) => void;
}

/** Adds the editing desk to a server. Returns why it stays closed, in Vietnamese, where it does. */
export async function addDesk(
  server: FastifyInstance,
  place: DeskPlace,
): Promise<string | undefined> {
  const { contentDir, base, siteUrl, stateDir, source, release, log } = place;
  try {
    const repository = await openRepository(contentDir);
    if (!source.isGit) {
      repository.close();
      throw new Error(
        `Kho git chưa có thư mục nội dung ${contentDir}. Chạy "git add" và "git commit" cho thư mục đó rồi mở lại.`,
      );
    }
    const people = await localPeople(repository);
    const accounts = await openAccounts(stateDir, { base, siteUrl });
    const previews = openPreviews({ contentDir, base, siteUrl, log });
    await server.register(deskPlugin, {
      repository,
      base,
      stateDir,
      release,
      people,
      accounts,
      audit: openAudit(stateDir),
      publicHost: new URL(siteUrl).host,
      previews,
      log,
    });
    return undefined;
  } catch (error) {
    const reason = `Bàn biên tập tắt. ${error instanceof Error ? error.message : String(error)}`;
    server.all(`${base}admin/api/*`, (_request, reply) =>
      reply.code(503).header('cache-control', 'no-store').send({ error: reason }),
    );
    return reason;
  }
}
