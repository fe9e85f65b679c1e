import { TIMING } from '../contract/timing.ts';
import { withConnection } from '../state/state.ts';
import type { Step } from '../step.ts';

/** Asks for fresh claims too, unless that was done a moment ago. `now` is ms since 1970. */
export function withSignInChecked({ state, effects }: Step, now: number): Step {
  if (now < state.connection.claimsAskedAt + TIMING.signInCheck) return { state, effects };
  return {
    state: withConnection(state, { claimsAskedAt: now }),
    effects: [...effects, { type: 'refreshIdentity' }],
  };
}
