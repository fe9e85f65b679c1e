import { setTimeout as delay } from 'node:timers/promises';
import { SETTLE_MS } from './benchDevice.ts';
import type { Pair } from './pair.ts';
import { trafficBetween } from './wire.ts';

const EDITS = 500;

/** W2: 500 edits without a network, from its return until the other device has them all. */
export interface OfflineSample {
  ms: number;
  bytes: number;
}

/** `together` writes them at one time, so that B1 makes one batch of them; else they come one by one, as from a person. */
export async function editOffline(
  pair: Pair,
  { together }: { together: boolean },
): Promise<OfflineSample> {
  const { a, b } = pair;
  const todos = pair.take(EDITS);
  a.device.network.cut();
  if (together) await a.tick(todos);
  else for (const todo of todos) await a.tick([todo]);
  await a.editsTaken();
  await delay(SETTLE_MS);
  const before = [a.traffic(), b.traffic()] as const;
  const done = await b.watchDone(todos);
  const startedAt = await a.goOnline();
  const ms = (await done()) - startedAt;
  await delay(SETTLE_MS);
  const bytes =
    trafficBetween(before[0], a.traffic()).bytes + trafficBetween(before[1], b.traffic()).bytes;
  return { ms, bytes };
}
