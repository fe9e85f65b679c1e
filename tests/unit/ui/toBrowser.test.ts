import assert from 'node:assert/strict';
import { createStore } from 'jotai/vanilla';
import type { WorkerMessage } from '../../../extension/src/shared/commands.ts';
import { afterPaint } from '../../../extension/src/ui/afterPaint.ts';
import { loadSyncPanel } from '../../../extension/src/ui/panel/loadSyncPanel.ts';
import { SyncPanel } from '../../../extension/src/ui/panel/SyncPanel.tsx';
import { hearTrouble, storageTroubleAtom } from '../../../extension/src/ui/toWorker/hearTrouble.ts';
import { sendCommand } from '../../../extension/src/ui/toWorker/sendCommand.ts';

describe('sendCommand', () => {
  const { chrome } = globalThis;
  afterEach(() => {
    globalThis.chrome = chrome;
  });
  const withWorker = (sendMessage: (message: unknown) => Promise<unknown>) => {
    globalThis.chrome = { runtime: { sendMessage } } as unknown as typeof globalThis.chrome;
  };

  it('sends the command as it is, and gives the answer', async () => {
    const sent: unknown[] = [];
    withWorker(async (message) => {
      sent.push(message);
      return { ok: false, reason: 'network' };
    });
    assert.deepEqual(await sendCommand({ command: 'syncNow' }), { ok: false, reason: 'network' });
    assert.deepEqual(sent, [{ command: 'syncNow' }]);
  });

  it('U11: fails like any other where there is no answer, or no worker', async () => {
    const unknown = { ok: false, reason: 'unknown' };
    withWorker(async () => undefined);
    assert.deepEqual(await sendCommand({ command: 'syncNow' }), unknown);
    withWorker(async () => {
      throw new Error('Could not establish connection.');
    });
    assert.deepEqual(await sendCommand({ command: 'syncNow' }), unknown);
  });
});

describe('hearTrouble', () => {
  it('N9: has what the worker told last, and gives the port', () => {
    const listeners: ((message: WorkerMessage) => void)[] = [];
    const port = {
      onMessage: { addListener: (hear: (typeof listeners)[0]) => listeners.push(hear) },
    };
    const store = createStore();
    assert.equal(hearTrouble(port, store), port);
    assert.equal(store.get(storageTroubleAtom), null);
    for (const storageTrouble of ['storage-full', 'storage-failed', null] as const) {
      for (const hear of listeners) hear({ storageTrouble });
      assert.equal(store.get(storageTroubleAtom), storageTrouble);
    }
  });
});

describe('afterPaint', () => {
  it('calls back in the second frame, once', () => {
    const { requestAnimationFrame } = globalThis;
    const frames: (() => void)[] = [];
    globalThis.requestAnimationFrame = (draw) => frames.push(draw as () => void);
    try {
      let count = 0;
      afterPaint(() => {
        count += 1;
      });
      frames.shift()?.();
      assert.deepEqual([count, frames.length], [0, 1]);
      frames.shift()?.();
      assert.deepEqual([count, frames.length], [1, 0]);
    } finally {
      globalThis.requestAnimationFrame = requestAnimationFrame;
    }
  });
});

describe('loadSyncPanel', () => {
  it('gives the panel', async () => {
    assert.equal(await loadSyncPanel(), SyncPanel);
  });
});
