import { type DataType, isEqual, LIMITS } from '@daybook/protocol';
import type { OutgoingCommit } from '../contract/commit.ts';
import type { Moment } from '../contract/moment.ts';
import { DAY } from '../contract/timing.ts';
import { type EngineState, withType } from '../state/state.ts';

/** How long after it was queued a tombstone in it may be too old for the direct door (SPEC D27), ms. */
const TOO_OLD = (LIMITS.tombstoneDays - LIMITS.minDirectTombstoneDays - 1) * DAY;

/** Of a chain the first alone tells: those behind it are refused with it (SPEC C2). */
export function withDirectRefusal(
  state: EngineState,
  type: DataType,
  commit: OutgoingCommit,
  { now }: Moment,
): EngineState {
  const isOld = Math.abs(now - commit.queuedAt) > TOO_OLD;
  if (state.durable[type].refused || isOld) return state;
  const directRefusal = { commit, tokenOf: tokenTime(state) };
  return withType(state, type, { transient: { directRefusal } });
}

/** The API door took `pushed`; where it is what the direct door had refused, that one isn't to be relied on (SPEC C16). */
export function withDirectJudged(
  state: EngineState,
  type: DataType,
  pushed: OutgoingCommit,
  { now }: Moment,
): EngineState {
  const refusal = state.transient[type].directRefusal;
  // By another token it may have been allowed only now.
  if (!refusal || refusal.tokenOf !== tokenTime(state)) return state;
  return hasSame(pushed, refusal.commit) ? { ...state, directRefusedAt: now } : state;
}

function tokenTime({ connection: { identity } }: EngineState): number | null {
  return identity?.uid ? identity.issuedAt : null;
}

/** On top of the same commit, and with each of its changes as it was. */
function hasSame(pushed: OutgoingCommit, refused: OutgoingCommit): boolean {
  if (pushed.version !== refused.version || pushed.parent !== refused.parent) return false;
  return refused.changes.every(({ id, value, editedAt }) =>
    pushed.changes.some(
      (change) => change.id === id && change.editedAt === editedAt && isEqual(change.value, value),
    ),
  );
}
