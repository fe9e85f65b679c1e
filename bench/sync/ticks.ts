import { setTimeout as delay } from 'node:timers/promises';
import { SETTLE_MS } from './benchDevice.ts';
import type { Pair } from './pair.ts';
import { type Traffic, trafficBetween } from './wire.ts';

/** W1: from one tick on A until B has stored it. */
export interface TickSample {
  ms: number;
  /** Of that, from Firestore's `commit` on A to its snapshot on B; only the baselines report it. */
  bareMs: number;
  a: Traffic;
  b: Traffic;
}

/**
 * The pause after each tick. Its aftermath, such as the sender's own view of it, ends by then, so it counts to this tick
 * and doesn't slow the next pair's. Ticks never overlap, since the emulator sends every commit to all listeners.
 */
const QUIET_MS = 400;

/** One tick of each pair, one after the other, and then a pause: commits of ours coalesce within a second. */
export async function tickAll(pairs: readonly Pair[]): Promise<Map<Pair, TickSample>> {
  const samples = new Map<Pair, TickSample>();
  for (const pair of pairs) {
    const [a, b] = [pair.a.traffic(), pair.b.traffic()];
    const time = await tickOne(pair);
    await delay(QUIET_MS);
    samples.set(pair, {
      ...time,
      a: trafficBetween(a, pair.a.traffic()),
      b: trafficBetween(b, pair.b.traffic()),
    });
  }
  await delay(SETTLE_MS);
  return samples;
}

async function tickOne(pair: Pair): Promise<{ ms: number; bareMs: number }> {
  const todos = pair.take(1);
  const done = await pair.b.watchDone(todos);
  const startedAt = await pair.a.tick(todos);
  const ms = (await done()) - startedAt;
  if (pair.contender.name === 'ours') return { ms, bareMs: Number.NaN };
  const committedAt = await pair.a.worker.evaluate(() => globalThis.baseline.marks.committedAt);
  const seenAt = await pair.b.worker.evaluate(() => globalThis.baseline.marks.seenAt);
  return { ms, bareMs: seenAt - committedAt };
}
