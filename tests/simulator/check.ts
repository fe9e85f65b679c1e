import type { History } from './actions.ts';
import { Counts } from './counts.ts';
import { historyOf, SUITES } from './generate.ts';
import { checkInvariants } from './invariants/settled.ts';
import { shrink } from './shrink.ts';
import { type Mutations, playHistory } from './world.ts';

/** Why a history fails; null if it doesn't. */
export function failureOf(history: History, mutations: Mutations = {}): Error | null {
  try {
    checkInvariants(playHistory(history, mutations));
    return null;
  } catch (error) {
    return error as Error;
  }
}

/** Plays the histories of so many seeds; throws with all that is needed to play the first again that fails. */
export function checkSeeds(seed: number, runs: number, suite: string): Counts {
  const counts = new Counts();
  for (let run = 0; run < runs; run += 1) {
    const history = historyOf(seed + run, SUITES[suite]);
    try {
      const world = playHistory(history);
      checkInvariants(world);
      counts.addAll(world.counts);
    } catch (error) {
      const smallest = shrink(history, (fewer) => failureOf(fewer) !== null);
      const cause = failureOf(smallest) ?? (error as Error);
      throw new Error(printedFailure(cause.message, seed + run, suite, smallest), { cause });
    }
  }
  return counts;
}

/** What a failed run prints; the seed's swarm stands before the history, which needs it no more. */
export function printedFailure(
  message: string,
  seed: number,
  suite: string,
  { options = {}, ...rest }: History,
): string {
  const { weights, ...others } = options;
  const played = JSON.stringify({ ...rest, options: others });
  const swarm = JSON.stringify(weights);
  return `seed: ${seed}, suite: ${suite}, swarm: ${swarm}\nCounterexample: ${played}\n${message}`;
}
