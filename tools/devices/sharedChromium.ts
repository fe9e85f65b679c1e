import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { type ChromiumOptions, launchChromium } from './launchChromium.ts';

/**
 * One running Chromium in which many devices have their copy of the extension, each with an id, and so a storage and a
 * worker, of its own: it saves the start of a browser for each.
 */
export interface SharedChromium {
  readonly context: BrowserContext;
  /** Loads an unpacked extension; gives its id. */
  load(extensionDir: string): Promise<string>;
  /** Removes the extension with its pages, its worker and all that it has stored. */
  unload(id: string): Promise<void>;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

/** What Playwright's types of the Chrome DevTools Protocol lack. */
interface ExtensionsDomain {
  send(method: 'Extensions.loadUnpacked', params: { path: string }): Promise<{ id: string }>;
  send(method: 'Extensions.uninstall', params: { id: string }): Promise<void>;
}

export async function launchSharedChromium(
  options: Pick<ChromiumOptions, 'hasScreenBeat'> = {},
): Promise<SharedChromium> {
  const profileDir = await mkdtemp(join(tmpdir(), 'daybook-browser-'));
  const context = await launchChromium({ ...options, profileDir });
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The browser has closed');
  const extensions = session as unknown as ExtensionsDomain;
  return {
    context,
    load: async (path) => (await extensions.send('Extensions.loadUnpacked', { path })).id,
    unload: (id) => extensions.send('Extensions.uninstall', { id }),
    async close() {
      await context.close();
      await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
