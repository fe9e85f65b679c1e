import type { Mutations } from '../stage.ts';
import { BROKEN_STEPS, type BrokenStep } from './steps.ts';

const BY_STEP = Object.fromEntries(
  Object.keys(BROKEN_STEPS).map((broken) => [broken, { broken }]),
) as Record<BrokenStep, Mutations>;

/** Rules that the simulator can break, to show that its invariants notice. */
export const BREAKABLE = {
  nothing: {},
  'C2: the direct door does not compare the parent': { ignoreParent: true },
  'D27: tombstones are kept for 60 days': { tombstoneDays: 60 },
  'P6: no cursor expires': { ignoreExpiry: true },
  'P6: a place amid a pull is as new as its page': { renewsPlaces: true },
  'A5: a 409 has changes whatever the age of the cursor': { ignoreSince: true },
  'E9: the account’s document is not reported': { ignoreAccount: true },
  'S17: effects run before the state is stored': { actBeforeStoring: true },
  ...BY_STEP,
} satisfies Record<string, Mutations>;

export type Broken = keyof typeof BREAKABLE;
