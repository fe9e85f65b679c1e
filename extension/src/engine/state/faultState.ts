import { LONG_AGO } from '../contract/timing.ts';

/** Throws of the engine itself, while this worker lives (SPEC R2). */
export interface Fault {
  /** How many came since the server last took or gave something. */
  readonly count: number;
  /** Nothing is planned before then, by the device's clock, ms. */
  readonly retryAt: number;
}

export const NO_FAULT: Fault = { count: 0, retryAt: LONG_AGO };
