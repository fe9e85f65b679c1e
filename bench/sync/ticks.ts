import { setTimeout as delay } from 'node:timers/promises';
import { SETTLE_MS } from './benchDevice.ts';
import type { Pair } from './pair.ts';
import { type Traffic, trafficBetween } from './wire.ts';

/** W1: one tick on A until B has it stored. */
export interface TickSample {
  ms: number;
  /** Of that, from Firestore's `commit` on A to its snapshot on B; only the baselines tell. */
  bareMs: number;
  a: Traffic;
  b: Traffic;
}

/**
 * After each tick: what it leaves behind, such as the sender's own view of it, is over by then. It counts to this tick
 * and doesn't slow the next pair's; the emulator tells all listeners of every commit, so each is counted alone.
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
