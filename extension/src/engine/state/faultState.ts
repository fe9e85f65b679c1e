import { LONG_AGO } from '../contract/timing.ts';

/** Throws of the engine itself, while this worker lives (SPEC R2). */
export interface Fault {
  /** How many came since all was last well. */
  readonly count: number;
  /** Nothing is planned before then, by the device's clock, ms. */
  readonly retryAt: number;
  /** Whether the server took or gave something since. */
  readonly isExchanged: boolean;
  /** What threw may have been edits: they are looked for again. */
  readonly edits: 'unread' | 'asked' | 'taken';
}

export const NO_FAULT: Fault = {
  count: 0,
  retryAt: LONG_AGO,
  isExchanged: true,
  edits: 'taken',
};
