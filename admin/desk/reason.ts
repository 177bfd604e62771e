import { forbiddenIn } from '../../src/mdx/escape.ts';
import { isVisible } from '../../src/model/fields.ts';
import { toNfc } from '../../src/nfc.ts';
import { Refusal } from './refusal.ts';

/**
 * What somebody wrote beside an act, such as a reason or a note, as it is kept; `''` when there is
 * nothing in it to see, by the rule for titles. Readers may come to see it.
 */
export function saidIn(words = ''): string {
  const said = toNfc(words).trim();
  if (!isVisible(said)) return '';
  if (forbiddenIn(said))
    throw new Refusal(
      400,
      'Lời ghi kèm có ký tự điều khiển hoặc đổi chiều chữ không nhìn thấy được. Xóa ô đó, gõ lại rồi làm lại bước này.',
    );
  return said;
}

/** The same where it must not be empty; `refusal` is what the person reads then. */
export function needSaid(words: string, refusal: string): string {
  const said = saidIn(words);
  if (said !== '') return said;
  throw new Refusal(400, refusal);
}
