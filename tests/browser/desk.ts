import { expect, type Locator, type Page } from '@playwright/test';
import type { Portal } from './portal.ts';

/** An editor at the desk: opens, fills in, saves and moves articles by what the screen says. */
export class Editor {
  readonly page: Page;
  readonly portal: Portal;

  constructor(page: Page, portal: Portal) {
    this.page = page;
    this.portal = portal;
    // The desk asks before it deletes, publishes or restores; these tests mean what they do.
    page.on('dialog', (dialog) => void dialog.accept());
  }

  get body(): Locator {
    return this.page.locator('.cms-editor-visual [data-slate-editor][contenteditable=true]');
  }

  async open(path: string): Promise<void> {
    const isOpen = this.page.url().includes('/admin/');
    await this.page.goto(`${this.portal.url}admin/#/${path}`);
    // Another address of the same page is no navigation: load it anew.
    if (isOpen) await this.page.reload();
  }

  async openArticle(id: string): Promise<void> {
    await this.open(`collections/articles/entries/${id}`);
    await expect(this.title).not.toHaveValue('');
  }

  get title(): Locator {
    return this.page.getByLabel('Tiêu đề').first();
  }

  /** Starts an article and fills in what every article needs. */
  async write(title: string, summary: string): Promise<void> {
    await this.open('collections/articles/new');
    await this.title.fill(title);
    await this.page.getByLabel('Tóm tắt').fill(summary);
    await this.page.getByRole('button', { name: 'Bây giờ' }).first().click();
    await this.choose('Đơn vị', 'Bảo hiểm xã hội tỉnh Bình Phước');
    await this.page.getByLabel('Tác giả').fill('Bài mẫu');
    await this.choose('Chuyên đề', 'Bình đẳng giới');
    await this.body.click();
  }

  async choose(label: string, option: string): Promise<void> {
    await this.page.getByLabel(label).first().click();
    await this.page.getByRole('option', { name: option }).first().click();
  }

  /** The id of the open article, `2026/slug`, once it has been saved. */
  async id(): Promise<string> {
    await expect(this.page).toHaveURL(/\/entries\//u);
    return decodeURIComponent(this.page.url().split('/entries/')[1] ?? '');
  }

  /** What is below the data of the saved draft. */
  async savedBody(): Promise<string> {
    const id = await this.id();
    const source = this.portal.git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`);
    return source.split('\n---\n\n').slice(1).join('\n---\n\n');
  }

  /** Puts a block at the end of the text. */
  async insert(block: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Chèn ảnh, bảng, biểu đồ…' }).click();
    await this.page.getByText(block, { exact: true }).first().click();
  }

  /** Gives the article its lead picture. */
  async addPicture(file: string, alt: string): Promise<void> {
    const group = this.page.locator(
      '//label[starts-with(normalize-space(), "Ảnh đại diện")]/ancestor::*[contains(@class, "ControlContainer")][1]',
    );
    await group.getByRole('button', { name: 'Mở ra' }).first().click();
    await group.locator('input[type=file]').first().setInputFiles(file);
    await expect(this.page.getByText(/-[0-9a-f]{8}\.jpg/u).first()).toBeVisible();
    await this.page.getByLabel('Mô tả ảnh').first().fill(alt);
    await this.choose('Căn cứ đăng ảnh có người', 'Không có người nhận ra được');
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await expect(this.page.getByText('Đã lưu').first()).toBeVisible();
    await expect(this.page.locator('[inert]')).toHaveCount(0);
    await expect(this.page.getByRole('button', { name: 'Lưu', exact: true })).toBeDisabled();
  }

  /** Sends what the desk's own page would send, from an open page of the desk. */
  async act(method: string, path: string, body: object): Promise<void> {
    await this.page.evaluate(
      async ([method, address, body]) => {
        const headers = { 'content-type': 'application/json', 'x-desk': '1' };
        const answer = await fetch(address ?? '', {
          method: method ?? '',
          headers,
          body: body ?? '',
        });
        if (!answer.ok) throw new Error(await answer.text());
      },
      [method, `${this.portal.url}admin/api/${path}`, JSON.stringify(body)],
    );
  }

  /** Moves the open draft to `Chờ duyệt` or `Đã duyệt`. */
  async setStatus(status: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Trạng thái:/u }).click();
    await this.page.getByRole('menuitem', { name: status }).click();
    await expect(this.page.getByRole('button', { name: `Trạng thái: ${status}` })).toBeVisible();
  }

  async publish(): Promise<void> {
    await this.page.getByRole('button', { name: 'Đăng', exact: true }).click();
    await this.page.getByRole('menuitem', { name: 'Đăng ngay' }).click();
    const question = this.page.getByRole('dialog', { name: 'Đã sửa gì?' });
    const strip = this.page.locator('#desk-strip');
    await expect(question.or(strip.filter({ hasText: /\S/u })).first()).toBeVisible();
    if (await question.isVisible()) {
      await question.getByLabel('Ghi chú').fill('Sửa để thử.');
      await question.getByRole('button', { name: 'Đăng' }).click();
    }
    await expect(this.page.getByText('Bài đã lên trang')).toBeVisible({ timeout: 120_000 });
  }
}
