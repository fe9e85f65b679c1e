import type { DataType } from '@daybook/protocol';
import { countEntries, getEntry } from '../../shared/items.ts';
import type { OutgoingCommit, SentChange } from '../contract/commit.ts';
import { QUOTA, type Quota } from '../contract/quota.ts';
import { dueTime, TIMING } from '../contract/timing.ts';
import type { EngineState } from '../state/state.ts';
import type { HeldBack, OverQuota } from '../state/typeState.ts';
import { bytesOfItems, bytesOfValue } from './measureItems.ts';

/** How many items a type may have here, and what its quota says. */
interface Room {
  items: number;
  limit: number;
  bytes: number;
}

/**
 * What of `unsent` creates items for which a quota has no room; null where there is room for all (SPEC C17). `queued` are
 * commits on their way, `now` is the device's clock, ms.
 */
export function heldBackOf(
  state: EngineState,
  type: DataType,
  unsent: readonly SentChange[],
  queued: readonly OutgoingCommit[],
  { now, quota = QUOTA }: { now: number; quota?: Quota | undefined },
): HeldBack | null {
  const onTheirWay = created(
    state,
    type,
    queued.flatMap(({ changes }) => changes),
  );
  const isOnItsWay = ({ id }: SentChange) => onTheirWay.some((sent) => sent.id === id);
  const waiting = created(state, type, unsent).filter((change) => !isOnItsWay(change));
  if (waiting.length === 0) return null;
  const room = roomOf(state.transient[type].overQuota, quota, now);
  return beyond(state, type, [...onTheirWay, ...waiting.toSorted(byEdit)], onTheirWay.length, room);
}

/** The changes that create items, each item once. */
export function created(
  state: EngineState,
  type: DataType,
  changes: readonly SentChange[],
): SentChange[] {
  const { server } = state.items[type];
  const isNew = ({ id, value }: SentChange) => value !== null && !getEntry(server, id);
  return [...new Map(changes.filter(isNew).map((change) => [change.id, change])).values()];
}

/** The API door may count what this device can't read, or by another quota (SPEC A20). */
function roomOf(over: OverQuota | null, quota: Quota, now: number): Room {
  const room = { items: quota.items, limit: quota.items, bytes: quota.bytes };
  const isOver = over !== null && now < dueTime(over.retryAt, now, TIMING.retryTooLargeMax);
  return isOver && over.most < room.items ? { ...room, items: over.most, limit: over.limit } : room;
}

/** Those edited first go first. */
function byEdit(a: SentChange, b: SentChange): number {
  return a.editedAt - b.editedAt || (a.id < b.id ? -1 : 1);
}

/** From the first one that has no room; the first `sent` of `changes` have theirs. */
function beyond(
  state: EngineState,
  type: DataType,
  changes: readonly SentChange[],
  sent: number,
  room: Room,
): HeldBack | null {
  const { server } = state.items[type];
  let items = countEntries(server);
  let bytes = bytesOfItems(server, items + changes.length, room.bytes);
  for (const [index, { value }] of changes.entries()) {
    items += 1;
    bytes += value ? bytesOfValue(value) : 0;
    const isFull = items > room.items;
    if (index < sent || (!isFull && bytes <= room.bytes)) continue;
    const ids = changes.slice(index).map(({ id }) => id);
    return isFull
      ? { quota: 'items', limit: room.limit, ids }
      : { quota: 'bytes', limit: room.bytes, ids };
  }
  return null;
}
