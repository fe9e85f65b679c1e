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

/** What a tick leaves behind, such as the sender's own view of it, must not slow the next pair's. */
const QUIET_MS = 300;

/** One tick of each pair, one after the other, and then a pause: commits of ours coalesce within a second. */
export async function tickAll(pairs: readonly Pair[]): Promise<Map<Pair, TickSample>> {
  const before = pairs.map(({ a, b }) => ({ a: a.traffic(), b: b.traffic() }));
  const times: { ms: number; bareMs: number }[] = [];
  for (const pair of pairs) {
    times.push(await tickOne(pair));
    await delay(QUIET_MS);
  }
  await delay(SETTLE_MS);
  return new Map(
    pairs.map((pair, index) => {
      const { a, b } = before[index] as (typeof before)[number];
      const time = times[index] as (typeof times)[number];
      return [
        pair,
        {
          ...time,
          a: trafficBetween(a, pair.a.traffic()),
          b: trafficBetween(b, pair.b.traffic()),
        },
      ];
    }),
  );
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
