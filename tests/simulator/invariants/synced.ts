import { DATA_TYPES, type DataType, isEqual, isValidItem, valueIn } from '@daybook/protocol';
import { dirtyCount, type EngineState } from '../../../extension/src/engine/state/state.ts';
import { countEntries, getEntry } from '../../../extension/src/shared/items.ts';
import type { SimDevice } from '../device.ts';
import type { TypeData } from '../serverData.ts';

/** What a device showed was already found right, by what the server had. */
const checked = new WeakMap<object, TypeData>();

/** `synced` means: the server has all that this device shows, and the cursor says truly how new that is. */
export function checkSynced(device: SimDevice, state: EngineState): void {
  const fail = (why: string) => {
    throw new Error(`${device.name} says synced, and ${why}`);
  };
  if (dirtyCount(state) > 0) fail('has changes that the server lacks');
  for (const type of DATA_TYPES) {
    const { cursor } = state.durable[type];
    if (cursor === null || cursor.after !== undefined) return fail(`is amid a pull of ${type}`);
    const atServer = device.parts.server.stateAt(type, cursor);
    if (atServer) checkItems(state, type, atServer, fail);
    else if (hasHeardAll(device)) fail(`${type} is of another history`);
  }
}

/** Nothing is on its way that could tell it more. */
function hasHeardAll({ parts }: SimDevice): boolean {
  const { firestore, inbox, requests } = parts;
  return parts.isDirectOpen && firestore.isCurrent && inbox.size === 0 && requests.count === 0;
}

function checkItems(
  state: EngineState,
  type: DataType,
  atServer: TypeData,
  fail: (why: string) => void,
): void {
  const { server } = state.items[type];
  if (checked.get(server) === atServer) return;
  let count = 0;
  for (const [id, item] of atServer.items) {
    const value = valueIn(item);
    if (value === null || !isShown(type, id, value)) continue;
    count += 1;
    if (!isEqual(getEntry(server, id)?.value, value))
      fail(`shows ${type}/${id} otherwise than the server has it`);
  }
  // A device keeps what it had of an item that is none any more (SPEC P19).
  const kept = [...(atServer.broken ?? [])].filter(([id]) => getEntry(server, id));
  if (countEntries(server) - kept.length !== count)
    fail(`shows more of ${type} than the server has`);
  checked.set(server, atServer);
}

const shown = new WeakMap<object, boolean>();

/** What breaks its schema is not shown (SPEC D8). No value changes, so each is looked at once. */
function isShown(type: DataType, id: string, value: object): boolean {
  const isValid = shown.get(value) ?? isValidItem(type, id, value);
  shown.set(value, isValid);
  return isValid;
}
