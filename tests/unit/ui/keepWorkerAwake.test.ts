import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { TAB_PING_MS } from '../../../extension/src/shared/commands.ts';
import { keepWorkerAwake } from '../../../extension/src/ui/toWorker/keepWorkerAwake.ts';

class FakePage {
  visibilityState: DocumentVisibilityState = 'visible';
  #listener = () => {};

  addEventListener(_type: 'visibilitychange', listener: () => void) {
    this.#listener = listener;
  }

  become(state: DocumentVisibilityState) {
    this.visibilityState = state;
    this.#listener();
  }
}

/** Counts what the worker hears, and can end like one. */
class FakeWorker {
  connections = 0;
  pings = 0;
  isGone = false;
  #onDisconnect = () => {};

  connect = () => {
    if (this.isGone) throw new Error('Extension context invalidated.');
    this.connections += 1;
    return {
      postMessage: () => {
        this.pings += 1;
      },
      onDisconnect: {
        addListener: (listener: () => void) => {
          this.#onDisconnect = listener;
        },
      },
    };
  };

  end() {
    this.#onDisconnect();
  }
}

describe('keepWorkerAwake', () => {
  let worker: FakeWorker;
  let page: FakePage;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    worker = new FakeWorker();
    page = new FakePage();
    keepWorkerAwake(worker.connect, page);
    mock.timers.tick(1);
  });

  afterEach(() => mock.timers.reset());

  it('connects once and pings again and again', () => {
    for (let count = 0; count < 3; count += 1) mock.timers.tick(TAB_PING_MS);
    assert.deepEqual([worker.connections, worker.pings], [1, 4]);
  });

  it('is silent while the tab is hidden, and back when it is seen', () => {
    page.become('hidden');
    mock.timers.tick(TAB_PING_MS * 10);
    assert.equal(worker.pings, 1);
    page.become('visible');
    mock.timers.tick(1);
    assert.equal(worker.pings, 2);
  });

  it('starts the worker again after it ended, though not at once', () => {
    worker.end();
    mock.timers.tick(500);
    assert.equal(worker.connections, 1);
    mock.timers.tick(500);
    assert.deepEqual([worker.connections, worker.pings], [2, 2]);
  });

  it('leaves an ended worker alone while the tab is hidden', () => {
    page.become('hidden');
    worker.end();
    mock.timers.tick(TAB_PING_MS);
    assert.equal(worker.connections, 1);
    page.become('visible');
    mock.timers.tick(1);
    assert.equal(worker.connections, 2);
  });

  it('gives up when the extension is gone from under the page', () => {
    worker.isGone = true;
    worker.end();
    assert.doesNotThrow(() => mock.timers.tick(TAB_PING_MS * 3));
    assert.equal(worker.connections, 1);
  });
});
