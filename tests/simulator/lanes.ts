import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { failureOf, printedFailure } from './check.ts';
import { Counts } from './counts.ts';
import { historyOf, SUITES } from './generate.ts';
import type { LaneTask } from './laneThread.ts';
import { Progress, playSeeds, type SeedRun } from './playSeeds.ts';
import { shrink } from './shrink.ts';

/**
 * Plays histories on all cores. What comes of it doesn't depend on how many lanes there are: the same counts, and of what
 * fails the first seed.
 */
export class Lanes {
  readonly #threads: Worker[];

  /** A single lane needs no thread. */
  constructor(count: number = Number(process.env.FUZZ_LANES ?? availableParallelism())) {
    const thread = new URL('./laneThread.ts', import.meta.url);
    this.#threads = Array.from({ length: count > 1 ? count : 0 }, () => new Worker(thread));
  }

  /** Throws with all that is needed to play the first history again that fails, made small. */
  async check(run: SeedRun): Promise<Counts> {
    const progress = Progress.of(run);
    const counts = await this.#play(run, progress);
    if (progress.firstFailed === run.runs) return counts;
    const { suite, mutations } = run;
    const seed = run.seed + progress.firstFailed;
    const fails = (history: ReturnType<typeof historyOf>) => failureOf(history, mutations);
    const smallest = shrink(historyOf(seed, SUITES[suite]), (fewer) => fails(fewer) !== null);
    const cause = fails(smallest);
    throw new Error(printedFailure(String(cause?.message), seed, suite, smallest), { cause });
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  async #play(run: SeedRun, progress: Progress): Promise<Counts> {
    if (this.#threads.length === 0) return playSeeds(run, progress);
    const task: LaneTask = { run, progress: progress.memory };
    const played = this.#threads.map(async (thread) => {
      thread.postMessage(task);
      const [entries] = await once(thread, 'message');
      return Counts.of(entries);
    });
    const counts = new Counts();
    for (const share of await Promise.all(played)) counts.addAll(share);
    return counts;
  }
}
