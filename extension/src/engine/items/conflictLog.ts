import type { Conflict } from '../../shared/conflict.ts';
import type { Moment } from '../contract/moment.ts';
import type { EngineState } from '../state/state.ts';

/** How long the log keeps an entry that nobody has restored or dismissed, ms (SPEC M10). */
const KEPT_FOR = 30 * 24 * 60 * 60_000;

export type Lost = Omit<Conflict, 'id' | 'at'>;

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
  }));
  return { ...state, conflicts: [...state.conflicts, ...added] };
}

/** Without those that are over by the server's clock, as it was just measured: the device's own may be months ahead. */
export function withoutOldConflicts(state: EngineState, now: number): EngineState {
  const since = now + state.clockOffset - KEPT_FOR;
  const conflicts = state.conflicts.filter(({ at }) => at >= since);
  return conflicts.length === state.conflicts.length ? state : { ...state, conflicts };
}

/** A step may log several times; its ids count on. */
function nextIndex(lastId: string, prefix: string): number {
  return lastId.startsWith(prefix) ? Number(lastId.slice(prefix.length)) + 1 : 0;
}

export function withoutConflicts(state: EngineState, ids: readonly string[]): EngineState {
  const dismissed = new Set(ids);
  const conflicts = state.conflicts.filter(({ id }) => !dismissed.has(id));
  return conflicts.length === state.conflicts.length ? state : { ...state, conflicts };
}
