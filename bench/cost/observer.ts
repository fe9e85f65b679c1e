import { setTimeout as delay } from 'node:timers/promises';
import type { RunningEmulators } from '../../tools/emulators/types.ts';
import { type Traffic, trafficBetween } from '../sync/wire.ts';
import type { ServerCounts } from './meter.ts';
import { billedReads, readRuleReads } from './ruleReads.ts';

/** What something has cost: on the line of each device watched, in the functions, and by the rules. */
export interface Sample {
  lines: Traffic[];
  server: ServerCounts;
  ruleReads: number;
}

/** How long the consequences of `work` may take: live queries, triggers, refreshed tokens. */
const SETTLE_MS = 3_000;

/** Measures what `work` costs until all is quiet; `commits` is how many go through the direct door meanwhile. */
export async function observe(
  emulators: RunningEmulators,
  devices: readonly { traffic: () => Traffic }[],
  commits: number,
  work: () => Promise<unknown>,
): Promise<Sample> {
  const before = await look();
  await work();
  await delay(SETTLE_MS);
  const after = await look();
  return {
    lines: after.lines.map((line, index) => trafficBetween(before.lines[index] as Traffic, line)),
    server: countsBetween(before.server, after.server),
    ruleReads: billedReads(before.rules, after.rules, commits),
  };

  async function look() {
    const lines = devices.map(({ traffic }) => traffic());
    const response = await fetch(`${emulators.functionsUrl}/meter`);
    const server = (await response.json()) as ServerCounts;
    return { lines, server, rules: await readRuleReads(emulators.firestoreHost) };
  }
}

function countsBetween(before: ServerCounts, after: ServerCounts): ServerCounts {
  const entries = Object.entries(after).map(([name, value]) => [
    name,
    value - before[name as keyof ServerCounts],
  ]);
  return Object.fromEntries(entries) as unknown as ServerCounts;
}
