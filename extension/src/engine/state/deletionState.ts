import { LONG_AGO } from '../contract/timing.ts';

/** The deletion of the account, begun on this device (SPEC U14, U15, U16). */
export type Deletion =
  | 'none'
  /** The server is asked until there is a definite answer; then also while the device is cleared. */
  | 'running'
  /** The server didn't do it. */
  | 'refused';

/** What is true of it only while this worker lives. */
export interface DeletionTransient {
  /** The server was asked and hasn't answered. */
  readonly isAsked: boolean;
  readonly failures: number;
  /** Not asked before then. */
  readonly retryAt: number;
}

export const IDLE_DELETION: DeletionTransient = { isAsked: false, failures: 0, retryAt: LONG_AGO };
