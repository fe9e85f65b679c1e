import type { BrowserContext, CDPSession, Worker } from 'playwright-core';

const ANY = 'chrome-extension:/';
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 60_000;

/** The service worker of the extension at `origin`, or of the only one, now or as soon as it has started for the first time. */
export async function extensionWorker(context: BrowserContext, origin = ANY): Promise<Worker> {
  const isOurs = (worker: Worker) => worker.url().startsWith(`${origin}/`);
  const known = context.serviceWorkers().find(isOurs);
  if (known) return known;
  return context.waitForEvent('serviceworker', { predicate: isOurs, timeout: START_TIMEOUT_MS });
}

/** Ends the running service worker without warning, if it runs. An open tab starts it again at once. */
export async function stopWorker(context: BrowserContext, origin = ANY): Promise<void> {
  const worker = await extensionWorker(context, origin);
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
