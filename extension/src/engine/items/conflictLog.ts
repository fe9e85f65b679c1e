import type { Conflict } from '../../shared/conflict.ts';
import type { Moment } from '../contract/moment.ts';
import type { EngineState } from '../state/state.ts';

const MAX_CONFLICTS = 100;

export type Lost = Omit<Conflict, 'id' | 'at'>;

/** Adds what lost to the log, whose oldest entries go when it is full. */
export function withConflicts(
  state: EngineState,
  losses: readonly Lost[],
  { nonce, now }: Pick<Moment, 'nonce' | 'now'>,
): EngineState {
  if (losses.length === 0) return state;
  const first = nextIndex(state.conflicts.at(-1)?.id ?? '', `${nonce}.`);
  const added = losses.map((loss, index) => ({
    ...loss,
    id: `${nonce}.${first + index}`,
    at: now,
  }));
  return { ...state, conflicts: [...state.conflicts, ...added].slice(-MAX_CONFLICTS) };
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
