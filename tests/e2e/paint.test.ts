import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { scriptSizes } from '../../bench/newtab/scripts.ts';
import type { Edit } from '../../extension/src/shared/edit.ts';
import { KEYS } from '../../extension/src/shared/keys.ts';
import { EXTENSION_BUILD } from '../../tools/devices/copyExtension.ts';
import { storedItems } from '../fakes/storedItems.ts';
import { aTodo } from '../fakes/todos.ts';
import { usePeople } from './support/people.ts';

const KB = 1_000;
/** As gzip. What comes before the content has to get down to 88 before more is added to the page. */
const MOST_KB = { beforeContent: 92, lazy: 15 };

describe('e2e: the first paint', () => {
  const people = usePeople();

  it('has scripts of few bytes before it', async () => {
    const { beforeContent, lazy } = await scriptSizes(EXTENSION_BUILD);
    assert.ok(beforeContent > 0 && lazy.size > 0);
    assert.ok(beforeContent <= MOST_KB.beforeContent * KB, `${beforeContent} bytes`);
    for (const [file, size] of lazy) assert.ok(size <= MOST_KB.lazy * KB, `${file}: ${size} bytes`);
    const { size } = await stat(join(EXTENSION_BUILD, 'early.js'));
    assert.ok(size <= KB, `early.js: ${size} bytes`);
  });

  it('has the rows of one screen, and the others follow', async () => {
    const { tab } = await people.device();
    const items = Array.from({ length: 300 }, (_, n) => [
      `T${n}`,
      { value: aTodo({ title: `Todo ${n}`, order: `a${1_000 + n}` }), editedAt: 1, version: 1 },
    ]);
    await tab.page.evaluate(
      (entries) => chrome.storage.local.set(entries),
      storedItems('server', 'TODOS', Object.fromEntries(items)),
    );
    await tab.page.addInitScript(() => {
      const observer = new MutationObserver(() => {
        const count = document.querySelectorAll('[data-item-id]').length;
        if (count === 0) return;
        observer.disconnect();
        Object.assign(globalThis, { firstRows: count });
      });
      observer.observe(document, { childList: true, subtree: true });
    });
    await tab.load();
    await tab.page.waitForFunction(
      () => document.querySelectorAll('[data-item-id]').length === 300,
    );
    assert.equal(await tab.page.evaluate(() => Reflect.get(globalThis, 'firstRows')), 60);
  });

  it('N11: has the theme that the person chose, whatever the system prefers', async () => {
    const { tab } = await people.device();
    const edit: Edit<'SETTINGS'> = {
      ...{ id: '0'.repeat(26), epoch: 0, dataType: 'SETTINGS', itemId: 'theme', before: null },
      ...{ value: { value: 'dark' }, madeAt: 1 },
    };
    const firstFrame = async () => {
      await tab.load();
      return tab.page.evaluate(() => Reflect.get(globalThis, 'firstFrame'));
    };
    await tab.page.addInitScript(() => {
      requestAnimationFrame(() => {
        const { backgroundColor } = getComputedStyle(document.documentElement);
        Object.assign(globalThis, { firstFrame: backgroundColor });
      });
    });
    assert.equal(await firstFrame(), 'rgb(244, 243, 239)');
    await tab.page.evaluate((entries) => chrome.storage.local.set(entries), {
      [KEYS.edit(edit.id)]: edit,
    });
    await tab.page.locator(':root[data-theme="dark"]').waitFor();
    assert.equal(await firstFrame(), 'rgb(20, 23, 26)');
  });
});
