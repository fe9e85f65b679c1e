import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { isolated } from '../../extension/src/ui/text/isolated.ts';
import { type OpenDevice, usePeople } from './support/people.ts';

const GONE = /^Deleted elsewhere/;
const CHANGED = /^Changed elsewhere/;

describe('e2e: an editor that is open while something arrives', () => {
  const people = usePeople();

  /** Two devices of one person that have these todos, and nothing is under way. */
  async function share(...titles: string[]): Promise<[OpenDevice, OpenDevice]> {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    for (const title of titles) await a.tab.addTodo(title);
    for (const title of titles) await b.tab.waitForTodo(title);
    await a.tab.waitForPending(0);
    return [a, b];
  }

  const leave = ({ tab }: OpenDevice) =>
    tab.page.getByRole('textbox', { name: 'New todo' }).click();
  const note = ({ tab }: OpenDevice, text: RegExp) =>
    tab.page.getByRole('status').filter({ hasText: text });
  const caretIn = (field: Locator) =>
    field.evaluate((input: HTMLInputElement) => [
      document.activeElement === input,
      input.selectionStart,
      input.selectionEnd,
    ]);

  it('N1: what was typed stands, and what it replaced is in the conflict log', async () => {
    const [a, b] = await share('Milk');
    const field = await a.tab.editTodo('Milk');
    await field.fill('Oat milk');
    await b.tab.renameTodo('Milk', 'Rice milk');
    await note(a, CHANGED).getByText('Rice milk').waitFor();
    assert.equal(await field.inputValue(), 'Oat milk');
    await field.press('Enter');
    for (const { tab } of [a, b]) await tab.waitForTodo('Oat milk');
    const panel = await a.tab.openPanel();
    await panel.getByRole('heading', { name: 'Conflicts (1)' }).waitFor();
    await panel.getByText('Rice milk').waitFor();
  });

  it('N2: an untouched one shows what arrives, selected as before, and writes nothing when it is left', async () => {
    const [a, b] = await share('Milk');
    const field = await a.tab.editTodo('Milk');
    await b.tab.renameTodo('Milk', 'Rice milk');
    await a.tab.page.waitForFunction(
      (input) => (input as HTMLInputElement).value === 'Rice milk',
      await field.elementHandle(),
    );
    assert.deepEqual(await caretIn(field), [true, 0, 'Rice milk'.length]);
    await leave(a);
    await a.tab.waitForTodo('Rice milk');
    assert.equal(await a.tab.pendingCount(), 0);
    assert.deepEqual(await b.tab.todoTitles(), ['Rice milk']);
  });

  it('N3: one whose item is deleted stays with its text, and saving brings the item back', async () => {
    const [a, b] = await share('Milk');
    const field = await a.tab.editTodo('Milk');
    await field.fill('Oat milk');
    await b.tab.deleteTodo('Milk');
    await note(a, GONE).waitFor();
    assert.deepEqual(await caretIn(field), [true, 8, 8]);
    await field.press('Enter');
    for (const { tab } of [a, b]) await tab.waitForTodo('Oat milk');
    await a.tab.page
      .getByRole('button', { name: `Edit ${isolated('Oat milk')}` })
      .and(focused(a))
      .waitFor();
  });

  it('N3: an untouched one brings the item back by Enter alone', async () => {
    const [a, b] = await share('Milk', 'Bread');
    const field = await a.tab.editTodo('Milk');
    await b.tab.deleteTodo('Milk');
    await note(a, GONE).waitFor();
    await leave(a);
    await field.waitFor({ state: 'detached' });
    assert.deepEqual(await a.tab.todoTitles(), ['Bread']);

    const again = await a.tab.editTodo('Bread');
    await b.tab.deleteTodo('Bread');
    await note(a, GONE).waitFor();
    await again.press('Enter');
    for (const { tab } of [a, b]) await tab.waitForTodo('Bread');
  });

  it('N3: Escape lets the item go, whatever was typed, and the focus goes to a neighbour', async () => {
    const [a, b] = await share('Milk', 'Bread');
    const field = await a.tab.editTodo('Milk');
    await field.fill('Oat milk');
    await b.tab.deleteTodo('Milk');
    await note(a, GONE).waitFor();
    await field.press('Escape');
    await field.waitFor({ state: 'detached' });
    await a.tab.page.getByRole('checkbox', { name: 'Bread' }).and(focused(a)).waitFor();
    assert.deepEqual(await a.tab.todoTitles(), ['Bread']);
    assert.equal(await a.tab.pendingCount(), 0);
  });

  it('N1: moving its row elsewhere leaves focus, caret and text as they are', async () => {
    const [a, b] = await share('Milk', 'Bread', 'Eggs');
    const field = await a.tab.editTodo('Milk');
    await field.pressSequentially('Oat');
    await field.press('ArrowLeft');
    const row = b.tab.page.locator('[data-item-id]', { hasText: 'Milk' });
    await row.getByRole('checkbox').focus();
    for (const order of [
      ['Bread', 'Milk', 'Eggs'],
      ['Bread', 'Eggs', 'Milk'],
    ]) {
      await b.tab.page.keyboard.press('Alt+ArrowDown');
      await b.tab.waitForTitles(order);
    }
    await a.tab.page.locator('[data-item-id]:last-child .text-editor').waitFor();
    assert.deepEqual(await caretIn(field), [true, 2, 2]);
    assert.equal(await field.inputValue(), 'Oat');
    await field.press('Enter');
    await b.tab.waitForTitles(['Bread', 'Eggs', 'Oat']);
  });

  it('N5: what can’t be stored stays in its field, and the full storage is said until it is stored', async () => {
    const { tab } = await people.device();
    await tab.addTodo('Milk');
    const field = await tab.editTodo('Milk');
    await field.fill('Oat milk');
    await tab.page.evaluate(() => {
      const area = chrome.storage.local as unknown as { set: unknown; workingSet: unknown };
      area.workingSet = area.set;
      area.set = () => Promise.reject(new Error('Resource::kQuotaBytes quota exceeded'));
    });
    await field.press('Enter');
    const notice = tab.page
      .getByRole('status')
      .filter({ hasText: /storage of this device is full/ });
    await notice.waitFor();
    assert.equal(await field.inputValue(), 'Oat milk');
    await tab.typeTodo('Bread');
    await tab.addButton.click();
    const newTodo = tab.page.getByRole('textbox', { name: 'New todo' });
    await tab.page.waitForFunction(
      (input) => (input as HTMLInputElement).value === 'Bread',
      await newTodo.elementHandle(),
    );
    await tab.page.evaluate(() => {
      const area = chrome.storage.local as unknown as { set: unknown; workingSet: unknown };
      area.set = area.workingSet;
    });
    await field.press('Enter');
    await tab.waitForTodo('Oat milk');
    await notice.waitFor({ state: 'detached' });
  });

  it('N1: dragging another row saves what was typed, and moves that row', async () => {
    const [a, b] = await share('Milk', 'Bread', 'Eggs');
    const field = await a.tab.editTodo('Milk');
    await field.fill('Oat milk');
    await b.tab.tickTodo('Milk');
    const row = (title: string) => a.tab.page.locator('[data-item-id]', { hasText: title });
    await row('Eggs').dragTo(row('Bread'), { targetPosition: { x: 60, y: 2 } });
    for (const { tab } of [a, b]) await tab.waitForTitles(['Oat milk', 'Eggs', 'Bread']);
    await a.tab.waitForTodo('Oat milk', { done: true });
  });

  it('a row that is deleted elsewhere while it is dragged moves nothing', async () => {
    const [a, b] = await share('Milk', 'Bread', 'Eggs');
    const { page } = a.tab;
    const centreOf = async (title: string) => {
      const box = await page.locator('[data-item-id]', { hasText: title }).boundingBox();
      assert.ok(box);
      return [box.x + 60, box.y + box.height / 2] as const;
    };
    await page.mouse.move(...(await centreOf('Milk')));
    await page.mouse.down();
    await page.mouse.move(...(await centreOf('Eggs')), { steps: 5 });
    await page.locator('.drop-line').waitFor();
    await b.tab.deleteTodo('Milk');
    await a.tab.waitForNoTodo('Milk');
    await page.mouse.move(...(await centreOf('Bread')), { steps: 5 });
    await page.locator('.drop-line').waitFor({ state: 'detached' });
    await page.mouse.up();
    assert.deepEqual(await a.tab.todoTitles(), ['Bread', 'Eggs']);
    assert.equal(await a.tab.pendingCount(), 0);
  });

  it('N4: a sign-out in another tab closes it, and nothing of it is stored', async () => {
    const [a] = await share('Milk');
    const field = await a.tab.editTodo('Milk');
    await field.fill('Oat milk');
    const second = await a.device.newTab();
    await second.signOut();
    await field.waitFor({ state: 'detached' });
    await a.tab.waitForStatus('signed-out');
    const stored = await a.tab.page.evaluate(() => chrome.storage.local.get(null));
    assert.ok(!JSON.stringify(stored).includes('Oat milk'));
    assert.deepEqual(await a.tab.todoTitles(), []);
  });

  const focused = ({ tab }: OpenDevice) => tab.page.locator(':focus');
});
