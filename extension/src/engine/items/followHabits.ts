import type { Checkin, ItemValue } from '@daybook/protocol';
import {
  entriesOf,
  getEntry,
  revisionHere,
  type TypeItems,
  withEntry,
} from '../../shared/items.ts';
import type { Moment } from '../contract/moment.ts';
import { DAY } from '../contract/timing.ts';
import type { DeletedHabit } from '../state/deletedHabit.ts';
import { type EngineState, withType } from '../state/state.ts';
import { foldEdit } from './foldEdits.ts';

/** How long a device remembers a deleted habit and what went with it, ms (SPEC D23). */
const REMEMBERED_FOR = 30 * DAY;

type Checkins = Readonly<Record<string, Checkin>>;

/**
 * Check-ins go with their habit, and come back with it (SPEC D23), whatever a step did to either: `after` is the state that
 * it made of `before`.
 */
export function followHabits(before: EngineState, after: EngineState, moment: Moment): EngineState {
  const [was, is] = [before.items.HABITS, after.items.HABITS];
  // Another session's items are no deletions.
  if (was === is || before.session.epoch !== after.session.epoch) return after;
  const ids = changedIds(was, is);
  let next = after;
  for (const id of ids) {
    const [one, other] = [valueHere(was, id), valueHere(is, id)];
    const isDeletionLost = isKnown(was, id) && !isKnown(is, id);
    if (isHabit(one) && other === null && !isLostByServer(before, after, id)) {
      next = withDeletion(next, id, checkinsOf(was, id), moment);
    } else if (isHabit(other) && one === null) {
      next = withReturn(next, id, moment);
    } else if (isHabit(other) && isDeletionLost) {
      next = putBack(next, checkinsOf(was, id), moment);
    }
  }
  for (const id of ids) {
    const checkin = valueHere(next.items.HABITS, id);
    if (isCheckin(checkin) && next.deletedHabits.some((habit) => habit.id === checkin.habitId)) {
      next = withDeletion(next, checkin.habitId, { [id]: checkin }, moment);
    }
  }
  return next;
}

/** The check-ins are deleted where they are left, and remembered. */
function withDeletion(
  state: EngineState,
  id: string,
  checkins: Checkins,
  moment: Moment,
): EngineState {
  const now = Math.max(0, Math.round(moment.now + state.clockOffset));
  const others = state.deletedHabits.filter(
    (deleted) => deleted.id !== id && deleted.at >= now - REMEMBERED_FOR,
  );
  const known = state.deletedHabits.find((deleted) => deleted.id === id);
  const remembered: DeletedHabit = {
    id,
    at: now,
    checkins: { ...known?.checkins, ...checkins },
  };
  let next: EngineState = { ...state, deletedHabits: [...others, remembered] };
  for (const itemId of Object.keys(checkins)) {
    const left = valueHere(next.items.HABITS, itemId);
    if (left !== null) next = withEdit(next, itemId, left, null, moment);
  }
  return next;
}

/** The device that brings the habit back brings its check-ins; otherwise whoever did so does. */
function withReturn(state: EngineState, id: string, moment: Moment): EngineState {
  const known = state.deletedHabits.find((deleted) => deleted.id === id);
  if (!known) return state;
  const deletedHabits = state.deletedHabits.filter((deleted) => deleted !== known);
  const next = { ...state, deletedHabits };
  const isOwn = getEntry(state.items.HABITS.local, id) !== undefined;
  return isOwn ? putBack(next, known.checkins, moment) : withoutDeletions(next, known.checkins);
}

/** What was put back on the server stays, and the deletion of the rest needs no sending. */
function withoutDeletions(state: EngineState, checkins: Checkins): EngineState {
  const { HABITS } = state.items;
  let { local } = HABITS;
  for (const id of Object.keys(checkins)) {
    local = withEntry(local, id, undefined);
  }
  return withType(state, 'HABITS', { items: { ...HABITS, local } });
}

function putBack(state: EngineState, checkins: Checkins, moment: Moment): EngineState {
  let next = state;
  for (const [id, checkin] of Object.entries(checkins)) {
    if (valueHere(next.items.HABITS, id) === null) next = withEdit(next, id, null, checkin, moment);
  }
  return next;
}

function withEdit(
  state: EngineState,
  itemId: string,
  before: ItemValue | null,
  value: ItemValue | null,
  moment: Moment,
): EngineState {
  const made = { madeAt: moment.now, timesSet: [] };
  const edit = { dataType: 'HABITS', itemId, before, value, ...made } as const;
  return foldEdit(state, edit, moment);
}

/** A habit that only the server lost was deleted by nobody (SPEC P15). */
function isLostByServer(before: EngineState, after: EngineState, id: string): boolean {
  return after.conflicts.some(
    (entry) =>
      entry.isServerLoss &&
      entry.dataType === 'HABITS' &&
      entry.itemId === id &&
      !before.conflicts.includes(entry),
  );
}

function checkinsOf(items: TypeItems, habitId: string): Checkins {
  const ids = [...entriesOf(items.server), ...entriesOf(items.local)].map(([id]) => id);
  const found = ids.flatMap((id) => {
    const value = valueHere(items, id);
    return isCheckin(value) && value.habitId === habitId ? [[id, value]] : [];
  });
  return Object.fromEntries(found);
}

function changedIds(was: TypeItems, is: TypeItems): Set<string> {
  const ids = new Set<string>();
  for (const part of ['server', 'local'] as const) {
    for (const [index, bucket] of is[part].entries()) {
      const old = was[part][index];
      if (old === bucket) continue;
      for (const id of [...Object.keys(old ?? {}), ...Object.keys(bucket)]) ids.add(id);
    }
  }
  return ids;
}

function isKnown({ server }: TypeItems, id: string): boolean {
  return getEntry(server, id) !== undefined;
}

function valueHere(items: TypeItems, id: string): ItemValue | null {
  return revisionHere(items, id)?.value ?? null;
}

function isHabit(value: ItemValue | null): boolean {
  return value !== null && 'kind' in value && value.kind === 'habit';
}

function isCheckin(value: ItemValue | null): value is Checkin {
  return value !== null && 'kind' in value && value.kind === 'checkin';
}
