import type { EngineEvent } from '../../extension/src/engine/contract/event.ts';
import { type EngineState, withType } from '../../extension/src/engine/state/state.ts';
import { entriesOf, withEntry } from '../../extension/src/shared/items.ts';

/** What is broken on a device, to see that it is found out. */
export interface DeviceMutations {
  /** Breaks the engine's order: effects run before the state is stored. */
  actBeforeStoring?: boolean;
  /** Breaks SPEC M1: merges as if the server had never had the item. */
  forgetBase?: boolean;
  /** Breaks SPEC E9: the account's document is never reported. */
  ignoreAccount?: boolean;
  /** Breaks SPEC P8: takes a head's changes whatever the cursor is. */
  ignoreGaps?: boolean;
}

/** The state that the engine takes the event in. */
export function mutated(
  state: EngineState,
  event: EngineEvent,
  { ignoreGaps, forgetBase }: DeviceMutations,
): EngineState {
  if (ignoreGaps && event.type === 'headsSeen') return withoutGaps(state, event);
  return forgetBase ? withoutBase(state) : state;
}

function withoutBase(state: EngineState): EngineState {
  const { TODOS } = state.items;
  let { server } = TODOS;
  for (const [id] of entriesOf(TODOS.local)) server = withEntry(server, id, undefined);
  return withType(state, 'TODOS', { items: { ...TODOS, server } });
}

/** The cursor as if nothing were between it and the head. */
function withoutGaps(
  state: EngineState,
  { heads: { TODOS } }: Extract<EngineEvent, { type: 'headsSeen' }>,
): EngineState {
  const { cursor } = state.durable.TODOS;
  if (!TODOS?.changes || TODOS.version <= (cursor?.version ?? 0)) return state;
  return withType(state, 'TODOS', {
    durable: { cursor: { version: TODOS.version - 1, commitId: TODOS.parent } },
  });
}
