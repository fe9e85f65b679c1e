import { type DataType, SCHEMA_VERSION, START } from '@daybook/protocol';
import { BucketsDraft, entriesOf } from '../../shared/items.ts';
import type { Moment } from '../contract/event.ts';
import { byType, type EngineState, withItems, withLive, withSync } from '../state/state.ts';
import { type Lost, withConflicts } from './conflictLog.ts';

/** The cursor is no use any more (SPEC P6): everything is read from the start, and what the server lacks goes. */
export function beginFullPull(state: EngineState, type: DataType): EngineState {
  const begun = withSync(state, type, { cursor: START, isFullPull: true });
  return withLive(begun, type, { mustPull: true, seenItems: new Set() });
}

/** What was met is only known to the worker that met it: one that was restarted begins anew. */
export function resumeFullPulls(state: EngineState): EngineState {
  let next = state;
  byType((type) => {
    if (next.sync[type].isFullPull) next = beginFullPull(next, type);
  });
  return next;
}

/** Values that older schemas refused were passed over (SPEC D8): with newer ones everything is read again. */
export function rereadForSchema(state: EngineState, readWithSchema: number): EngineState {
  if (readWithSchema === SCHEMA_VERSION) return state;
  let next = state;
  byType((type) => {
    if (next.sync[type].cursor !== null) next = beginFullPull(next, type);
  });
  return next;
}

export function withSeen(
  state: EngineState,
  type: DataType,
  changes: readonly { id: string }[],
): EngineState {
  const { seenItems } = state.live[type];
  if (!seenItems) return state;
  return withLive(state, type, {
    seenItems: new Set([...seenItems, ...changes.map(({ id }) => id)]),
  });
}

/**
 * After the last page: clean items that the server lacks are removed, changed ones that it once had go to the conflict
 * log, and what was never sent stays (SPEC P7).
 */
export function endFullPull(state: EngineState, type: DataType, moment: Moment): EngineState {
  const { seenItems } = state.live[type];
  if (!state.sync[type].isFullPull || !seenItems) return state;
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
  const kept = { server: keptServer.buckets(), local: keptLocal.buckets() };
  const swept = withItems(state, type, kept);
  const ended = withLive(withSync(swept, type, { isFullPull: false }), type, { seenItems: null });
  return withConflicts(ended, losses, moment);
}
