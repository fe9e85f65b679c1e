import type { Moment } from '../contract/moment.ts';
import { dueTime, LONG_AGO, TIMING } from '../contract/timing.ts';
import { type EngineState, withConnection } from '../state/state.ts';
import { type Plan, planned, waiting } from '../state/step.ts';

/**
 * A client that died is silent: whoever only listens has to look (SPEC R3). With Pro or without: the account is followed;
 * without, no look is worth a wake-up of its own.
 */
export function planProbe(state: EngineState, { now }: Moment): Plan {
  const { probedAt, online, listening } = state.connection;
  const isFollowing = listening || state.account.following;
  if (!online || !isFollowing) return planned(state);
  if (now < dueTime(probedAt + TIMING.probe, now, TIMING.probe))
    return listening ? waiting(state, probedAt + TIMING.probeAlone) : planned(state);
  const probed = withConnection(state, { probedAt: now });
  return {
    state: probed,
    // What was just opened needs no look.
    effects: probedAt === LONG_AGO ? [] : [{ type: 'probe' }],
    dueAt: listening ? [now + TIMING.probeAlone] : [],
  };
}
