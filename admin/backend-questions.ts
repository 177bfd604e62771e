import { DeskError } from './backend-api.ts';
import type { WordsQuestion } from './words-question.ts';

/** A publisher may let their own text pass by saying why; asks for that once the server wants it. */
export async function withReason<Answer>(
  act: (reason: { reason?: string }) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await act({});
  } catch (error) {
    if (!(error instanceof DeskError) || !error.answer.needsReason) throw error;
    const reason = await askReason(WHY_ALONE);
    if (!reason) throw error;
    return act({ reason });
  }
}

/** What whoever wrote a text that is sent back should know; it stands above the bar of the draft. */
export async function askNote(): Promise<{ note?: string }> {
  const answer = await askForWords(WHAT_TO_MEND);
  if (!answer)
    throw new DeskError('Chưa trả lại vì bạn đã chọn “Thôi”. Bài vẫn ở trạng thái như trước.');
  return answer.words ? { note: answer.words } : {};
}

/** Undefined when the person thinks better of it. */
export const askReason = async (question: WordsQuestion) => (await askForWords(question))?.words;

/** Where nobody listens, nobody was asked and nothing is done. */
async function askForWords(question: WordsQuestion): Promise<{ words: string } | undefined> {
  const answer = await askWindow<{ words: string } | undefined>('desk:ask-words', { question });
  return answer === 'unasked' ? undefined : answer;
}

export const WHY_DELETE: WordsQuestion = {
  title: 'Xóa khỏi cổng',
  said: 'Mục này rời khỏi cổng. Lý do được lưu lại.',
  label: 'Vì sao xóa mục này khỏi cổng?',
  go: 'Xóa khỏi cổng',
  isRequired: true,
};

const WHY_ALONE: WordsQuestion = {
  title: 'Tự duyệt',
  said: 'Bạn là người viết bài này. Lý do được lưu lại.',
  label: 'Vì sao duyệt mà không nhờ người khác?',
  go: 'Duyệt',
  isRequired: true,
};

const WHAT_TO_MEND: WordsQuestion = {
  title: 'Trả lại bản nháp',
  said: 'Bài về lại bản nháp. Người viết thấy ghi chú này khi mở bài; không cần thì để trống.',
  label: 'Cần sửa gì?',
  go: 'Trả lại',
  isRequired: false,
};

/** Asks the window; whoever listens puts the answer into the event. `'unasked'` when nobody does. */
export function askWindow<Answer>(name: string, question: object): Promise<Answer | 'unasked'> {
  const detail: { answer?: Promise<Answer> } = { ...question };
  announce(name, detail);
  return detail.answer ?? Promise.resolve('unasked');
}

/** Tells the window what needs the editor's attention, or what has happened. */
export const announce = (name: string, detail: object) =>
  window.dispatchEvent(new CustomEvent(name, { detail }));
