import assert from 'node:assert/strict';
import type { CDPSession } from 'playwright-core';
import { closeTarget } from '../../../tools/devices/extensionWorker.ts';

const WORKER = 'chrome-extension://abc/serviceWorker.js';

describe('closeTarget', () => {
  it('tries again until the target is gone, and takes its successor for another', async () => {
    const browser = browserThatObeysOn(3);
    await closeTarget(browser, WORKER, 60_000);
    assert.deepEqual(browser.closed, ['worker-1', 'worker-1', 'worker-1']);
  });

  it('leaves alone what does not run', async () => {
    const browser = browserThatObeysOn(1);
    await closeTarget(browser, 'chrome-extension://other/serviceWorker.js', 60_000);
    assert.deepEqual(browser.closed, []);
  });

  it('gives up on what takes no notice', () =>
    assert.rejects(closeTarget(browserThatObeysOn(Infinity), WORKER, 0), /abc\/.* still runs/));
});

/** The two commands of the protocol, over a worker that ends at the nth request and is started again. */
function browserThatObeysOn(nth: number) {
  const closed: string[] = [];
  const send = async (method: string, params?: object) => {
    if (method === 'Target.getTargets') {
      const targetId = closed.length < nth ? 'worker-1' : 'worker-2';
      return { targetInfos: [{ url: WORKER, targetId }] };
    }
    closed.push((params as { targetId: string }).targetId);
    if (closed.length < nth) throw new Error('No target with given id found');
    return { success: true };
  };
  return { closed, send: send as CDPSession['send'] };
}
