import type { BrowserContext, CDPSession, Worker } from 'playwright-core';

const START_TIMEOUT_MS = 15_000;
const STOP_TIMEOUT_MS = 15_000;

/** The extension's service worker, now or as soon as it has started for the first time. */
export async function extensionWorker(context: BrowserContext): Promise<Worker> {
  const [known] = context.serviceWorkers();
  return known ?? context.waitForEvent('serviceworker', { timeout: START_TIMEOUT_MS });
}

/** Ends the running service worker without telling it, if it runs. An open tab starts it again at once. */
export async function stopWorker(context: BrowserContext): Promise<void> {
  const worker = await extensionWorker(context);
  const browser = context.browser();
  if (browser === null) throw new Error('The browser is closed');
  const session = await browser.newBrowserCDPSession();
  try {
    await closeTarget(session, worker.url(), STOP_TIMEOUT_MS);
  } finally {
    await session.detach();
  }
}

/** Closes what runs at `url` and waits until it is gone, or throws after `timeoutMs`. */
export async function closeTarget(
  session: Pick<CDPSession, 'send'>,
  url: string,
  timeoutMs: number,
): Promise<void> {
  const running = (await targetIds(session)).get(url);
  if (running === undefined) return;
  const deadline = Date.now() + timeoutMs;
  do {
    if (Date.now() > deadline)
      throw new Error(`${url} still runs after ${timeoutMs} ms of closing it`);
    // One that is just starting takes no notice, and one that just ended isn't found: only being gone counts.
    await session.send('Target.closeTarget', { targetId: running }).catch(() => {});
  } while ((await targetIds(session)).get(url) === running);
}

async function targetIds(session: Pick<CDPSession, 'send'>): Promise<Map<string, string>> {
  const { targetInfos } = await session.send('Target.getTargets');
  return new Map(targetInfos.map(({ url, targetId }) => [url, targetId]));
}
