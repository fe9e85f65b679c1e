import type { BrowserContext, CDPSession, Worker } from 'playwright-core';

const START_TIMEOUT_MS = 15_000;

/** The extension's service worker, now or as soon as it has started for the first time. */
export async function extensionWorker(context: BrowserContext): Promise<Worker> {
  const [known] = context.serviceWorkers();
  return known ?? context.waitForEvent('serviceworker', { timeout: START_TIMEOUT_MS });
}

/** Ends the running service worker without telling it. An open tab starts it again at once. */
export async function stopWorker(context: BrowserContext): Promise<void> {
  const worker = await extensionWorker(context);
  const browser = context.browser();
  if (browser === null) throw new Error('The browser is closed');
  const session = await browser.newBrowserCDPSession();
  try {
    const { targetInfos } = await session.send('Target.getTargets');
    const target = targetInfos.find(({ url }) => url === worker.url());
    if (!target) throw new Error('The worker is not running');
    const ended = Promise.race([restarted(worker), destroyed(session, target.targetId)]);
    await session.send('Target.setDiscoverTargets', { discover: true });
    await session.send('Target.closeTarget', { targetId: target.targetId });
    await ended;
  } finally {
    await session.detach();
  }
}

/** What runs in a worker fails with it; Playwright tells so only once the worker runs again. */
function restarted(worker: Worker): Promise<void> {
  return worker.evaluate(() => new Promise<void>(() => {})).catch(() => {});
}

function destroyed(session: CDPSession, targetId: string): Promise<void> {
  return new Promise((resolve) => {
    session.on('Target.targetDestroyed', (event) => {
      if (event.targetId === targetId) resolve();
    });
  });
}
