import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { SyncStatus } from '../../extension/src/shared/status.ts';
import { isolated } from '../../extension/src/ui/text/isolated.ts';
import { AccountPanel } from './accountPanel.ts';

/** The states that the corner of the new tab can show. */
export type SyncState = SyncStatus['state'];

/** Where a browser with one extension has its new tab. */
const NEW_TAB = 'chrome://newtab';

const TITLES = '[data-item-id] label';

/** Longer than any wait of the engine that isn't a test's subject, on a busy machine, too. */
const TIMEOUT_MS = 120_000;

/** Opens a new tab and waits until its content is on the screen. `url` says whose, where extensions share a browser. */
export async function openNewTab(context: BrowserContext, url = NEW_TAB): Promise<NewTabPage> {
  // A browser that was just started has an empty tab already.
  const isBlank = (page: Page) => url === NEW_TAB && page.url() === 'about:blank';
  const page = context.pages().find(isBlank) ?? (await context.newPage());
  const tab = new NewTabPage(page, url);
  await tab.load();
  return tab;
}

/** The new tab as a person uses it. Every method waits until what it did can be seen. */
export class NewTabPage {
  readonly page: Page;
  readonly account: AccountPanel;
  readonly #url: string;
  readonly #status: Locator;

  constructor(page: Page, url: string) {
    this.page = page;
    page.setDefaultTimeout(TIMEOUT_MS);
    this.#url = url;
    this.account = new AccountPanel(this);
    this.#status = page.locator('[data-sync-status]');
  }

  /** Loads it again. */
  async load(): Promise<void> {
    await this.page.goto(this.#url);
    await this.page.waitForFunction(
      () => performance.getEntriesByName('daybook:painted').length > 0,
    );
  }

  /** Signs in; throws what the form says if it can't. */
  async signIn(email: string, password: string): Promise<void> {
    const panel = await this.openPanel();
    await panel.getByLabel('Email', { exact: true }).fill(email);
    await panel.getByLabel('Password', { exact: true }).fill(password);
    const submit = panel.getByRole('button', { name: 'Sign in', exact: true });
    const failure = panel.getByRole('alert');
    await submit.click();
    await panel.getByRole('button', { name: 'Sign out', exact: true }).or(failure).waitFor();
    if (await failure.isVisible()) {
      throw new Error(`Signing in as ${email} failed: ${await failure.textContent()}`);
    }
    await this.closePanel();
  }

  /** Signs out, also when that loses pending changes if so asked. */
  async signOut({ discardPending = false } = {}): Promise<void> {
    const panel = await this.openPanel();
    await panel.getByRole('button', { name: 'Sign out', exact: true }).click();
    if (discardPending) {
      await panel.getByRole('button', { name: 'Sign out and lose them', exact: true }).click();
    }
    await panel.getByRole('button', { name: /^Sign(ing)? out/ }).waitFor({ state: 'detached' });
    await this.closePanel();
  }

  /** Presses "Sync now". */
  async syncNow(): Promise<void> {
    const panel = await this.openPanel();
    await panel.getByRole('button', { name: 'Sync now', exact: true }).click();
    await this.closePanel();
  }

  async addTodo(title: string): Promise<void> {
    await this.typeTodo(title);
    await this.addButton.click();
    await this.waitForTodo(title);
  }

  /** Types a todo without adding it yet. */
  async typeTodo(title: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'New todo', exact: true }).fill(title);
  }

  /** The button that adds what was typed. */
  get addButton(): Locator {
    return this.page.getByRole('button', { name: 'Add todo', exact: true });
  }

  /** Ticks a todo, or unticks it. */
  async tickTodo(title: string, done = true): Promise<void> {
    await this.#checkbox(title).setChecked(done);
  }

  /** Opens the editor of a todo. Its field, which is only one while no other editor is open. */
  async editTodo(title: string): Promise<Locator> {
    await this.page.getByRole('button', { name: `Edit ${isolated(title)}`, exact: true }).click();
    const field = this.page.getByRole('textbox', { name: 'Title', exact: true });
    await field.waitFor();
    return field;
  }

  async renameTodo(title: string, newTitle: string): Promise<void> {
    const field = await this.editTodo(title);
    await field.fill(newTitle);
    await field.press('Enter');
    await this.waitForTodo(newTitle);
  }

  async deleteTodo(title: string): Promise<void> {
    await this.page.getByRole('button', { name: `Delete ${isolated(title)}`, exact: true }).click();
    await this.waitForNoTodo(title);
  }

  /** The titles in the order of the list, without those that are being edited. */
  async todoTitles(): Promise<string[]> {
    return this.page.locator(TITLES).allTextContents();
  }

  /** Waits until the list has these titles in this order. */
  async waitForTitles(titles: readonly string[]): Promise<void> {
    await this.page.waitForFunction(
      ([selector, wanted]) => {
        const shown = Array.from(document.querySelectorAll(selector), (row) => row.textContent);
        return JSON.stringify(shown) === wanted;
      },
      [TITLES, JSON.stringify(titles)] as const,
    );
  }

  /** Waits until the todo is there and, if that is said, ticked or not. */
  async waitForTodo(title: string, { done }: { done?: boolean } = {}): Promise<void> {
    const checked = done === undefined ? {} : { checked: done };
    await this.page.getByRole('checkbox', { name: title, exact: true, ...checked }).waitFor();
  }

  async waitForNoTodo(title: string): Promise<void> {
    await this.#checkbox(title).waitFor({ state: 'detached' });
  }

  async waitForStatus(...states: SyncState[]): Promise<void> {
    await this.page
      .locator(states.map((state) => `[data-sync-status="${state}"]`).join())
      .waitFor();
  }

  async status(): Promise<SyncState> {
    return (await this.#status.getAttribute('data-sync-status')) as SyncState;
  }

  /** How many changes the account doesn't have yet. */
  async pendingCount(): Promise<number> {
    return Number(await this.#status.getAttribute('data-pending'));
  }

  async waitForPending(count: number): Promise<void> {
    await this.page.locator(`[data-sync-status][data-pending="${count}"]`).waitFor();
  }

  /** Waits until a person can read that `count` changes are pending. */
  async waitForShownPending(count: number): Promise<void> {
    await this.#statusButton().getByText(`${count} pending`, { exact: true }).waitFor();
  }

  /** Saves a picture of what the tab shows, as PNG. */
  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  #checkbox(title: string): Locator {
    return this.page.getByRole('checkbox', { name: title, exact: true });
  }

  #statusButton(): Locator {
    return this.page.getByRole('button', { name: /^Sync status/ });
  }

  /** Opens the sync panel, if it is closed. */
  async openPanel(): Promise<Locator> {
    const panel = this.page.getByRole('dialog', { name: 'Sync', exact: true });
    if (!(await panel.isVisible())) await this.#statusButton().click();
    await panel.waitFor();
    return panel;
  }

  async closePanel(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('dialog', { name: 'Sync', exact: true }).waitFor({ state: 'hidden' });
  }
}
