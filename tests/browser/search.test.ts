import { expect, type Page, test as base } from '@playwright/test';
import type { Question } from '../../src/search/answer.ts';
import { overflow, violations } from './axe.ts';
import { answerOf, answerWith, offerOf, resultOf } from './search-answers.ts';
import { withServedSite } from './served-site.ts';

/** The portal over its own content and the samples; `search` is the address of its search page. */
const test = base.extend<object, { search: string }>({
  search: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it that no other fixture is needed.
    async ({}, use) => withServedSite((site) => use(`${site}tim-kiem/`)),
    { scope: 'worker', timeout: 180_000 },
  ],
});

// It keeps the page's files, and a test could not put its own answers in their place.
test.use({ serviceWorkers: 'block' });

const box = (page: Page) => page.getByRole('main').locator('input[name=q]');
const results = (page: Page) => page.locator('search-results ol li h2 a');
const status = (page: Page) => page.getByRole('status');
const listbox = (page: Page) => page.getByRole('listbox', { name: 'Gợi ý' });
const recent = (page: Page) => page.getByRole('region', { name: 'Tìm gần đây' });
const asked = (page: Page) => new URL(page.url()).searchParams;
const done = (page: Page) => expect(page.locator('[aria-busy=false]')).toHaveCount(1);
const unit = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    value: `mau-${at + 1}`,
    label: `BHXH Mẫu ${at + 1}`,
    count: count - at,
  }));

test('a question is answered in place, with accents or decomposed, and stands in the address', async ({
  page,
  search,
}) => {
  await page.goto(search);
  await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
  for (const typed of ['bình đẳng giới', 'bình đẳng giới'.normalize('NFD')]) {
    await box(page).fill(typed);
    await page.keyboard.press('Enter');
    await expect(status(page)).toContainText('cho “bình đẳng giới”');
    await expect(results(page).first()).toContainText('bình đẳng giới');
    expect(asked(page).get('q')).toBe(typed);
    await expect(box(page)).toBeFocused();
  }
  expect(await page.title()).toContain('bình đẳng giới – Tìm kiếm');
  expect(await page.evaluate(() => 'isSamePage' in globalThis)).toBe(true);
  const marks = await page.evaluate(() =>
    performance.getEntriesByType('mark').map(({ name }) => name),
  );
  expect(marks.slice(0, 2)).toEqual(['search:data', 'search:shown']);
});

test('a result leads to the words that were found', async ({ page, search }) => {
  await answerWith(page, {
    ask: (question) =>
      answerOf(question, 1, {
        results: [resultOf('Bài', { passage: 'số 241/BHXH-TCCB, nam & nữ' })],
      }),
  });
  await page.goto(`${search}?q=nam`);
  await expect(results(page)).toHaveAttribute(
    'href',
    '/gioi-thieu/#:~:text=s%E1%BB%91%20241%2FBHXH%2DTCCB%2C%20nam%20%26%20n%E1%BB%AF',
  );
});

test('filters stand in the address, and a link that is passed on gives the same list', async ({
  page,
  search,
  browser,
}) => {
  await page.goto(`${search}?q=mau`);
  await done(page);
  const all = await status(page).innerText();
  const kind = page.getByRole('group', { name: 'Loại' }).getByRole('checkbox', { name: 'Văn bản' });
  await kind.check();
  await expect(status(page)).toContainText('với bộ lọc đang chọn');
  await expect(kind).toBeFocused();
  expect(asked(page).getAll('loai')).toEqual(['van-ban']);
  await page.getByRole('link', { name: 'Mới nhất' }).click();
  await expect(status(page)).toContainText('Mới nhất ở trên.');
  expect(asked(page).getAll('loai')).toEqual(['van-ban']);

  const other = await browser.newPage();
  await other.goto(page.url());
  await done(other);
  expect(await results(other).allInnerTexts()).toEqual(await results(page).allInnerTexts());
  await expect(other.getByRole('checkbox', { name: 'Văn bản' })).toBeChecked();
  await other.close();

  await page.getByRole('link', { name: 'Bỏ lọc theo Loại: Văn bản' }).click();
  await page.getByRole('link', { name: 'Liên quan nhất' }).click();
  await expect(status(page)).toHaveText(all);
  await expect(kind).not.toBeChecked();
});

test('Back and Forward bring back words, filters, results and place', async ({ page, search }) => {
  await answerWith(page, {
    ask: (question) =>
      answerOf(question, 25, {
        counts: {
          ...answerOf(question, 0).counts,
          year: [{ value: '2020', label: '2020', count: 5 }],
        },
      }),
  });
  await page.goto(`${search}?q=hai`);
  await done(page);
  await page.evaluate(() => scrollTo(0, 700));
  await page.getByRole('link', { name: 'Trang 2', exact: true }).click();
  await expect(results(page).first()).toHaveText('hai, kết quả 11');
  await expect(status(page)).toContainText('Trang 2 trên 3.');
  await expect(status(page)).toBeInViewport();
  await page.getByRole('checkbox', { name: '2020' }).check();
  await expect(status(page)).toContainText('với bộ lọc');
  await box(page).fill('ba');
  await page.keyboard.press('Enter');
  await expect(status(page)).toContainText('“ba” với bộ lọc');

  await page.goBack();
  await expect(box(page)).toHaveValue('hai');
  await expect(page.getByRole('checkbox', { name: '2020' })).toBeChecked();
  await page.goBack();
  await expect(page.getByRole('checkbox', { name: '2020' })).not.toBeChecked();
  await expect(results(page).first()).toHaveText('hai, kết quả 11');
  await page.goBack();
  await expect(results(page).first()).toHaveText('hai, kết quả 1');
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
  await page.goForward();
  await page.goForward();
  await page.goForward();
  await expect(box(page)).toHaveValue('ba');
  await expect(status(page)).toContainText('“ba” với bộ lọc');

  await page.goBack();
  await page.evaluate(() => scrollTo(0, 600));
  await results(page).last().click();
  await page.waitForURL('**/gioi-thieu/');
  await page.goBack();
  await expect(results(page).first()).toHaveText('hai, kết quả 1');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(400);
});

test('an older answer never overwrites a newer one', async ({ page, search }) => {
  let free = () => {};
  const slow = new Promise<void>((resolve) => (free = resolve));
  await answerWith(page, {
    ask: async (question) => {
      if (question.q === 'chậm') await slow;
      return answerOf(question, 3);
    },
  });
  await page.goto(`${search}?q=chậm`);
  await expect(status(page)).toHaveText('Đang tìm “chậm”…');
  await box(page).fill('nhanh');
  await page.keyboard.press('Enter');
  await expect(results(page).first()).toHaveText('nhanh, kết quả 1');
  free();
  await page.waitForTimeout(300);
  await expect(results(page).first()).toHaveText('nhanh, kết quả 1');
  await expect(status(page)).toContainText('“nhanh”');
  expect(await page.title()).toContain('nhanh');
});

test('offers are used by keyboard alone', async ({ page, search }) => {
  await answerWith(page, {
    ask: (question) => answerOf(question, 1),
    offer: (typed) => [offerOf(`${typed} một`), offerOf(`${typed} hai`, { url: '/lien-he/' })],
  });
  await page.goto(search);
  await box(page).focus();
  await page.keyboard.type('nữ');
  const options = listbox(page).getByRole('option');
  await expect(options).toHaveText(['nữ một Tin bài', 'nữ hai Tin bài']);
  await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('main search [aria-live]')).toContainText('2 gợi ý');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  const id = await options.nth(1).getAttribute('id');
  await expect(box(page)).toHaveAttribute('aria-activedescendant', id ?? '');
  await page.keyboard.press('Home');
  await expect(box(page)).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.press('Escape');
  await expect(listbox(page)).toBeHidden();
  await expect(box(page)).toHaveValue('nữ');

  await page.keyboard.press('ArrowDown');
  await expect(options).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(status(page)).toContainText('“nữ một”');
  await expect(box(page)).toHaveValue('nữ một');

  await box(page).fill('nam');
  await expect(options).toHaveCount(2);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/lien-he/');
});

test('nothing is offered while letters are being composed, nor to those who save data', async ({
  page,
  search,
  context,
}) => {
  const typed: string[] = [];
  const answering = {
    ask: (question: Question) => answerOf(question, 1),
    offer: (text: string) => {
      typed.push(text);
      return [offerOf(text)];
    },
  };
  await answerWith(page, answering);
  await page.goto(search);
  await box(page).focus();
  const keyboard = await context.newCDPSession(page);
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await compose('b');
  await compose('bi');
  await compose('bì');
  await page.waitForTimeout(400);
  expect(typed).toEqual([]);
  await keyboard.send('Input.insertText', { text: 'bình' });
  await expect(listbox(page).getByRole('option')).toHaveText(['bình Tin bài']);
  expect(typed).toEqual(['bình']);

  const saving = await context.newPage();
  await saving.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  );
  await answerWith(saving, answering);
  await saving.goto(search);
  await box(saving).fill('nam nữ');
  await saving.waitForTimeout(400);
  expect(typed).toEqual(['bình']);
  await saving.keyboard.press('Enter');
  await expect(status(saving)).toContainText('1 kết quả');
});

test('recent searches stay on the device, and go when the reader says so', async ({
  page,
  search,
}) => {
  await answerWith(page, { ask: (question) => answerOf(question, question.q === 'không' ? 0 : 1) });
  for (const q of ['một', 'hai', 'không', 'Một', 'ba']) {
    await page.goto(`${search}?q=${q}`);
    await done(page);
  }
  await expect(recent(page)).toBeHidden();
  await box(page).fill('');
  await expect(recent(page).getByRole('link')).toHaveText(['ba', 'Một', 'hai']);
  await expect(recent(page)).toContainText('Chỉ được lưu trên thiết bị này');
  await page.keyboard.press('Escape');
  await expect(recent(page)).toBeHidden();

  await page.goto(search);
  await recent(page).getByRole('button', { name: 'Xóa “Một” khỏi các lần tìm gần đây' }).click();
  await expect(recent(page).getByRole('link')).toHaveText(['ba', 'hai']);
  await expect(recent(page).getByRole('button', { name: 'Xóa “hai”' })).toBeFocused();
  await recent(page).getByRole('link', { name: 'hai' }).click();
  await expect(status(page)).toContainText('“hai”');
  await box(page).fill('');
  await recent(page).getByRole('button', { name: 'Xóa các lần tìm gần đây' }).click();
  await expect(recent(page)).toBeHidden();
  await expect(box(page)).toBeFocused();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('a browser that forbids storage searches all the same', async ({ page, search }) => {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.addInitScript(() =>
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('Forbidden', 'SecurityError');
      },
    }),
  );
  await answerWith(page, { ask: (question) => answerOf(question, 1) });
  await page.goto(`${search}?q=nam`);
  await expect(results(page)).toHaveCount(1);
  await box(page).fill('');
  await expect(recent(page).getByRole('link')).toHaveText(['nam']);
  expect(complaints).toEqual([]);
});

test('without the network the page says so, keeps the words, and tries again when asked', async ({
  page,
  search,
  context,
}) => {
  await page.goto(search);
  await context.setOffline(true);
  await box(page).fill('bình đẳng giới');
  await page.keyboard.press('Enter');
  await expect(status(page)).toContainText('Máy đang không có mạng');
  await expect(box(page)).toHaveValue('bình đẳng giới');
  expect(asked(page).get('q')).toBe('bình đẳng giới');
  await done(page);
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(results(page).first()).toContainText('bình đẳng giới');
  await expect(page.getByRole('button', { name: 'Thử lại' })).toBeHidden();
});

test('a slip is mended openly, and what was typed stays within reach', async ({ page, search }) => {
  const questions: Question[] = [];
  await answerWith(page, {
    ask: (question) => {
      questions.push(question);
      return question.exact
        ? answerOf(question, 1, { suggestion: 'bình đẳng' })
        : answerOf(question, 2, { readAs: 'bình đẳng' });
    },
  });
  await page.goto(`${search}?q=bifnh+ddawngr&nam=2020`);
  await expect(page.getByRole('main')).toContainText(
    'Đang hiện kết quả cho “bình đẳng”. Tìm đúng như đã gõ: “bifnh ddawngr”.',
  );
  await page.getByRole('link', { name: '“bifnh ddawngr”' }).click();
  await expect(page.getByRole('main')).toContainText('Có phải bạn tìm “bình đẳng”?');
  expect(questions.at(-1)).toMatchObject({ exact: true, filters: { year: ['2020'] } });
  await page.getByRole('link', { name: '“bình đẳng”' }).click();
  await expect(status(page)).toContainText('2 kết quả');
  expect(questions.at(-1)).toMatchObject({ q: 'bình đẳng', filters: { year: ['2020'] } });
  expect(questions.at(-1)).not.toHaveProperty('exact');
});

test('where nothing is found the page helps, and never leaves a reader on a page too far', async ({
  page,
  search,
}) => {
  await answerWith(page, {
    ask: (question) => answerOf(question, question.filters.year ? 0 : 12),
  });
  await page.goto(`${search}?q=nam&nam=2020`);
  await expect(status(page)).toContainText('Không tìm thấy kết quả nào cho “nam”');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Để dễ tìm thấy' })).toBeVisible();
  await expect(main.locator('a[href$="/tin/2020/"]')).toBeVisible();
  await expect(main.locator('a[href$="/van-ban/"]')).toBeVisible();
  await main.getByRole('link', { name: 'Bỏ mọi bộ lọc rồi tìm lại' }).click();
  await expect(results(page)).toHaveCount(10);
  await page.goto(`${search}?q=nam&trang=99`);
  await expect(results(page)).toHaveText(['nam, kết quả 11', 'nam, kết quả 12']);
  expect(asked(page).get('trang')).toBe('2');
});

test('long lists of filters are folded, and on a phone all of them are', async ({
  page,
  search,
}) => {
  await answerWith(page, {
    ask: (question) =>
      answerOf(question, 30, {
        counts: {
          ...answerOf(question, 0).counts,
          unit: unit(11),
          topic: [{ value: 'binh-dang-gioi', label: 'Bình đẳng giới', count: 3 }],
        },
      }),
  });
  await page.goto(`${search}?q=nam&don-vi=mau-9&don-vi=khong-con`);
  const units = page.getByRole('group', { name: 'Đơn vị' });
  await expect(units.getByRole('checkbox', { name: 'BHXH Mẫu 9' })).toBeChecked();
  await expect(units.getByRole('checkbox', { name: 'khong-con' })).toBeChecked();
  await page.goto(`${search}?q=nam`);
  await expect(units.getByRole('checkbox')).toHaveCount(6);
  await units.getByText('Thêm 5 lựa chọn').click();
  await expect(units.getByRole('checkbox')).toHaveCount(11);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${search}?q=nam&chuyen-de=binh-dang-gioi`);
  const fold = page.getByText('Lọc kết quả (đang dùng 1)');
  await expect(units).toBeHidden();
  await fold.click();
  await units.getByRole('checkbox', { name: 'BHXH Mẫu 1', exact: false }).first().check();
  await expect(page.getByText('Lọc kết quả (đang dùng 2)')).toBeVisible();
  await page.getByRole('link', { name: 'Xem 30 kết quả' }).click();
  await expect(units).toBeHidden();
  await expect(status(page)).toBeInViewport();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [320, 1280])
    test(`the page is sound for assistive technology in all its states, ${colorScheme}, ${width} px`, async ({
      browser,
      search,
    }) => {
      const viewport = { width, height: 900 };
      const context = await browser.newContext({
        colorScheme,
        viewport,
        bypassCSP: true,
        serviceWorkers: 'block',
      });
      const page = await context.newPage();
      await answerWith(page, {
        ask: (question) =>
          answerOf(question, question.q === 'không' ? 0 : 95, {
            counts: { ...answerOf(question, 0).counts, unit: unit(11) },
            readAs: 'nam nữ bình quyền',
          }),
        offer: () => [offerOf('Một bài có tên thật dài để xuống dòng trên màn hình hẹp')],
      });
      const STATES: [string, () => Promise<unknown>][] = [
        ['?q=nam&don-vi=mau-1&nam=2020&trang=5', async () => {}],
        ['?q=nam', () => openFold(page)],
        ['?q=nam', () => box(page).fill('na')],
        ['?q=nam', () => box(page).fill('')],
        ['?q=không&nam=2020', async () => {}],
        ['', async () => {}],
      ];
      for (const [query, act] of STATES) {
        await page.goto(search + query);
        await done(page);
        await act();
        await page.waitForTimeout(400);
        expect(await violations(page), query).toEqual([]);
        for (const size of ['100%', '200%']) {
          await page.addStyleTag({ content: `html { font-size: ${size} !important }` });
          expect(await overflow(page), `${query} ${size}`).toEqual([]);
        }
      }
      await context.close();
    });

test('nothing jumps while an answer is on its way', async ({ page, search }) => {
  await answerWith(page, {
    ask: async (question) => {
      await new Promise((resolve) => setTimeout(resolve, 900));
      return answerOf(question, 95, {
        counts: { ...answerOf(question, 0).counts, unit: unit(11) },
      });
    },
  });
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${search}?q=nam`);
    await done(page);
    await page.waitForTimeout(200);
    const shifts = await page.evaluate(
      () =>
        new Promise<number>(
          (resolve) =>
            new PerformanceObserver((list) =>
              resolve(list.getEntries().reduce((sum, entry) => sum + (entry as Shift).value, 0)),
            ).observe({ type: 'layout-shift', buffered: true }) ??
            setTimeout(() => resolve(0), 300),
        ),
    );
    expect(shifts, `${width} px`).toBe(0);
  }
});

test('results print, the form and the filters do not', async ({ page, search }) => {
  await page.goto(`${search}?q=binh+dang+gioi`);
  await done(page);
  await page.emulateMedia({ media: 'print' });
  await expect(results(page).first()).toBeVisible();
  await expect(status(page)).toBeVisible();
  await expect(box(page)).toBeHidden();
  await expect(page.locator('[data-part=filters]')).toBeHidden();
});

interface Shift extends PerformanceEntry {
  value: number;
}

async function openFold(page: Page): Promise<void> {
  const fold = page.locator('[data-part=filters] > summary');
  if (await fold.isVisible()) await fold.click();
}
