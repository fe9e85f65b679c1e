import { DATA_TYPES, type ItemValue } from '@daybook/protocol';
import { countEntries, getEntry } from '../../extension/src/shared/items.ts';
import type { SimDevice } from './device.ts';
import type { Place } from './shapes.ts';
import type { Stage } from './stage.ts';

/** What a device holds back for a quota (SPEC C17), as far as the server has no room for it. */
export function heldPlaces(device: SimDevice): Place[] {
  const { items, transient } = device.stored();
  return DATA_TYPES.flatMap((type) => {
    const { heldBack } = transient[type];
    return (heldBack?.ids ?? [])
      .filter((id) => getEntry(items[type].local, id) !== undefined)
      .map((id) => ({ type, id }));
  });
}

/** A device that holds back where there is room, as far as it can know that. */
export function holdsInVain(device: SimDevice): boolean {
  const { items } = device.stored();
  const { server } = device.parts;
  return heldPlaces(device).some(({ type }) => {
    const known = countEntries(items[type].server);
    return Math.max(known, server.countItems(type)) < server.mostItems;
  });
}

/**
 * A person sees that the account is full: of what is held back they keep a little, and delete as much of what is there. How many devices
 * had something to do.
 */
export function makeRoom(stage: Stage): number {
  let count = 0;
  for (const device of stage.devices) {
    const held = heldPlaces(device);
    if (held.length === 0) continue;
    count += 1;
    for (const type of DATA_TYPES) {
      const ids = held.filter((place) => place.type === type).map(({ id }) => id);
      for (const id of ids.slice(KEPT)) stage.delete(device, { type, id });
      const there = [...device.visible<ItemValue>(type).keys()].filter((id) => !ids.includes(id));
      for (const id of there.slice(0, Math.min(KEPT, ids.length)))
        stage.delete(device, { type, id });
    }
    device.hear({ type: 'syncRequested' });
  }
  return count;
}

const KEPT = 2;
