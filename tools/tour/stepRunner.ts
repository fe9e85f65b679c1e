import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewTabPage } from '../devices/newTabPage.ts';

const TITLE_WIDTH = 56;

/** Runs the steps of a tour: prints each with its time and saves what every device then shows. */
export class StepRunner {
  readonly #directory: string;
  readonly #tabs = new Map<string, NewTabPage>();
  readonly #stopped: AbortSignal;
  #count = 0;

  /** Empties the folder for the pictures first. */
  static async start(directory: string, stopped: AbortSignal): Promise<StepRunner> {
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
    return new StepRunner(directory, stopped);
  }

  private constructor(directory: string, stopped: AbortSignal) {
    this.#directory = directory;
    this.#stopped = stopped;
  }

  /** Takes pictures of this tab from now on. */
  film(device: string, tab: NewTabPage): void {
    this.#tabs.set(device, tab);
  }

  /** One step. Its failure is thrown with the step's number and title. */
  async step<Result>(title: string, action: () => Promise<Result>): Promise<Result> {
    this.#stopped.throwIfAborted();
    this.#count += 1;
    const started = performance.now();
    try {
      const result = await action();
      const seconds = ((performance.now() - started) / 1000).toFixed(2);
      console.log(`${this.#number(' ')}  ${title.padEnd(TITLE_WIDTH)} ${seconds.padStart(6)} s`);
      await this.#takePictures(title);
      return result;
    } catch (error) {
      await this.#takePictures(`failed ${title}`).catch(() => {}); // The browser may be what failed.
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`Step ${this.#count}, “${title}”, failed: ${reason}`, { cause: error });
    }
  }

  async #takePictures(title: string): Promise<void> {
    const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const name = [this.#number('0'), ...words].join('-');
    for (const [device, tab] of this.#tabs) {
      await tab.screenshot(join(this.#directory, `${name}.${device}.png`));
    }
  }

  #number(fill: string): string {
    return String(this.#count).padStart(2, fill);
  }
}
