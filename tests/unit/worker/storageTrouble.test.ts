import assert from 'node:assert/strict';
import { createStore } from 'jotai/vanilla';
import type { WorkerMessage } from '../../../extension/src/shared/commands.ts';
import { syncViewAtom } from '../../../extension/src/ui/panel/atom.ts';
import { meaningOf } from '../../../extension/src/ui/panel/meaningOf.ts';
import { localeOf } from '../../../extension/src/ui/text/locale.ts';
import { hearTrouble, storageTroubleAtom } from '../../../extension/src/ui/toWorker/hearTrouble.ts';
import { TabPorts } from '../../../extension/src/worker/tabPorts.ts';
import { watchStore } from '../../../extension/src/worker/watchStore.ts';

const FULL = new Error('Resource::kQuotaBytes quota exceeded');
const BROKEN = new Error('IO error: Corruption');

/** A store that fails as it is told, watched, and all that was told. */
function watched() {
  const failing: Record<'read' | 'write', Error | null> = { read: null, write: null };
  const work = async <Result>(kind: keyof typeof failing, result: Result) => {
    if (failing[kind]) throw failing[kind];
    return result;
  };
  const told: unknown[] = [];
  const plain = {
    readAll: () => work('read', { status: 'kept' }),
    write: () => work('write', undefined),
    remove: () => work('write', undefined),
  };
  const store = watchStore(plain, (trouble) => void told.push(trouble));
  return { failing, told, store };
}

describe('watchStore', () => {
  it('N9: tells once why writes fail, and once that they work again', async () => {
    const { failing, told, store } = watched();
    await store.write({});
    failing.write = FULL;
    for (let count = 0; count < 3; count += 1) await assert.rejects(store.write({}), FULL);
    failing.write = null;
    for (let count = 0; count < 3; count += 1) await store.write({});
    assert.deepEqual(told, ['storage-full', null]);
  });

  it('N9: tells when the reason becomes another', async () => {
    const { failing, told, store } = watched();
    failing.write = BROKEN;
    await assert.rejects(store.write({}), BROKEN);
    failing.write = FULL;
    await assert.rejects(store.write({}), FULL);
    assert.deepEqual(told, ['storage-failed', 'storage-full']);
  });

  it('N9: a full storage that can be read, or from which something is removed, is still full', async () => {
    const { failing, told, store } = watched();
    failing.write = FULL;
    await assert.rejects(store.write({}));
    failing.write = null;
    assert.deepEqual(await store.readAll(), { status: 'kept' });
    await store.remove(['edit:1']);
    assert.deepEqual(told, ['storage-full']);
  });

  it('N9: storage that can’t be read is told too, until it can', async () => {
    const { failing, told, store } = watched();
    failing.read = BROKEN;
    await assert.rejects(store.readAll(), BROKEN);
    failing.read = null;
    await store.readAll();
    assert.deepEqual(told, ['storage-failed', null]);
  });
});

/** A tab, and the port by which the worker reaches it. */
function openTab() {
  const store = createStore();
  let hear: (message: WorkerMessage) => void = () => undefined;
  let disconnect = () => {};
  const port = {
    messages: 0,
    postMessage(message: WorkerMessage) {
      port.messages += 1;
      hear(message);
    },
    onMessage: {
      addListener(listener: typeof hear) {
        hear = listener;
      },
    },
    onDisconnect: {
      addListener(listener: () => void) {
        disconnect = listener;
      },
    },
  };
  assert.equal(hearTrouble(port, store), port);
  return { store, port, disconnect: () => disconnect() };
}

describe('TabPorts', () => {
  it('N9: every open tab shows the trouble, also one that is opened meanwhile, until it ends', () => {
    const tabs = new TabPorts();
    const [early, late] = [openTab(), openTab()];
    tabs.add(early.port);
    tabs.tell('storage-full');
    tabs.add(late.port);
    for (const { store } of [early, late]) {
      const { status } = store.get(syncViewAtom);
      assert.deepEqual(status, { state: 'attention', reason: 'storage-full' });
    }
    tabs.tell(null);
    for (const { store } of [early, late]) {
      assert.deepEqual(store.get(syncViewAtom).status, { state: 'signed-out' });
    }
  });

  it('N9: a new worker without trouble takes back what the one before it told', () => {
    const tab = openTab();
    tab.store.set(storageTroubleAtom, 'storage-failed');
    new TabPorts().add(tab.port);
    assert.equal(tab.store.get(storageTroubleAtom), null);
  });

  it('sends nothing to a tab that is gone', () => {
    const tabs = new TabPorts();
    const { port, disconnect } = openTab();
    tabs.add(port);
    disconnect();
    tabs.tell('storage-full');
    assert.equal(port.messages, 1);
  });
});

describe('meaningOf', () => {
  it('N9: says that the storage is full, or that the browser stores nothing, in both languages', () => {
    const meaning = (reason: 'storage-full' | 'storage-failed', language: string) =>
      meaningOf({ state: 'attention', reason }, localeOf(language));
    assert.match(meaning('storage-full', 'en'), /storage of this device is full/);
    assert.match(meaning('storage-full', 'de'), /Speicher dieses Geräts ist voll/);
    assert.match(meaning('storage-failed', 'en'), /can’t store anything/);
    assert.match(meaning('storage-failed', 'de'), /nichts speichern/);
  });
});
