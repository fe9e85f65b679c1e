import { type Cursor, type DataType, START } from '@daybook/protocol';
import type { AccountMoment } from '../contract/moment.ts';
import { dueTime } from '../contract/timing.ts';
import { beginFullPull, resumeFullPull } from '../items/fullPull.ts';
import { ownCommits } from '../items/ownCommits.ts';
import { headName, isBehind, verifyTime } from '../receive/heads.ts';
import { longestRetry } from '../receive/retry.ts';
import { type EngineState, withType } from '../state/state.ts';
import { type Plan, type Planner, planned, waiting } from '../state/step.ts';
import type { TypeDurable, TypeTransient } from '../state/typeState.ts';
import { planPush } from './push.ts';

/** What is to be asked of the server for one data type: one request at a time, a pull before a push. */
export function plannerOf(type: DataType): Planner<AccountMoment> {
  return (state, context) => {
    if (state.transient[type].request) return planned(state);
    const resumed = resumeFullPull(state, type);
    const isAllDropped = isDrained(resumed.durable[type], resumed.transient[type]);
    const known = isAllDropped ? recover(resumed, type) : resumed;
    return planRequest(withWholePull(known, type), type, context);
  };
}

/** Firestore holds none of our commits any more, and it isn't known that it delivered the last ones. */
function isDrained({ outbox, refused }: TypeDurable, { inFlight, head }: TypeTransient): boolean {
  return (
    (refused || outbox.length > 0) && inFlight.length === 0 && head?.hasPendingWrites === false
  );
}

/** They may have been applied all the same: a write that was applied without an answer is refused when it is sent again. */
function recover(state: EngineState, type: DataType): EngineState {
  return withType(state, type, {
    durable: { outbox: [], unanswered: ownCommits(state, type), refused: false },
    transient: { mustPull: true, pushByApi: true },
  });
}

/** From the start no page says what was made and removed again, so own commits make a full pull of it (SPEC P14). */
function withWholePull(state: EngineState, type: DataType): EngineState {
  const { cursor, fullPull } = state.durable[type];
  const isAtStart = cursor !== null && cursor.version === 0 && !fullPull;
  const pulls = pullTime(state, type) !== null;
  const isNeeded = isAtStart && pulls && ownCommits(state, type).length > 0;
  return isNeeded ? beginFullPull(state, type) : state;
}

function planRequest(state: EngineState, type: DataType, context: AccountMoment): Plan {
  const { cursor, refused } = state.durable[type];
  const { now } = context;
  const pullsAt = pullTime(state, type);
  if (pullsAt !== null) return pullAt(state, type, pullsAt, context);
  const waitsForDrain = refused && !state.connection.isStuck;
  if (waitsForDrain || !isWhole(cursor)) return planned(state);
  const sent = planPush(state, type, context);
  const verifiesAt = verifyTime(state.durable[type], state.transient[type], now);
  if (sent.state.transient[type].request || verifiesAt === null) return sent;
  const verified = pullAt(sent.state, type, verifiesAt, context);
  return {
    state: verified.state,
    effects: [...sent.effects, ...verified.effects],
    dueAt: [...sent.dueAt, ...verified.dueAt],
  };
}

function pullAt(
  state: EngineState,
  type: DataType,
  time: number,
  { uid, epoch, now }: AccountMoment,
): Plan {
  const pullsAt = dueTime(time, now, longestRetry(state));
  if (pullsAt > now) return waiting(state, pullsAt);
  const { cursor } = state.durable[type];
  const { head, pageSize } = state.transient[type];
  const asked = withType(state, type, {
    transient: {
      request: 'pull',
      mustPull: true,
      askedFrom: cursor,
      pulledFor: headName(head),
    },
  });
  const from = cursor ?? START;
  return planned(asked, {
    type: 'pull',
    uid,
    epoch,
    dataType: type,
    cursor: from,
    limit: pageSize.count,
  });
}

/**
 * When the API door is to be asked what is new, before anything is sent; null is not at all. What Firestore still holds of
 * refused commits is waited for, but where it can't be reached.
 */
function pullTime({ durable, transient, connection }: EngineState, type: DataType): number | null {
  const { cursor, refused } = durable[type];
  const { mustPull, retryAt } = transient[type];
  if (refused && connection.firestore !== 'disconnected') return null;
  return mustPull || !isWhole(cursor) || isBehind(durable[type], transient[type]) ? retryAt : null;
}

/** A first pull that isn't finished leaves none, or a place between pages (SPEC P3). */
function isWhole(cursor: Cursor | null): boolean {
  return cursor !== null && cursor.after === undefined;
}
