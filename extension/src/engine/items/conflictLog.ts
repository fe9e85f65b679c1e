import type { Conflict } from '../../shared/conflict.ts';
import type { Moment } from '../contract/moment.ts';
import { DAY } from '../contract/timing.ts';
import type { EngineState } from '../state/state.ts';

/** How long the log keeps an entry that nobody has restored or dismissed, ms (SPEC M10). */
const KEPT_FOR = 30 * DAY;

export type Lost = Omit<Conflict, 'id' | 'at' | 'isUnmeasured'>;

/** Adds what lost to the log. */
export function withConflicts(
  state: EngineState,
  losses: readonly Lost[],
  { nonce, now }: Moment,
): EngineState {
  if (losses.length === 0) return state;
  const first = nextIndex(state.conflicts.at(-1)?.id ?? '', `${nonce}.`);
  const added = losses.map((loss, index) => ({
    ...loss,
    id: `${nonce}.${first + index}`,
    at: Math.max(0, Math.round(now + state.clockOffset)),
    isUnmeasured: true as const,
  }));
  return { ...state, conflicts: [...state.conflicts, ...added] };
}

/** A step may log several times; its ids count on. */
function nextIndex(lastId: string, prefix: string): number {
  return lastId.startsWith(prefix) ? Number(lastId.slice(prefix.length)) + 1 : 0;
}

/**
 * The clock was just measured, and was wrong by `error` ms: the times of what was logged since the measurement before are
 * corrected, and what is over by the server's clock goes.
 */
export function withMeasuredConflicts(state: EngineState, error: number, now: number): EngineState {
  const serverNow = now + state.clockOffset;
  const conflicts = state.conflicts.map((conflict) => measured(conflict, error, serverNow));
  const kept = conflicts.filter(({ at }) => at >= serverNow - KEPT_FOR);
  const isSame =
    kept.length === state.conflicts.length && kept.every((it, i) => it === state.conflicts[i]);
  return isSame ? state : { ...state, conflicts: kept };
}

/**
 * A time that was right before the clock went wrong stays: it isn't ahead of the server's, and would be if it were moved.
 * Which of the two it was is a guess, by which no entry is over: it starts again now.
 */
function measured(conflict: Conflict, error: number, serverNow: number): Conflict {
  const { isUnmeasured, ...rest } = conflict;
  if (!isUnmeasured) return conflict;
  const moved = Math.max(0, Math.round(conflict.at + error));
  const isWrong = error < 0 ? conflict.at > serverNow : moved <= serverNow;
  if (!isWrong) return rest;
  return { ...rest, at: moved < serverNow - KEPT_FOR ? serverNow : moved };
}

export function withoutConflicts(state: EngineState, ids: readonly string[]): EngineState {
  const dismissed = new Set(ids);
  const conflicts = state.conflicts.filter(({ id }) => !dismissed.has(id));
  return conflicts.length === state.conflicts.length ? state : { ...state, conflicts };
}
