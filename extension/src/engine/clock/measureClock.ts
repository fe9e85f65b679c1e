import type { ItemValue, Revision } from '@daybook/protocol';
import { getEntry, withEntry } from '../../shared/items.ts';
import type { Moment } from '../contract/moment.ts';
import { TIMING } from '../contract/timing.ts';
import { type EngineState, withType } from '../state/state.ts';
import type { UnmeasuredEdit } from '../state/unmeasuredEdit.ts';

/** An answer showed the server's clock: it is `clockOffset` ms ahead of this device's (SPEC K1). */
export function withMeasuredClock(
  state: EngineState,
  clockOffset: number,
  { now }: Moment,
): EngineState {
  const error = clockOffset - state.clockOffset;
  const measured: EngineState = { ...state, clockOffset, unmeasured: [] };
  const isRight = Math.abs(error) <= TIMING.clockError;
  return withLapseSeen(isRight ? measured : withTimesCorrected(state, measured, error), now);
}

/** Corrections between which a person sees an item and edits it. */
const MOST_CORRECTIONS = 4;

function withTimesCorrected(
  { clockOffset, earlierOffsets, unmeasured }: EngineState,
  measured: EngineState,
  error: number,
): EngineState {
  const known = [clockOffset, ...earlierOffsets].slice(0, MOST_CORRECTIONS);
  return unmeasured.reduce<EngineState>((next, edit) => withTimesMoved(next, edit, error), {
    ...measured,
    earlierOffsets: known,
  });
}

/** Only the server's own clock ends a Pro (SPEC K4). */
function withLapseSeen(state: EngineState, now: number): EngineState {
  const { identity } = state.connection;
  if (!identity?.uid) return state;
  const { proUntilMs } = identity.entitlement;
  const isOver = now + state.clockOffset >= proUntilMs;
  return isOver ? { ...state, lapsedFor: proUntilMs } : state;
}

/** What was sent of it stays as it was sent (SPEC K3). */
function withTimesMoved(
  state: EngineState,
  { dataType: type, itemId, fields }: UnmeasuredEdit,
  error: number,
): EngineState {
  const { items } = state;
  const revision = getEntry(items[type].local, itemId);
  if (!revision) return state;
  const base = getEntry(items[type].server, itemId)?.editedAt ?? 0;
  const moved: Revision = {
    value: revision.value && moveTimes(revision.value, fields, error),
    // SPEC M8
    editedAt: Math.max(Math.round(revision.editedAt + error), base + 1),
  };
  const local = withEntry(items[type].local, itemId, moved);
  return withType(state, type, { items: { ...items[type], local } });
}

/** A copy with `by` ms added to those of these fields that are times now: an edit since may have set one to null. */
export function moveTimes<Value extends ItemValue>(
  value: Value,
  fields: readonly string[],
  by: number,
): Value {
  const moved = Object.entries(value).flatMap(([name, time]) =>
    fields.includes(name) && typeof time === 'number'
      ? [[name, Math.max(0, Math.round(time + by))]]
      : [],
  );
  return { ...value, ...Object.fromEntries(moved) };
}

/** Times that edits set by the device's clock. */
const OWN_TIMES = ['createdAt', 'completedAt', 'endedAt', 'startedAt'];

/**
 * Times that were put into server time, or corrected, since the person saw them: until an edit is folded, and the clock is
 * measured, they are shown by the device's clock (SPEC K2, K3).
 */
export function timesMoved(
  seen: ItemValue | null,
  current: ItemValue | null,
  { clockOffset, earlierOffsets }: Pick<EngineState, 'clockOffset' | 'earlierOffsets'>,
): string[] {
  if (seen === null || current === null) return [];
  const was: Record<string, unknown> = { ...seen };
  const is: Record<string, unknown> = { ...current };
  const corrections = [0, ...earlierOffsets].map((earlier) => clockOffset - earlier);
  // What an earlier edit made is as that one saw it, where its item is gone (SPEC V7).
  const by = corrections.flatMap((ms) => [ms, -ms]);
  const moved = by.map((ms): Record<string, unknown> => ({ ...moveTimes(seen, OWN_TIMES, ms) }));
  return OWN_TIMES.filter(
    (name) => was[name] !== is[name] && moved.some((times) => times[name] === is[name]),
  );
}

/** How far from the time of the edit a field is that was set with it, ms. */
const WITH_THE_EDIT = 1_000;

/** Times that a person's edit gave to the item by the device's clock; a time that begins something moves with its end (SPEC K2). */
export function timesSetIn(
  before: ItemValue | null,
  value: ItemValue | null,
  madeAt: number,
): string[] {
  if (value === null) return [];
  const was: Record<string, unknown> = { ...before };
  const is: Record<string, unknown> = { ...value };
  const isSet = (name: string) =>
    typeof is[name] === 'number' &&
    is[name] !== was[name] &&
    Math.abs(is[name] - madeAt) <= WITH_THE_EDIT;
  const set = ['createdAt', 'completedAt', 'endedAt'].filter(isSet);
  return set.includes('endedAt') && was.startedAt !== is.startedAt ? [...set, 'startedAt'] : set;
}
