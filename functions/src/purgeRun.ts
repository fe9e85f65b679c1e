import type { Log } from './log.ts';

/** A run of a job that takes away what is old, and what it needs from outside. */
export interface PurgeRun {
  /** ms since 1970: what is old enough then goes. */
  now: number;
  /** Whether the run may go on; asked now and then. */
  hasTime: () => boolean;
  /** Lets so many ms pass. */
  wait: (ms: number) => Promise<unknown>;
  /** Reports what is left for an admin to look at, or for the next night. */
  log: { error: Log };
}
