import type { ForgetRun } from '../../functions/src/account/accounts.ts';

/** A run that has all the time it needs, at a time in ms since 1970. */
export function runAt(now: number, changes: Partial<ForgetRun> = {}): ForgetRun {
  return { now, hasTime: () => true, ...changes };
}
