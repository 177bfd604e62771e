import { addressOf } from '../../admin/desk/address.ts';
import { localPeople } from '../../admin/desk/people.ts';
import { publishDraft } from '../../admin/desk/publish.ts';
import { openRepository } from '../../admin/desk/repository.ts';
import { saveDraft } from '../../admin/desk/save.ts';
import { schedule } from '../../admin/desk/schedule.ts';
import { openShelf } from '../../admin/desk/shelf.ts';
import { moveDraft } from '../../admin/desk/status.ts';
import { withdraw } from '../../admin/desk/withdraw.ts';

// A desk that publishes, schedules and withdraws until it is killed, and says what it has done.
const [contentDir = '', round = '', text = ''] = process.argv.slice(2);
const repository = await openRepository(contentDir);
const shelf = openShelf(repository);
const people = await localPeople(repository);
const person = people(undefined as never);
if (!person) throw new Error('The repository names nobody.');
const say = (act: string, id: string) => process.stdout.write(`${act} ${id}\n`);

for (let turn = 0; ; turn += 1) {
  const id = `2025/bai-${round}-${turn}`;
  const entry = addressOf('articles', id);
  const source = text.replace('Mẫu', `Bài ${round} ${turn}`);
  await saveDraft(repository, shelf, person, { entry, base: null, source, pictures: [] });
  say('save', id);
  await moveDraft(repository, shelf, person, { entry, state: 'pending_publish' });
  if (turn % 2 === 0) {
    await publishDraft(repository, shelf, person, { entry });
    say('publish', id);
    await withdraw(repository, person, { entry, reason: 'Mẫu.' });
    say('withdraw', id);
  } else {
    const at = new Date(Date.now() + 3_600_000).toISOString();
    await schedule(repository, shelf, person, { entry, kind: 'publish', at });
    say('schedule', id);
  }
}
