import { BROKEN_CLOCKS } from './clocks.ts';
import { BROKEN_FAILURES } from './failures.ts';
import { BROKEN_MERGES } from './merges.ts';
import { BROKEN_PULLS } from './pulls.ts';
import { BROKEN_SENDING } from './sending.ts';

/** Engines that break the rule in their name. */
export const BROKEN_STEPS = {
  ...BROKEN_MERGES,
  ...BROKEN_PULLS,
  ...BROKEN_SENDING,
  ...BROKEN_FAILURES,
  ...BROKEN_CLOCKS,
};

export type BrokenStep = keyof typeof BROKEN_STEPS;
