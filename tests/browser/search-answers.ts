import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Page } from '@playwright/test';
import type { Answer, Offer, Question, Result } from '../../src/search/answer.ts';

/** What a test answers in place of the index. */
export interface Answering {
  ask: (question: Question) => Promise<Answer> | Answer;
  offer?: (typed: string) => Promise<Offer[]> | Offer[];
}

/**
 * Lets a test answer the search page, so that it can be slow, mend slips or find two hundred things.
 * The page is the built one, and its script is the page's own, module by module; only what answers
 * is another.
 */
export async function answerWith(page: Page, { ask, offer = () => [] }: Answering): Promise<void> {
  await page.exposeFunction('askTest', ask);
  await page.exposeFunction('offerTest', offer);
  const script = (body: string) => ({ contentType: 'text/javascript', body });
  await page.route('**/SearchResults.astro*.js', (route) =>
    route.fulfill(script("import '/nguon/search/page/search-page.ts';")),
  );
  await page.route('**/nguon/**', (route) => {
    const path = new URL(route.request().url()).pathname.replace('/nguon/', 'src/');
    return route.fulfill(
      script(
        path.endsWith('/asker.ts')
          ? 'export const openAsker = () => ({ ask: askTest, offer: offerTest });'
          : stripTypeScriptTypes(readFileSync(path, 'utf8')),
      ),
    );
  });
}

const plain = (text: string) => [{ text, isMatch: false }];

/** An answer with results that are numbered through. */
export function answerOf({ q, page }: Question, total: number, rest: Partial<Answer> = {}): Answer {
  const first = (page - 1) * 10;
  const length = Math.max(0, Math.min(10, total - first));
  return {
    total,
    match: 'all',
    results: Array.from({ length }, (_, index) => resultOf(`${q}, kết quả ${first + index + 1}`)),
    counts: { kind: [], year: [], unit: [], topic: [], campaign: [] },
    ...rest,
  };
}

export const resultOf = (title: string, rest: Partial<Result> = {}): Result => ({
  url: '/gioi-thieu/',
  kind: 'article',
  title: plain(title),
  excerpt: plain('Một đoạn của bài, dài vừa đủ để thấy vì sao bài được tìm thấy ở đây.'),
  date: '2020-03-19',
  unit: 'BHXH Mẫu',
  ...rest,
});

export const offerOf = (text: string, rest: Partial<Offer> = {}): Offer => ({
  text: plain(text),
  q: text,
  label: 'Tin bài',
  ...rest,
});
