import type { CDPSession, Page } from '@playwright/test';

/** A keyboard with a Vietnamese input method: types text as the keys, events and texts it makes. */
export interface VietnameseKeys {
  /** Types a text; line ends are Enter. */
  type(text: string): Promise<void>;
  /** Types the syllable but leaves it open, as it is before the space: the last key is still to come. */
  begin(syllable: string): Promise<void>;
}

/**
 * An input method that composes: macOS, iOS, ibus, fcitx and the Telex of Windows. Each key shows
 * the syllable so far, underlined; the space or Enter after it ends the composition.
 */
export async function composingKeys(page: Page, pause = 0): Promise<VietnameseKeys> {
  const cdp = await page.context().newCDPSession(page);
  const begin = async (syllable: string) => {
    for (const text of stepsOf(syllable)) {
      // The key itself goes to the input method: the page learns only that there was one.
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...TAKEN });
      const end = text.length;
      await cdp.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...TAKEN });
      if (pause > 0) await page.waitForTimeout(pause);
    }
  };
  return {
    begin,
    async type(text) {
      for (const part of partsOf(text)) {
        if (!isSyllable(part)) {
          await press(cdp, part);
          continue;
        }
        await begin(part);
        await cdp.send('Input.insertText', { text: part });
      }
    },
  };
}

/**
 * UniKey and Vietkey on Windows: ordinary keys; where a key changes what stands already, that is
 * rubbed out with Backspace and written anew, all within a millisecond. Nothing is waited for.
 */
export async function rewritingKeys(page: Page): Promise<VietnameseKeys> {
  const cdp = await page.context().newCDPSession(page);
  const begin = async (syllable: string) => {
    const sent: Promise<void>[] = [];
    let shown = '';
    for (const text of stepsOf(syllable)) {
      const same = commonStart(shown, text);
      for (let left = shown.length; left > same; left -= 1) sent.push(press(cdp, 'Backspace'));
      for (const letter of text.slice(same)) sent.push(press(cdp, letter));
      shown = text;
    }
    await Promise.all(sent);
  };
  return {
    begin,
    async type(text) {
      const sent: Promise<void>[] = [];
      for (const part of partsOf(text))
        sent.push(isSyllable(part) ? begin(part) : press(cdp, part));
      await Promise.all(sent);
    },
  };
}

/** What a page is told of a key that an input method takes for itself. */
const TAKEN = { key: 'Process', windowsVirtualKeyCode: 229 };

/** How Windows calls a letter that a program types and no key has. */
const PACKET = 231;

async function press(cdp: CDPSession, key: string): Promise<void> {
  const [name, code] = KEYS[key] ?? [key, PACKET];
  const text = name === 'Backspace' ? undefined : name === 'Enter' ? '\r' : key;
  const event = { key: name, ...(code !== PACKET && { code: name }), windowsVirtualKeyCode: code };
  const down = cdp.send('Input.dispatchKeyEvent', {
    type: text === undefined ? 'rawKeyDown' : 'keyDown',
    ...event,
    ...(text !== undefined && { text, unmodifiedText: text }),
  });
  const up = cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  await Promise.all([down, up]);
}

const KEYS: Record<string, [name: string, code: number]> = {
  Backspace: ['Backspace', 8],
  '\n': ['Enter', 13],
  ' ': [' ', 32],
};

const partsOf = (text: string) => text.match(/\p{L}+|[^\p{L}]/gu) ?? [];

const isSyllable = (part: string) => /^\p{L}/u.test(part);

/** What a Telex keyboard shows after each key of a syllable, the tone last: t, ti, tie, tiê, … tiếng. */
export function stepsOf(syllable: string): string[] {
  const steps: string[] = [];
  let shown = '';
  for (const letter of syllable) {
    const bare = letter
      .normalize('NFD')
      .replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '')
      .normalize('NFC');
    const plain = bare.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd').replace('Đ', 'D');
    if (plain !== bare) steps.push(shown + plain);
    shown += bare;
    steps.push(shown);
  }
  if (shown !== syllable) steps.push(syllable);
  return steps;
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
