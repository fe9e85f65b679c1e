import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';

/** A new tab whose panel this is. */
interface PanelOwner {
  readonly page: Page;
  openPanel(): Promise<Locator>;
}

/** What can be done with an account in the new tab's panel, as a person does it. The panel stays open. */
export class AccountPanel {
  readonly #tab: PanelOwner;

  constructor(tab: PanelOwner) {
    this.#tab = tab;
  }

  /** Fills in the form for a new account and sends it. */
  async signUp(email: string, password: string): Promise<void> {
    const panel = await this.#tab.openPanel();
    await press(panel, 'Create account');
    await panel.getByRole('heading', { name: 'Create account' }).waitFor();
    await this.fill({ email, password });
    await press(panel, 'Create account');
  }

  /** Asks for a mail with a link to choose a new password; gives what is said to that. */
  async resetPassword(email: string): Promise<string> {
    const panel = await this.#tab.openPanel();
    await press(panel, 'Forgot password?');
    await this.fill({ email });
    await press(panel, 'Send link');
    return textOf(panel.locator('.status-note'));
  }

  async continueWithGoogle(): Promise<void> {
    await press(await this.#tab.openPanel(), 'Continue with Google');
  }

  /** Saves all data of the account; gives the file's name and what is in it. */
  async exportData(): Promise<{ name: string; content: unknown }> {
    const panel = await this.#tab.openPanel();
    const downloading = this.#tab.page.waitForEvent('download');
    await press(panel, 'Export data');
    const download = await downloading;
    const content: unknown = JSON.parse(await readFile(await download.path(), 'utf8'));
    return { name: download.suggestedFilename(), content };
  }

  /** Opens the form that deletes the account. */
  async askToDelete(): Promise<void> {
    await press(await this.#tab.openPanel(), 'Delete account');
  }

  /** Fills that form in and sends it; without a password for an account that has none. */
  async deleteForGood(email: string, password?: string): Promise<void> {
    const panel = await this.#tab.openPanel();
    await panel.getByLabel(/^To confirm, type/).fill(email);
    if (password !== undefined) await this.fill({ password });
    await press(panel, 'Delete for good');
  }

  /** What is wrong, as it is shown and read out. */
  async failure(): Promise<string> {
    const panel = await this.#tab.openPanel();
    return textOf(panel.getByRole('alert'));
  }

  /** Waits until the panel has this text. */
  async waitForText(text: string | RegExp): Promise<void> {
    await (await this.#tab.openPanel()).getByText(text).waitFor();
  }

  async fill(typed: { email?: string; password?: string }): Promise<void> {
    const panel = await this.#tab.openPanel();
    const { email, password } = typed;
    if (email !== undefined) await panel.getByLabel('Email', { exact: true }).fill(email);
    if (password !== undefined) await panel.getByLabel('Password', { exact: true }).fill(password);
  }
}

async function press(panel: Locator, name: string): Promise<void> {
  await panel.getByRole('button', { name, exact: true }).click();
}

async function textOf(found: Locator): Promise<string> {
  return (await found.textContent()) ?? '';
}
