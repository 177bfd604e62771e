import { stateWords } from './state-words.ts';
import type { OpenEntry } from './standing.ts';
import { VIETNAMESE } from './vi.ts';

/**
 * Makes the buttons of Decap's toolbar say how the entry stands: Decap knows only of drafts and of
 * what is “Đã đăng”. Where the buttons are not found, Decap's own words stay.
 */
export function toolbarState(): (open: OpenEntry | undefined) => void {
  let words: ReadonlyMap<string, string> = new Map();
  const decapWords = new WeakMap<Text, { own: string; said: string }>();

  function rewrite(): void {
    for (const button of document.querySelectorAll(BUTTONS)) {
      const text = button.firstChild;
      if (!(text instanceof Text)) continue;
      const known = decapWords.get(text);
      const own = known?.said === text.data ? known.own : text.data;
      const said = words.get(own) ?? own;
      decapWords.set(text, { own, said });
      if (text.data !== said) text.data = said;
    }
  }

  new MutationObserver(rewrite).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  return (open) => {
    words = open ? wordsFor(open) : new Map();
    rewrite();
  };
}

const BUTTONS = '[class*="-PublishedToolbarButton"], [class*="-StatusButton"]';

/** What Decap says, and what is so. */
function wordsFor({ collection, standing }: OpenEntry): ReadonlyMap<string, string> {
  const { published, draft } = standing;
  if (!published) return new Map();
  const { state, at } = published;
  if (!draft) return new Map([[phrase('published'), stateWords(state, at)]]);
  const what = collection === 'articles' ? 'bài' : 'mục';
  const beside = `của ${what} ${stateWords(state).toLocaleLowerCase('vi')}`;
  const status = (key: string, said: string): [string, string] => [
    phrase('status').replace('%{status}', phrase(key)),
    phrase('status').replace('%{status}', `${said} ${beside}`),
  ];
  return new Map([
    status('draft', phrase('draft')),
    status('inReview', `${phrase('inReview')} bản sửa`),
    status('ready', `${phrase('ready')} bản sửa`),
  ]);
}

const phrase = (key: string) => VIETNAMESE[`editor.editorToolbar.${key}`] ?? '';
