import { TAB_PING_MS } from '../../shared/commands.ts';

/** The part of chrome.runtime.Port that is used. */
export interface WorkerPort {
  postMessage(message: unknown): void;
  onDisconnect: { addListener(listener: () => void): void };
}

/** The part of the document that is used. */
export interface Page {
  readonly visibilityState: DocumentVisibilityState;
  addEventListener(type: 'visibilitychange', listener: () => void): void;
}

/** A worker that ends right after its start must not be restarted in a tight loop. */
const RECONNECT_MS = 1_000;

/**
 * Keeps the service worker running while this tab is visible, and starts it again after it ended. Its messages carry
 * nothing: all data is in chrome.storage.
 */
export function keepWorkerAwake(connect: () => WorkerPort, page: Page): void {
  let port: WorkerPort | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const pingAfter = (ms: number) => {
    clearTimeout(timer);
    if (page.visibilityState === 'visible') timer = setTimeout(ping, ms);
  };

  const ping = () => {
    try {
      port ??= open();
      port.postMessage('ping');
    } catch {
      // The extension was updated or removed under this page: only a reload can connect it again.
      return;
    }
    pingAfter(TAB_PING_MS);
  };

  const open = () => {
    const opened = connect();
    opened.onDisconnect.addListener(() => {
      port = null;
      pingAfter(RECONNECT_MS);
    });
    return opened;
  };

  page.addEventListener('visibilitychange', () => pingAfter(0));
  pingAfter(0);
}
