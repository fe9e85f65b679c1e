import type { History } from './actions.ts';
import type { Counts } from './counts.ts';
import { checkInvariants } from './invariants/settled.ts';
import { type Mutations, playHistory } from './world.ts';

/** Why a history fails; null if it doesn't, and then what happened in it is added to `counts`. */
export function failureOf(
  history: History,
  mutations: Mutations = {},
  counts?: Counts,
): Error | null {
  try {
    const world = playHistory(history, mutations);
    checkInvariants(world);
    counts?.addAll(world.counts);
    return null;
  } catch (error) {
    return error as Error;
  }
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
