import { DATA_TYPES, isEqual, valueIn } from '@daybook/protocol';
import { dirtyCount, type EngineState } from '../../../extension/src/engine/state/state.ts';
import { entriesOf } from '../../../extension/src/shared/items.ts';
import type { SimServer } from '../server.ts';

/** In what the device differs from one that has nothing to do; null if it doesn't. */
export function unsettledIn(state: EngineState, server: SimServer): string | null {
  const { status } = state;
  if (dirtyCount(state) > 0) return `${dirtyCount(state)} items are pending`;
  for (const type of DATA_TYPES) {
    const { cursor, outbox, unanswered, fullPull } = state.durable[type];
    const { head } = server.data(type);
    const isAtHead =
      cursor?.version === (head?.version ?? 0) && cursor.commitId === (head?.commitId ?? null);
    if (!isAtHead || cursor.after !== undefined || fullPull)
      return `the cursor of ${type} is ${JSON.stringify(cursor)}`;
    // Of what was sent to a server that went back nobody may ever know more.
    const isKept = unanswered.some(({ version }) => version <= cursor.version);
    if (outbox.length > 0 || isKept) return `own commits of ${type} are left`;
    const difference = differenceIn(state, server, type);
    if (difference) return difference;
  }
  return status.state === 'synced' ? null : `the status is ${JSON.stringify(status)}`;
}

function differenceIn(
  state: EngineState,
  server: SimServer,
  type: (typeof DATA_TYPES)[number],
): string | null {
  const known = new Map(entriesOf(state.items[type].server));
  for (const [id, item] of server.data(type).items) {
    const value = valueIn(item);
    if (value === null) continue;
    const { version, editedAt } = item;
    if (!isEqual(known.get(id), { value, editedAt, version }))
      return `${type}/${id} is ${JSON.stringify(known.get(id))}, at the server ${JSON.stringify(item)}`;
    known.delete(id);
  }
  const [more] = known.keys();
  return more === undefined ? null : `${type}/${more} is here and not at the server`;
}
