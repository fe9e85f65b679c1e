import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { createElement, Fragment } from 'react';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { storedAtom } from '../../../extension/src/ui/data/storedAtom.ts';
import { Header } from '../../../extension/src/ui/header/Header.tsx';
import { Announcer } from '../../../extension/src/ui/notice/Announcer.tsx';
import { Notice } from '../../../extension/src/ui/notice/Notice.tsx';
import { noticeAtom } from '../../../extension/src/ui/notice/noticeAtom.ts';
import { SyncStatus } from '../../../extension/src/ui/panel/SyncStatus.tsx';
import { storageTroubleAtom } from '../../../extension/src/ui/toWorker/hearTrouble.ts';
import { openPages, type Page } from './page/openPage.ts';

const START = Date.UTC(2026, 10, 2, 12, 0, 20);
const passes = (page: Page, ms: number) => page.act(() => mock.timers.tick(ms));

function useMockedTime() {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'], now: START }));
  afterEach(() => mock.timers.reset());
}

describe('a notice', () => {
  useMockedTime();
  const open = openPages();
  const openNotice = async (notice: object) => {
    const page = await open(createElement(Notice));
    await page.act(() => page.store.set(noticeAtom, { text: 'Gone', ...notice }));
    const place = page.find('[role="status"]');
    return { page, place };
  };

  it('goes by itself after 10 s', async () => {
    const { page } = await openNotice({});
    await passes(page, 9_999);
    assert.equal(page.text, 'Gone');
    await passes(page, 1);
    assert.equal(page.text, '');
  });

  for (const [held, released] of [
    ['pointerover', 'pointerout'],
    ['focusin', 'focusout'],
  ] as const) {
    it(`waits between ${held} and ${released}`, async () => {
      const { page, place } = await openNotice({});
      await page.fire(place, held);
      await passes(page, 60_000);
      assert.equal(page.text, 'Gone');
      await page.fire(place, released);
      await passes(page, 10_000);
      assert.equal(page.text, '');
    });
  }

  for (const until of ['stored', 'closed']) {
    it(`N5: stays until it is ${until}, not by time, and can be closed`, async () => {
      const { page } = await openNotice({ until });
      await passes(page, 600_000);
      assert.equal(page.text, 'Gone');
      await page.click(page.find('button', 'Dismiss'));
      assert.equal(page.text, '');
    });
  }

  it('N4: goes with the data that it could bring back', async () => {
    const { page } = await openNotice({ undo: async () => undefined });
    assert.equal(page.text, 'Gone Undo');
    const session = { uid: 'ada', email: null, epoch: 3, importedEpoch: null };
    await page.act(() => page.store.set(storedAtom, { [KEYS.session]: session }));
    assert.equal(page.text, '');
  });
});

describe('the status in the button', () => {
  useMockedTime();
  const open = openPages();

  /** The button with the announcer, in a tab whose status changes. */
  async function openStatus(status: object) {
    const page = await open(
      createElement(Fragment, null, createElement(SyncStatus), createElement(Announcer)),
      { stored: { [KEYS.status]: status } },
    );
    const become = (next: object) =>
      page.act(() => page.store.set(storedAtom, { [KEYS.status]: next }));
    return {
      ...{ page, become },
      word: () => page.nameOf(page.find('[popoverTarget]')).replace('Sync status: ', ''),
      said: () => page.nameOf(page.find('[role="status"]')),
    };
  }

  it('doesn’t flicker where a change is sent at once, and says nothing', async () => {
    const { page, become, word, said } = await openStatus({ state: 'offline' });
    await passes(page, 5_000);
    await become({ state: 'syncing' });
    await passes(page, 399);
    assert.equal(word(), 'Offline');
    await become({ state: 'paused' });
    await become({ state: 'syncing' });
    await passes(page, 399);
    assert.equal(word(), 'Paused');
    await passes(page, 1);
    assert.equal(word(), 'Syncing');
    assert.equal(said(), 'Sync status: Syncing');
    await become({ state: 'synced', at: START });
    await become({ state: 'synced', at: START + 60_000 });
    await become({ state: 'syncing' });
    assert.match(word(), /^Synced, .*:01/, 'what is shown meanwhile is the last there was');
    await become({ state: 'offline' });
    assert.equal(word(), 'Offline', 'all else is shown at once');
    await become({ state: 'syncing' });
    assert.equal(word(), 'Offline', 'and the next one waits again');
  });

  it('is syncing from the start where the tab opens like this', async () => {
    const { page, become, word, said } = await openStatus({ state: 'syncing' });
    assert.equal(word(), 'Syncing');
    assert.equal(said(), '', 'what is there at the start is not announced');
    await passes(page, 1_000);
    assert.equal(word(), 'Syncing');
    await become({ state: 'attention', reason: 'stuck' });
    assert.equal(said(), 'Sync status: Needs attention');
  });

  it('N9: needs attention while the worker can’t store, whatever the status was', async () => {
    const { page, word } = await openStatus({ state: 'synced', at: START });
    await page.act(() => page.store.set(storageTroubleAtom, 'storage-full'));
    assert.equal(word(), 'Needs attention');
    await page.act(() => page.store.set(storageTroubleAtom, null));
    assert.match(word(), /^Synced, /);
  });
});

describe('the clock of the page', () => {
  useMockedTime();
  const open = openPages();

  it('goes on at each full minute', async () => {
    const page = await open(createElement(Header));
    const shown = () => page.find('time').getAttribute('dateTime')?.slice(11, 19);
    assert.equal(shown(), '12:00:20');
    await passes(page, 39_999);
    assert.equal(shown(), '12:00:20');
    await passes(page, 1);
    assert.equal(shown(), '12:01:00');
    await passes(page, 60_000);
    assert.equal(shown(), '12:02:00');
  });

  it('stops with the page', async () => {
    const page = await open(createElement(Header));
    const cleared = mock.method(globalThis, 'clearTimeout');
    await page.show(null);
    assert.equal(cleared.mock.callCount(), 1);
    cleared.mock.restore();
  });
});
