import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { extensionWorker, stopWorker } from '../../tools/devices/extensionWorker.ts';
import type { SharedChromium } from '../../tools/devices/sharedChromium.ts';
import type { Contender } from './contenders.ts';
import { type Opened, readOpened, type Ticked, tickAt, watchPage } from './inPage.ts';
import { storedEntries, todoCount } from './stores.ts';

/** What follows the first content, or a tick, within this time counts to it, ms. */
const SETTLE_MS = 600;

const BOX = '.list-row input[type="checkbox"]';

/** A contender that is loaded into the browser, with its worker running. */
export class BenchTab {
  readonly contender: Contender;
  readonly #browser: SharedChromium;
  readonly #origin: string;

  static async load(contender: Contender, browser: SharedChromium): Promise<BenchTab> {
    // A folder of its own gives it an id, and so a storage, of its own.
    const folder = join(await mkdtemp(join(tmpdir(), 'daybook-bench-')), 'extension');
    await cp(contender.extensionDir, folder, { recursive: true });
    const origin = `chrome-extension://${await browser.load(folder)}`;
    const worker = await extensionWorker(browser.context, origin);
    if (contender.store !== null) {
      await worker.evaluate((all) => chrome.storage.local.set(all), storedEntries(contender.store));
      // The next one begins with what is stored; the first tab starts it.
      await stopWorker(browser.context, origin);
    }
    return new BenchTab(contender, browser, origin);
  }

  private constructor(contender: Contender, browser: SharedChromium, origin: string) {
    this.contender = contender;
    this.#browser = browser;
    this.#origin = origin;
  }

  /** Opens it, waits until nothing follows any more, and closes it. */
  async open(): Promise<Opened> {
    return this.#withPage((page) => page.evaluate(readOpened));
  }

  /** Ticks the boxes at these places, one after the other. */
  async tick(places: readonly number[]): Promise<Ticked[]> {
    return this.#withPage(async (page) => {
      const ticked: Ticked[] = [];
      for (const place of places) {
        // A call that waits in the page is not disturbed by another.
        const [at, box, settleMs] = [place, BOX, SETTLE_MS];
        ticked.push(await page.evaluate(`(${tickAt})(${at}, ${JSON.stringify(box)}, ${settleMs})`));
      }
      return ticked;
    });
  }

  /** Bytes of the script's heap after a collection. */
  async heap(): Promise<number> {
    return this.#withPage(async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      return usedSize;
    });
  }

  async #withPage<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
    const page = await this.#browser.context.newPage();
    try {
      await page.addInitScript(watchPage, this.contender.content);
      await page.goto(`${this.#origin}/newTab.html`);
      await page.waitForFunction(() => globalThis.watched.contentAt !== null);
      await this.#allRows(page);
      await delay(SETTLE_MS);
      return await work(page);
    } finally {
      await page.close();
      // What its end costs is not the next one's.
      await delay(SETTLE_MS);
    }
  }

  async #allRows(page: Page): Promise<void> {
    const { store } = this.contender;
    const count = store === null ? 0 : todoCount(store);
    await page.waitForFunction(([box, rows]) => document.querySelectorAll(box).length >= rows, [
      BOX,
      count,
    ] as const);
  }
}
