// A desk in a process of its own, over the repository of the first argument: it can be killed.
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import Fastify from 'fastify';
import { localPeople } from '../../admin/desk/people.ts';
import desk from '../../admin/desk/plugin.ts';
import { openRepository } from '../../admin/desk/repository.ts';

const repository = await openRepository(process.argv[2] ?? '');
const server = Fastify();
await server.register(desk, {
  repository,
  stateDir: join(repository.top, '.git', 'state'),
  base: '/',
  release: {
    request: () => undefined,
    state: () => ({
      state: 'idle',
      commit: undefined,
      wanted: undefined,
      message: undefined,
      at: new Date().toISOString(),
    }),
  },
  people: await localPeople(repository),
  log: () => undefined,
});
const address = await server.listen({ host: '127.0.0.1', port: 0 });
// Whoever is killed could not leave it to the next at the end.
flushCompileCache();
console.log(address);
