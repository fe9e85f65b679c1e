import { type Cursor, type DataType, START } from '@daybook/protocol';
import type { AccountMoment } from '../contract/moment.ts';
import { isBehind } from '../receive/heads.ts';
import { type EngineState, withType } from '../state/state.ts';
import { type Plan, type Planner, planned, waiting } from '../state/step.ts';
import type { TypeDurable, TypeTransient } from '../state/typeState.ts';
import { planPush } from './push.ts';

/** What is to be asked of the server for one data type: one request at a time, a pull before a push. */
export function plannerOf(type: DataType): Planner<AccountMoment> {
  return (state, context) => {
    if (state.transient[type].request) return planned(state);
    const isAllDropped = isDrained(state.durable[type], state.transient[type]);
    return planRequest(isAllDropped ? recover(state, type) : state, type, context);
  };
}

/** Firestore holds none of our commits any more, and it isn't known that it delivered the last ones. */
function isDrained({ outbox, refused }: TypeDurable, { inFlight, head }: TypeTransient): boolean {
  return (
    (refused || outbox.length > 0) && inFlight.length === 0 && head?.hasPendingWrites === false
  );
}

function recover(state: EngineState, type: DataType): EngineState {
  return withType(state, type, {
    durable: { outbox: [], refused: false },
    transient: { mustPull: true, pushByApi: true },
  });
}

function planRequest(state: EngineState, type: DataType, context: AccountMoment): Plan {
  const { cursor, refused } = state.durable[type];
  const { uid, epoch, now } = context;
  const { head, mustPull } = state.transient[type];
  const pullsAt = pullTime(state.durable[type], state.transient[type]);
  if (pullsAt !== null && pullsAt > now) return waiting(state, pullsAt);
  if (pullsAt !== null) {
    const asked = withType(state, type, {
      transient: {
        request: 'pull',
        mustPull: true,
        askedFrom: cursor,
        pulledFor: head?.commitId ?? null,
      },
    });
    return planned(asked, { type: 'pull', uid, epoch, dataType: type, cursor: cursor ?? START });
  }
  const waitsForDrain = refused && !state.connection.isStuck;
  if (waitsForDrain || mustPull || !isWhole(cursor)) return planned(state);
  return planPush(state, type, context);
}

/** When the API door is to be asked what is new; null is not at all. */
function pullTime(durable: TypeDurable, transient: TypeTransient): number | null {
  const { cursor, refused } = durable;
  const { mustPull, retryAt } = transient;
  if (refused) return null;
  return mustPull || !isWhole(cursor) || isBehind(durable, transient) ? retryAt : null;
}

/** A first pull that isn't finished leaves none, or a place between pages (SPEC P3). */
function isWhole(cursor: Cursor | null): boolean {
  return cursor !== null && cursor.after === undefined;
}
