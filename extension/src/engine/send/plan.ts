import { type Cursor, DATA_TYPES, type DataType, START } from '@daybook/protocol';
import { planAccount } from '../account/account.ts';
import { planDeletion } from '../account/deletion.ts';
import { planDevices } from '../account/devices.ts';
import { activeUid, standStill } from '../account/session.ts';
import { withSignInChecked } from '../account/signInCheck.ts';
import type { Effect } from '../contract/effect.ts';
import type { Moment } from '../contract/event.ts';
import { TIMING } from '../contract/timing.ts';
import { isBehind } from '../receive/heads.ts';
import { type EngineState, withConnection, withLive, withSync } from '../state/state.ts';
import type { TypeLive, TypeSync } from '../state/typeState.ts';
import { dirtyCount } from '../status/status.ts';
import type { Step } from '../step.ts';
import { planPush } from './push.ts';

/** When is planned, and the times at which there will be more to do. */
export interface PlanTime extends Moment {
  dueAt: number[];
}

/** For whom, too. */
export interface PlanContext extends PlanTime {
  uid: string;
  epoch: number;
}

const NOTHING: Effect[] = [];

/**
 * Starts whatever should be under way and isn't. Only the state decides, so it doesn't matter which event came, or
 * whether the worker was restarted in between.
 */
export function plan(state: EngineState, moment: Moment): Step {
  const time: PlanTime = { ...moment, dueAt: [] };
  const account = planAccount(state, time);
  const next = planNext(account.state, time);
  const effects = [...account.effects, ...next.effects];
  const later = time.dueAt.filter((due) => due > moment.now);
  if (later.length > 0) effects.push({ type: 'wakeAt', at: Math.min(...later) });
  return { state: next.state, effects };
}

function planNext(state: EngineState, time: PlanTime): Step {
  if (state.deletion === 'running') return planDeletion(state, time);
  const uid = activeUid(state, time.now);
  if (uid === null) return planPause(state);
  return planSync(state, { ...time, uid, epoch: state.session.epoch });
}

/** A Pro whose time is over is paused without being told (SPEC E11). */
function planPause(state: EngineState): Step {
  if (!state.connection.listening) return { state, effects: NOTHING };
  return { state: standStill(state), effects: [{ type: 'stopListening' }] };
}

function planSync(state: EngineState, context: PlanContext): Step {
  let step = planConnection(state, context);
  for (const type of DATA_TYPES) {
    const { state: next, effects } = planType(step.state, type, context);
    step = { state: next, effects: [...step.effects, ...effects] };
  }
  const devices = planDevices(step.state, context);
  return { state: devices.state, effects: [...step.effects, ...devices.effects] };
}

/** Also the watchdog: what is pending and doesn't move gets a new connection, and the API door. */
function planConnection(state: EngineState, context: PlanContext): Step {
  const connected = planListeningToHeads(state, context);
  const { online, progressAt, isStuck } = connected.state.connection;
  const { now, dueAt } = context;
  if (isStuck || !online || dirtyCount(state) === 0) return connected;
  if (now < progressAt + TIMING.stuck) {
    dueAt.push(progressAt + TIMING.stuck);
    return connected;
  }
  return {
    state: withConnection(connected.state, { isStuck: true }),
    effects: [...connected.effects, { type: 'reconnect' }],
  };
}

function planListeningToHeads(state: EngineState, context: PlanContext): Step {
  const { listening, firestore, since, online, identity } = state.connection;
  const { uid, epoch, now, dueAt } = context;
  if (identity?.uid) dueAt.push(identity.entitlement.proUntil - state.clockOffset);
  const patience = firestore === 'connecting' ? TIMING.connect : TIMING.reconnect;
  const isWaiting = firestore !== 'connected' && now < since + patience;
  if (isWaiting) {
    dueAt.push(since + patience);
    return { state, effects: NOTHING };
  }
  if (!listening) {
    dueAt.push(now + TIMING.connect);
    return {
      state: withConnection(state, { listening: true, firestore: 'connecting', since: now }),
      effects: [{ type: 'listenHeads', uid, epoch }],
    };
  }
  if (!online) return { state, effects: NOTHING };
  if (firestore === 'connected') return planUnanswered(state, context);
  dueAt.push(now + TIMING.reconnect);
  const lost = withConnection(state, { firestore: 'disconnected', since: now });
  // A sign-in that has ended looks like a lost connection to Firestore, which tries for ever.
  return withSignInChecked({ state: lost, effects: [{ type: 'reconnect' }] }, now);
}

function planUnanswered(state: EngineState, { now, dueAt }: PlanContext): Step {
  const { since } = state.connection;
  const queuedAt = DATA_TYPES.flatMap((type) => state.sync[type].outbox[0]?.queuedAt ?? []);
  if (queuedAt.length === 0) return { state, effects: NOTHING };
  const answerDue = Math.max(Math.min(...queuedAt), since) + TIMING.unanswered;
  if (now < answerDue) {
    dueAt.push(answerDue);
    return { state, effects: NOTHING };
  }
  dueAt.push(now + TIMING.connect);
  return {
    state: withConnection(state, { firestore: 'connecting', since: now, isApiReachable: null }),
    effects: [{ type: 'reconnect' }],
  };
}

function planType(state: EngineState, type: DataType, context: PlanContext): Step {
  if (state.live[type].request) return { state, effects: NOTHING };
  const drained = isDrained(state.sync[type], state.live[type]) ? recover(state, type) : state;
  return planRequest(drained, type, context);
}

/** Firestore holds none of our commits any more, and it isn't known that it delivered the last ones. */
function isDrained({ outbox, refused }: TypeSync, { inFlight, head }: TypeLive): boolean {
  return (
    (refused || outbox.length > 0) && inFlight.length === 0 && head?.hasPendingWrites === false
  );
}

function recover(state: EngineState, type: DataType): EngineState {
  const cleared = withSync(state, type, { outbox: [], refused: false });
  return withLive(cleared, type, { mustPull: true, pushByApi: true });
}

function planRequest(state: EngineState, type: DataType, context: PlanContext): Step {
  const { cursor, refused } = state.sync[type];
  const { uid, epoch, now, dueAt } = context;
  const { head } = state.live[type];
  const pullsAt = pullTime(state.sync[type], state.live[type]);
  if (pullsAt !== null && pullsAt <= now) {
    return {
      state: withLive(state, type, {
        request: 'pull',
        mustPull: true,
        askedFrom: cursor,
        pulledFor: head?.commitId ?? null,
      }),
      effects: [{ type: 'pull', uid, epoch, dataType: type, cursor: cursor ?? START }],
    };
  }
  if (pullsAt !== null) {
    dueAt.push(pullsAt);
    return { state, effects: NOTHING };
  }
  const waitsForDrain = refused && !state.connection.isStuck;
  if (waitsForDrain || state.live[type].mustPull || !isWhole(cursor)) {
    return { state, effects: NOTHING };
  }
  return planPush(state, type, context);
}

/** When the API door is to be asked what is new; null is not at all. */
function pullTime(sync: TypeSync, live: TypeLive): number | null {
  const { cursor, refused } = sync;
  if (refused) return null;
  return live.mustPull || !isWhole(cursor) || isBehind(sync, live) ? live.retryAt : null;
}

/** A first pull that isn't finished leaves none, or a place between pages (SPEC P3). */
function isWhole(cursor: Cursor | null): boolean {
  return cursor !== null && cursor.after === undefined;
}
