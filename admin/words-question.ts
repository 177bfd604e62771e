import { field, openAct } from './acts-form.ts';
import { make } from './elements.ts';

/** A question whose answer is kept: a reason, or what is to be mended. */
export interface WordsQuestion {
  title: string;
  /** What happens, in a sentence. */
  said: string;
  label: string;
  /** What the button that does it says. */
  go: string;
  isRequired: boolean;
}

/** Asks for words; undefined when the person thinks better of it. */
export function askWords(question: WordsQuestion): Promise<{ words: string } | undefined> {
  const { title, said, label, go, isRequired } = question;
  return new Promise((resolve) => {
    const input = make('textarea', {
      rows: '4',
      maxlength: String(LONGEST),
      ...(isRequired && { required: '' }),
    });
    let answer: { words: string } | undefined;
    const dialog = openAct(
      title,
      [make('p', {}, said), field(label, input, `Tối đa ${LONGEST} ký tự.`)],
      go,
      async () => {
        answer = { words: input.value.trim() };
      },
    );
    // Blanks are no reason.
    input.addEventListener('input', () =>
      input.setCustomValidity(isRequired && !input.value.trim() ? 'Ghi lý do.' : ''),
    );
    dialog.addEventListener('close', () => resolve(answer));
  });
}

/** As many characters as the server takes. */
const LONGEST = 1000;
