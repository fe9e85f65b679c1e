import {
  type DataType,
  type ItemValue,
  isEqual,
  isValidItem,
  mergeItem,
  type Revision,
} from '@daybook/protocol';
import type { Edit } from '../../shared/edit.ts';
import { getEntry, revisionHere, withEntry } from '../../shared/items.ts';
import { belongsTo } from '../../shared/session.ts';
import { moveTimes, timesMoved } from '../clock/measureClock.ts';
import type { EngineEvent } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { placeOf } from '../state/faultState.ts';
import { type EngineState, NEVER_STORED, withType } from '../state/state.ts';
import { type Step, stepTo } from '../state/step.ts';
import type { UnmeasuredEdit } from '../state/unmeasuredEdit.ts';
import { withConflicts } from './conflictLog.ts';
import { type ItemEdit, joinEdits } from './joinEdits.ts';

/**
 * Takes what was found in storage. A single edit isn't taken before those that are still being read there, but it may have
 * come after they were: so they are read once more.
 */
export function findEdits(
  state: EngineState,
  { edits, areAll = false }: Pick<Extract<EngineEvent, { type: 'editsFound' }>, 'edits' | 'areAll'>,
  moment: Moment,
): Step {
  if (state.areEditsAsked && !areAll) return stepTo(state, { type: 'findEdits' });
  return foldEdits(state.areEditsAsked ? { ...state, areEditsAsked: false } : state, edits, moment);
}

/** Takes the tabs' edits into the items. Their keys go only once the items are stored (a crash between is harmless). */
function foldEdits(state: EngineState, edits: readonly Edit[], moment: Moment): Step {
  // SPEC V7: they wait in storage until the device is cleared.
  if (state.signingOut && state.device.state === 'removed') return stepTo(state);
  const known = new Set(state.folded);
  const { heldBack } = state.fault;
  const ready = edits.filter((edit) => !heldBack.includes(placeOf(edit)));
  const fresh = ready.filter((edit) => !known.has(edit.id));
  const own = fresh.filter((edit) => belongsTo(state.session, edit.epoch) && !state.signingOut);
  let next = state;
  for (const edit of joinEdits(own)) {
    next = foldEdit(next, edit, moment);
  }
  const ids = ready.map((edit) => edit.id);
  const folded = [...state.folded, ...fresh.map(({ id }) => id)];
  const stored = fresh.length === 0 ? state : { ...next, folded };
  return ids.length > 0 ? stepTo(stored, { type: 'removeEdits', ids }) : stepTo(stored);
}

export function forgetFolded(state: EngineState, removed: readonly string[]): EngineState {
  const gone = new Set(removed);
  const folded = state.folded.filter((id) => !gone.has(id));
  return folded.length === state.folded.length ? state : { ...state, folded };
}

/** What an edit of an earlier session was made on isn't here any more, and may have been put behind others (SPEC M8, V7), ms. */
const AFTER_EARLIER = 1_000;

/** What came to the device between the person's look at the item and now is merged with the edit (SPEC M1). */
export function foldEdit(
  state: EngineState,
  edit: Omit<ItemEdit, 'epoch'> & { epoch?: number },
  moment: Moment,
): EngineState {
  const { dataType: type, itemId, before, timesSet: fields } = edit;
  const current = revisionHere(state.items[type], itemId) ?? NEVER_STORED;
  const { epoch = state.session.epoch } = edit;
  const isOfEarlier = epoch !== state.session.epoch && before !== null;
  const latest = Math.min(edit.madeAt, moment.now) + (isOfEarlier ? AFTER_EARLIER : 0);
  const madeAt = Math.round(latest + state.clockOffset);
  const moved = timesMoved(before, current.value, state);
  const seen = before && withTimesOf(before, current.value, moved);
  const kept = moved.filter((name) => isSameIn(before, edit.value, name));
  const timed = edit.value && moveTimes(edit.value, fields, state.clockOffset);
  const value = timed && withTimesOf(timed, current.value, kept);
  const known = withUnmeasured(state, { dataType: type, itemId, fields });
  // What a removed device deletes isn't on it any more, and may be on the server (SPEC V7).
  const isOfOthers = isOfEarlier && value === null;
  const isLeft = isImported(state) && current !== NEVER_STORED;
  if (isEqual(current.value, seen) || (isOfOthers && current === NEVER_STORED)) {
    const revision = { value, editedAt: laterThan(current, madeAt) };
    return withRevision(known, type, itemId, revision, isOfOthers || isLeft);
  }
  const { result, loss } = mergeItem(type, itemId, {
    base: { value: seen, editedAt: 0 },
    mine: { value, editedAt: madeAt },
    theirs: current,
  });
  const losses = loss ? [{ dataType: type, itemId, ...loss }] : [];
  const logged = withConflicts(known, losses, moment);
  if (isEqual(result.value, current.value)) return logged;
  const editedAt = laterThan(current, result.editedAt);
  return withRevision(logged, type, itemId, { value: result.value, editedAt }, isLeft);
}

/** What is here was left by a device that was removed, whose account may have it (SPEC V7). */
function isImported({ session }: EngineState): boolean {
  return session.uid === null && session.importedEpoch !== null;
}

function withTimesOf<Value extends ItemValue>(
  value: Value,
  current: ItemValue | null,
  names: readonly string[],
): Value {
  const times = Object.entries({ ...current }).filter(([name]) => names.includes(name));
  return { ...value, ...Object.fromEntries(times) };
}

function isSameIn(one: object | null, other: object | null, name: string): boolean {
  const [was, is] = [one, other].map((value): Record<string, unknown> => ({ ...value }));
  return was?.[name] === is?.[name];
}

/** An item edited twice has the times of both edits to be corrected. */
function withUnmeasured(state: EngineState, edit: UnmeasuredEdit): EngineState {
  const isSame = ({ dataType, itemId }: UnmeasuredEdit) =>
    dataType === edit.dataType && itemId === edit.itemId;
  const before = state.unmeasured.find(isSame);
  const fields = [...new Set([...(before?.fields ?? []), ...edit.fields])];
  if (before?.fields.length === fields.length) return state;
  // What is on the server by now can't be corrected any more.
  const others = state.unmeasured.filter(
    (other) => !isSame(other) && getEntry(state.items[other.dataType].local, other.itemId),
  );
  return { ...state, unmeasured: [...others, { ...edit, fields }] };
}

/** SPEC M8. */
function laterThan(current: Revision, time: number): number {
  return Math.max(time, current.editedAt + 1);
}

/** An item that no server can have and that is deleted again needs no sending; under some ids it has none (SPEC C14). */
function withRevision(
  state: EngineState,
  type: DataType,
  itemId: string,
  revision: Revision,
  mayBeThere = false,
): EngineState {
  const items = state.items[type];
  const isPossible = isValidItem(type, itemId, null);
  const wasSent = isPossible && (mayBeThere || state.durable[type].cursor !== null);
  const kept: { value: ItemValue | null; editedAt: number } | undefined =
    revision.value === null && !wasSent ? undefined : revision;
  return withType(state, type, {
    items: { ...items, local: withEntry(items.local, itemId, kept) },
  });
}
