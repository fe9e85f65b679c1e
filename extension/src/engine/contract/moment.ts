import type { Quota } from './quota.ts';

/** What a step may know of the world besides the event. */
export interface Moment {
  /** The device's clock, ms. */
  now: number;
  /** A fresh ULID: all ids that the step makes begin with it. */
  nonce: string;
  /** In [0, 1). */
  random: number;
  /** What a data type may have; absent where that is {@link QUOTA}. */
  quota?: Quota;
}

/** For whom a planner plans, too: the account that may sync now. */
export interface AccountMoment extends Moment {
  uid: string;
  epoch: number;
}
