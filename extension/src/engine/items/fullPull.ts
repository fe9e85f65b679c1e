import { DATA_TYPES, type DataType, SCHEMA_VERSION, START } from '@daybook/protocol';
import { BucketsDraft, entriesOf } from '../../shared/items.ts';
import type { Moment } from '../contract/moment.ts';
import { type EngineState, withType } from '../state/state.ts';
import { type Lost, withConflicts } from './conflictLog.ts';

/** The cursor is no use any more (SPEC P6): everything is read from the start, and what the server lacks goes. */
export function beginFullPull(state: EngineState, type: DataType): EngineState {
  return withType(state, type, {
    durable: { cursor: START, isFullPull: true },
    transient: { mustPull: true, seenItems: new Set() },
  });
}

/** Only the worker that met an item knows it: after a restart the pull begins again. */
export function resumeFullPulls(state: EngineState): EngineState {
  return DATA_TYPES.reduce(
    (next, type) => (next.durable[type].isFullPull ? beginFullPull(next, type) : next),
    state,
  );
}

/** Values that older schemas refused were passed over (SPEC D8): with newer ones everything is read again. */
export function rereadForSchema(state: EngineState, readWithSchema: number): EngineState {
  if (readWithSchema === SCHEMA_VERSION) return state;
  return DATA_TYPES.reduce(
    (next, type) => (next.durable[type].cursor === null ? next : beginFullPull(next, type)),
    state,
  );
}

export function withSeen(
  state: EngineState,
  type: DataType,
  changes: readonly { id: string }[],
): EngineState {
  const { seenItems } = state.transient[type];
  if (!seenItems) return state;
  return withType(state, type, {
    transient: {
      seenItems: new Set([...seenItems, ...changes.map(({ id }) => id)]),
    },
  });
}

/**
 * After the last page: clean items that the server lacks are removed, changed ones that it once had go to the conflict
 * log, and what was never sent stays (SPEC P7).
 */
export function endFullPull(state: EngineState, type: DataType, moment: Moment): EngineState {
  const { seenItems } = state.transient[type];
  if (!state.durable[type].isFullPull || !seenItems) return state;
  const { server, local } = state.items[type];
  const losses: Lost[] = [];
  const keptServer = new BucketsDraft(server);
  const keptLocal = new BucketsDraft(local);
  for (const [id] of entriesOf(server)) {
    if (seenItems.has(id)) continue;
    keptServer.set(id, undefined);
    const lost = keptLocal.get(id);
    if (!lost) continue;
    keptLocal.set(id, undefined);
    losses.push({ dataType: type, itemId: id, lost, side: 'mine', fields: [] });
  }
  const ended = withType(state, type, {
    items: { server: keptServer.buckets(), local: keptLocal.buckets() },
    durable: { isFullPull: false },
    transient: { seenItems: null },
  });
  return withConflicts(ended, losses, moment);
}
