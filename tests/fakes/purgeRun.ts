import type { PurgeRun } from '../../functions/src/purgeRun.ts';

/** A run of the purge that waits for nothing and has all the time it needs, at a time in ms since 1970; no error is expected. */
export function runAt(now: number, changes: Partial<PurgeRun> = {}): PurgeRun {
  const error = (message: string, fields: Record<string, unknown>) => {
    throw new Error(`${message}: ${JSON.stringify(fields)}`);
  };
  return { now, hasTime: () => true, wait: async () => undefined, log: { error }, ...changes };
}
