import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchSharedChromium, type SharedChromium } from '../../tools/devices/sharedChromium.ts';
import { type ServedSimulator, serveSimulator } from '../../tools/sim/serveSimulator.ts';
import { KNOWN_HISTORIES } from '../simulator/knownHistories.ts';

const LOST: keyof typeof KNOWN_HISTORIES =
  'S19: the answer to a creation was lost, and another device deleted the item';
const EVERYTHING_HOLDS = /played: everything holds/;

describe('e2e: the simulator’s page', () => {
  let browser: SharedChromium;
  let simulator: ServedSimulator;
  let page: Page;
  const troubles: string[] = [];
  before(async () => {
    [browser, simulator] = await Promise.all([launchSharedChromium(), serveSimulator()]);
    page = await browser.context.newPage();
    page.on('pageerror', ({ message }) => troubles.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
  });
  beforeEach(() => page.goto(simulator.url));
  afterEach(() => assert.deepEqual(troubles.splice(0), []));
  after(async () => {
    await browser.close();
    await simulator.stop();
  });

  const state = () => page.getByRole('status');
  const device = (name: string) => page.getByRole('region', { name: `Device ${name}` });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  it('plays a known history to its end, where all devices show what the server has', async () => {
    await page.getByLabel('Known history').selectOption(LOST);
    await press('Play');
    await state().getByText(EVERYTHING_HOLDS).waitFor();
    const server = await page
      .getByRole('region', { name: 'Server' })
      .locator('.item')
      .allTextContents();
    assert.ok(server.length > 0);
    for (const name of ['A', 'B']) {
      await device(name).getByText('synced', { exact: true }).first().waitFor();
      assert.deepEqual(await device(name).locator('.items .item').allTextContents(), server);
    }
  });

  it('goes back and on by the keyboard, and shows the same again after it was loaded again', async () => {
    await page.getByLabel('Known history').selectOption(LOST);
    await page.getByRole('heading', { name: 'Daybook simulator' }).click();
    await page.keyboard.press('End');
    await state().getByText(EVERYTHING_HOLDS).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    const amid = await state().textContent();
    assert.match(amid ?? '', /next: work · B · steps 3, 2 of 3$/);
    const shown = await device('A').textContent();
    await page.reload();
    assert.equal(await state().textContent(), amid);
    assert.equal(await device('A').textContent(), shown);
    await page.keyboard.press('Home');
    await state().getByText(/^0 of/).waitFor();
  });

  it('lets a person make a history: a seed, an action amid it, and one less', async () => {
    await page.getByLabel('Seed').fill('7');
    await press('Load');
    const before = await page.locator('.chapter').count();
    await page.getByLabel('B', { exact: true }).check();
    await press('online');
    await device('B').getByText('offline', { exact: true }).waitFor();
    assert.equal(await page.locator('.chapter').count(), before + 1);
    await page.getByRole('button', { name: /^Remove 1:/ }).click();
    assert.equal(await page.locator('.chapter').count(), before);
    await device('B').getByText('offline', { exact: true }).waitFor({ state: 'detached' });
  });

  it('shows what is wrong where a rule is broken on purpose, in a pasted history too', async () => {
    const purged =
      KNOWN_HISTORIES[
        'P6: a deletion is purged while a device is offline, and more is committed after it'
      ];
    await press('Paste …');
    await page.getByRole('textbox', { name: /^A history/ }).fill('Milk');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Load' }).click();
    await dialog.getByText('This is none of them.').waitFor();
    await page.getByRole('textbox', { name: /^A history/ }).fill(JSON.stringify(purged));
    await dialog.getByRole('button', { name: 'Load' }).click();
    await page.getByLabel('Break').selectOption('P6: no cursor expires');
    await press('To the end');
    await page
      .getByRole('alert')
      .getByText(/than the server has/)
      .waitFor();
  });
});
