import type { PurgeRun } from '../../../functions/src/sync/purgeHead.ts';

/** A run of the purge that waits for nothing, at a time in ms since 1970; it has all the time it needs. */
export function runAt(now: number, changes: Partial<PurgeRun> = {}): PurgeRun {
  return { now, hasTime: () => true, wait: async () => undefined, ...changes };
}
