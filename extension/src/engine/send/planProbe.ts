import type { Moment } from '../contract/moment.ts';
import { dueTime, LONG_AGO, TIMING } from '../contract/timing.ts';
import { type EngineState, withConnection } from '../state/state.ts';
import { type Plan, planned } from '../state/step.ts';

/** A client that died is silent: whoever only listens has to look (SPEC R3). With Pro or without: the account is followed. */
export function planProbe(state: EngineState, { now }: Moment): Plan {
  const { probedAt, online } = state.connection;
  const isFollowing = state.connection.listening || state.account.following;
  const probesAt = dueTime(probedAt + TIMING.probe, now, TIMING.probe);
  if (!online || !isFollowing || now < probesAt) return planned(state);
  const probed = withConnection(state, { probedAt: now });
  // What was just opened needs no look.
  return probedAt === LONG_AGO ? planned(probed) : planned(probed, { type: 'probe' });
}
