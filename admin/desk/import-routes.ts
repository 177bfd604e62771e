import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { MAX_FILE } from '../../src/import/docx-open.ts';
import type { Desk } from './plugin.ts';
import { Refusal } from './refusal.ts';
import { readRequest } from './requests.ts';
import { submitFile } from './submission.ts';

/** Takes in the files that units send, one in each request. */
export function importing(api: FastifyInstance, desk: Desk): void {
  const { repository, shelf, personOf, log } = desk;
  // Word files take memory while they are read: one after another.
  let busy: Promise<unknown> = Promise.resolve();

  api.post('/submission', async (request) => {
    const person = personOf(request);
    const { name, content } = readRequest(SUBMISSION, request.body);
    const bytes = Buffer.from(content, 'base64');
    if (!/\.(?:docx?|docm|txt)$/iu.test(name))
      throw new Refusal(
        415,
        'Chỉ nhận tệp Word (.docx) và tệp chữ (.txt). Mở bài bằng Word và lưu lại thành .docx.',
      );
    if (bytes.length > MAX_FILE)
      throw new Refusal(
        413,
        'Tệp lớn hơn 40 MB. Nén ảnh trong Word (Định dạng ảnh › Nén ảnh) rồi lưu lại.',
      );
    const turn = busy.then(() => submitFile(repository, shelf, person, { name, bytes }));
    busy = turn.catch(() => undefined);
    const { entry, title, state, flags } = await turn;
    log(`${new Date().toISOString()} ${person.email} submit=${state} ${entry.file}`);
    return { collection: entry.collection, id: entry.id, title, state, flags };
  });
}

const SUBMISSION = z.strictObject({
  name: z.string().min(1).max(300),
  content: z.base64().max(Math.ceil(MAX_FILE / 3) * 4 + 4),
});
