import { failureOf } from './check.ts';
import { Counts } from './counts.ts';
import { historyOf, SUITES } from './generate.ts';
import type { Mutations } from './world.ts';

/** So many histories of a suite, of this seed and those that follow it. */
export interface SeedRun {
  seed: number;
  runs: number;
  suite: string;
  mutations?: Mutations;
}

const [NEXT, FAILED] = [0, 1];

/** How far a run has come, for all who play it at the same time, in whatever threads; seeds count from the run's first. */
export class Progress {
  readonly memory: SharedArrayBuffer;
  readonly #numbers: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.#numbers = new Int32Array(memory);
  }

  static of({ runs }: SeedRun): Progress {
    const progress = new Progress(new SharedArrayBuffer(8));
    Atomics.store(progress.#numbers, FAILED, runs);
    return progress;
  }

  /** The next to be played; null where none is left, or one before it has failed. */
  take(): number | null {
    const next = Atomics.add(this.#numbers, NEXT, 1);
    return next < this.firstFailed ? next : null;
  }

  /** As many as there are where none has failed; once all that were taken are played it is the same however many play. */
  get firstFailed(): number {
    return Atomics.load(this.#numbers, FAILED);
  }

  failed(index: number): void {
    for (let known = this.firstFailed; index < known; )
      known = Atomics.compareExchange(this.#numbers, FAILED, known, index);
  }
}

/** Plays the seeds that nobody else takes. */
export function playSeeds({ seed, suite, mutations }: SeedRun, progress: Progress): Counts {
  const counts = new Counts();
  for (let index = progress.take(); index !== null; index = progress.take()) {
    const failure = failureOf(historyOf(seed + index, SUITES[suite]), mutations, counts);
    if (failure) progress.failed(index);
  }
  return counts;
}
