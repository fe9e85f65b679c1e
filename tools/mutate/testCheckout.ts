import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyCheckout } from '../checkoutCopy.ts';
import { runCommand, type TestOutcome } from './runCommand.ts';
import type { CommandStage, Stage } from './stages.ts';
import type { Change } from './warm/messages.ts';
import { WarmTests } from './warm/warmTests.ts';

/** A checkout in which one mutant runs at a time. */
export interface TestCheckout {
  /** Runs the tests of a stage, with a change or without one. */
  run(stage: Stage, change: Change | null): Promise<TestOutcome>;
}

/** A copy of the checkout, which is as it was whenever nothing runs in it. */
export class CheckoutCopy implements TestCheckout {
  readonly root: string;
  readonly #unit: WarmTests;
  readonly #stopped: AbortSignal;

  /** What runs in it ends when `stopped` fires. */
  static async make(stopped: AbortSignal): Promise<CheckoutCopy> {
    return new CheckoutCopy(await copyCheckout(), stopped);
  }

  constructor(root: string, stopped: AbortSignal) {
    this.root = root;
    this.#stopped = stopped;
    this.#unit = new WarmTests(root);
    stopped.addEventListener('abort', () => this.#unit.end(), { once: true });
  }

  async run(stage: Stage, change: Change | null): Promise<TestOutcome> {
    if (stage.name === 'unit') return this.#unit.run(stage.tests, change);
    if (change === null) return this.#runCommand(stage);
    const path = join(this.root, change.file);
    const original = await readFile(path);
    await writeFile(path, change.source);
    try {
      return await this.#runCommand(stage);
    } finally {
      await writeFile(path, original);
    }
  }

  async remove(): Promise<void> {
    this.#unit.end();
    await rm(this.root, { recursive: true, force: true });
  }

  #runCommand(stage: CommandStage): Promise<TestOutcome> {
    // Node keeps what it made of sources that stay the same.
    const env = { ...stage.env, NODE_COMPILE_CACHE: join(this.root, '.tmp/compiled') };
    return runCommand({ ...stage, env }, this.root, this.#stopped);
  }
}
