import { DATA_TYPES, type DataType } from '@daybook/protocol';
import { atom } from 'jotai/vanilla';
import { CONFLICT_BUCKETS, readConflicts } from '../../shared/conflict.ts';
import { readDevices } from '../../shared/devices.ts';
import type { ItemsByType, TypeItems } from '../../shared/items.ts';
import { KEYS } from '../../shared/keys.ts';
import type { LocalSnapshot } from '../../shared/snapshot.ts';
import { editsAtom, itemsAtoms, partAtom, sessionAtom, statusAtom } from '../data/partAtoms.ts';

export const knownDevicesAtom = partAtom([KEYS.devices], readDevices);

export const conflictLogAtom = partAtom(
  Array.from({ length: CONFLICT_BUCKETS }, (_, bucket) => KEYS.conflicts(bucket)),
  readConflicts,
);

/** All of it, for what is about several data types. */
export const snapshotAtom = atom(
  (get): LocalSnapshot => ({
    session: get(sessionAtom),
    status: get(statusAtom),
    items: itemsByType((type) => get(itemsAtoms[type])),
    edits: get(editsAtom),
    conflicts: get(conflictLogAtom),
    devices: get(knownDevicesAtom),
  }),
);

function itemsByType(itemsOf: (type: DataType) => TypeItems): ItemsByType {
  const entries = DATA_TYPES.map((type) => [type, itemsOf(type)]);
  return Object.fromEntries(entries) as ItemsByType;
}
