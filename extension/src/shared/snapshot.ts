import { DATA_TYPES, type DataType, type ItemValue } from '@daybook/protocol';
import { type Conflict, readConflicts } from './conflict.ts';
import { type KnownDevice, readDevices } from './devices.ts';
import { applyEdit, type Edit } from './edit.ts';
import { entriesOf, type ItemsByType } from './items.ts';
import { KEYS } from './keys.ts';
import { pendingCountOf } from './pendingCountOf.ts';
import { readEdits } from './readEdits.ts';
import { readItems } from './readItems.ts';
import { belongsTo, readSession, type Session } from './session.ts';
import type { Fields } from './shape.ts';
import { readStatus, type SyncStatus } from './status.ts';

export { readEdits };

/** All that is stored, in types. Made of the raw keys, so that a tab and the worker read the same. */
export interface LocalSnapshot {
  session: Session;
  status: SyncStatus;
  items: ItemsByType;
  /** Edits of this session not yet folded into the items, in order. */
  edits: Edit[];
  /** What lost in merges, newest last. */
  conflicts: readonly Conflict[];
  /** The account's devices, as the server last had them. */
  devices: readonly KnownDevice[];
}

/** What has another shape than it should is left out, and the rest is read (SPEC D20). */
export function readSnapshot(raw: Fields): LocalSnapshot {
  const session = readSession(raw);
  return {
    session,
    status: readStatus(raw[KEYS.status]),
    items: readItems(raw),
    edits: readEdits(raw).filter((edit) => belongsTo(session, edit.epoch)),
    conflicts: readConflicts(raw),
    devices: readDevices(raw),
  };
}

/** What a person sees of one data type: the server's items, over them this device's changes, over them the edits. */
export function visibleItems<Value extends ItemValue>(
  snapshot: LocalSnapshot,
  type: DataType,
): Map<string, Value> {
  const { server, local } = snapshot.items[type];
  const visible = new Map<string, ItemValue>();
  for (const [id, item] of entriesOf(server)) visible.set(id, item.value);
  for (const [id, revision] of entriesOf(local)) put(visible, id, revision.value);
  for (const edit of snapshot.edits) {
    if (edit.dataType !== type) continue;
    put(visible, edit.itemId, applyEdit(visible.get(edit.itemId) ?? null, edit));
  }
  return visible as Map<string, Value>;
}

function put(items: Map<string, ItemValue>, id: string, value: ItemValue | null): void {
  if (value === null) items.delete(id);
  else items.set(id, value);
}

/** How many items have changes that the server doesn't have. */
export function pendingCount({ items, edits }: Pick<LocalSnapshot, 'items' | 'edits'>): number {
  return DATA_TYPES.reduce((count, type) => {
    const ofType = edits.filter(({ dataType }) => dataType === type);
    return count + pendingCountOf(items[type].local, ofType);
  }, 0);
}
