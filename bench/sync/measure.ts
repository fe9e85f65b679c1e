import { Cleanups } from '../../tools/cleanups.ts';
import type { RunningEmulators } from '../../tools/emulators/types.ts';
import type { Contender } from './contender.ts';
import { OURS } from './contenders.ts';
import { editOffline, type OfflineSample } from './offline.ts';
import { type JoinSample, Pair } from './pair.ts';
import { type TickSample, tickAll } from './ticks.ts';

export const MAIN_SIZE = 2_000;
export const OTHER_SIZES = [100, 10_000];
/** Added to each direction of a line. */
export const LATENCY_MS = 50;

const TICKS = 8;
const TICKS_WITH_LATENCY = 5;

type Name = Contender['name'];

/** Two ticks, one right after the other: one on the line as it is, one with more latency. */
export interface LatencySample {
  plainMs: number;
  slowMs: number;
}

/** Everything measured, by contender; ours also by the number of items. */
export interface Samples {
  joins: Record<Name, JoinSample[]>;
  ticks: Record<Name, TickSample[]>;
  ticksBySize: Record<number, TickSample[]>;
  latency: Record<'ours' | 'B1', LatencySample[]>;
  offline: Record<Name, OfflineSample[]>;
}

export function noSamples(): Samples {
  const each = () => ({ ours: [], B1: [], B0: [] });
  const ticksBySize = Object.fromEntries(OTHER_SIZES.map((size) => [size, []]));
  return {
    joins: each(),
    ticks: each(),
    ticksBySize,
    latency: { ours: [], B1: [] },
    offline: each(),
  };
}

/** One run, on fresh profiles: all workloads, the contenders taking turns. */
export async function measureOnce(
  emulators: RunningEmulators,
  contenders: readonly Contender[],
  samples: Samples,
): Promise<void> {
  const cleanups = new Cleanups();
  try {
    const pairs: Pair[] = [];
    for (const contender of contenders) {
      const pair = await Pair.open(contender, MAIN_SIZE, emulators, cleanups);
      samples.joins[contender.name].push(...pair.joins);
      pairs.push(pair);
    }
    const others: Pair[] = [];
    for (const size of OTHER_SIZES) others.push(await Pair.open(OURS, size, emulators, cleanups));
    await measureTicks(pairs, others, samples);
    await measureLatency(pairs, samples);
    for (const pair of pairs) {
      const { name } = pair.contender;
      samples.offline[name].push(await editOffline(pair, { together: name !== 'ours' }));
    }
  } finally {
    await cleanups.run();
  }
}

async function measureTicks(pairs: Pair[], others: Pair[], samples: Samples): Promise<void> {
  const all = [...pairs, ...others];
  for (let count = 0; count < TICKS; count += 1) {
    // Each begins in turn, so that nobody always follows the same one.
    all.push(...all.splice(0, 1));
    for (const [{ contender, size }, sample] of await tickAll(all)) {
      const kept = size === MAIN_SIZE ? samples.ticks[contender.name] : samples.ticksBySize[size];
      kept?.push(sample);
    }
  }
}

async function measureLatency(pairs: readonly Pair[], samples: Samples): Promise<void> {
  const compared = pairs.filter(({ contender }) => contender.name !== 'B0');
  for (let count = 0; count < TICKS_WITH_LATENCY; count += 1) {
    const plain = await tickAll(compared);
    for (const pair of compared) pair.setLatency(LATENCY_MS);
    const slow = await tickAll(compared);
    for (const pair of compared) {
      pair.setLatency(0);
      const plainMs = plain.get(pair)?.ms;
      const slowMs = slow.get(pair)?.ms;
      if (plainMs === undefined || slowMs === undefined) throw new Error('a tick is missing');
      samples.latency[pair.contender.name as 'ours' | 'B1'].push({ plainMs, slowMs });
    }
    compared.reverse();
  }
}
