import { DATA_TYPES, type DataType, type ItemValue, type Revision } from '@daybook/protocol';
import { byTime, CONFLICT_BUCKETS, type Conflict } from './conflict.ts';
import type { KnownDevice } from './devices.ts';
import { applyEdit, type Edit } from './edit.ts';
import {
  BUCKET_COUNT,
  type Bucket,
  type Buckets,
  EMPTY_BUCKET,
  entriesOf,
  type ItemsByType,
  type ServerItem,
} from './items.ts';
import { EDIT_PREFIX, KEYS } from './keys.ts';
import { belongsTo, FIRST_SESSION, type Session } from './session.ts';
import { INITIAL_STATUS, type SyncStatus } from './status.ts';

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

type Raw = Readonly<Record<string, unknown>>;

export function readSnapshot(raw: Raw): LocalSnapshot {
  const session = (raw[KEYS.session] as Session | undefined) ?? FIRST_SESSION;
  return {
    session,
    status: (raw[KEYS.status] as SyncStatus | undefined) ?? INITIAL_STATUS,
    items: readItems(raw),
    edits: readEdits(raw).filter((edit) => belongsTo(session, edit.epoch)),
    conflicts: readConflicts(raw),
    devices: (raw[KEYS.devices] as KnownDevice[] | undefined) ?? [],
  };
}

/** The edits, of whatever session, that are not folded yet, in order. */
export function readEdits(raw: Raw): Edit[] {
  const folded = new Set((raw[KEYS.folded] as string[] | undefined) ?? []);
  return Object.entries(raw)
    .filter(([key]) => key.startsWith(EDIT_PREFIX))
    .map(([, edit]) => edit as Edit)
    .filter((edit) => !folded.has(edit.id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function readConflicts(raw: Raw): Conflict[] {
  const buckets = Array.from(
    { length: CONFLICT_BUCKETS },
    (_, bucket) => (raw[KEYS.conflicts(bucket)] as Conflict[] | undefined) ?? [],
  );
  return buckets.flat().sort(byTime);
}

function readItems(raw: Raw): ItemsByType {
  const entries = DATA_TYPES.map((type) => [
    type,
    {
      server: readBuckets<ServerItem>(raw, (bucket) => KEYS.server(type, bucket)),
      local: readBuckets<Revision>(raw, (bucket) => KEYS.local(type, bucket)),
    },
  ]);
  return Object.fromEntries(entries) as ItemsByType;
}

function readBuckets<Entry>(raw: Raw, keyOf: (bucket: number) => string): Buckets<Entry> {
  const buckets: Bucket<Entry>[] = [];
  for (let bucket = 0; bucket < BUCKET_COUNT; bucket += 1) {
    buckets.push((raw[keyOf(bucket)] as Bucket<Entry> | undefined) ?? EMPTY_BUCKET);
  }
  return buckets;
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
  const pending = new Set(edits.map((edit) => `${edit.dataType}/${edit.itemId}`));
  for (const type of DATA_TYPES) {
    for (const [id] of entriesOf(items[type].local)) pending.add(`${type}/${id}`);
  }
  return pending.size;
}
