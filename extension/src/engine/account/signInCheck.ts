import { dueTime, TIMING } from '../contract/timing.ts';
import { withConnection } from '../state/state.ts';
import type { Step } from '../state/step.ts';

/** Asks for fresh claims too, unless that was done a moment ago. `now` is ms since 1970. */
export function withSignInChecked<Kind extends Step>(step: Kind, now: number): Kind {
  const { state, effects } = step;
  const { signInCheck } = TIMING;
  const checksAt = state.connection.claimsAskedAt + signInCheck;
  if (now < dueTime(checksAt, now, signInCheck)) return step;
  return {
    ...step,
    state: withConnection(state, { claimsAskedAt: now }),
    effects: [...effects, { type: 'refreshIdentity' }],
  };
}
