import {
  type Cursor,
  type DataType,
  isEqual,
  LIMITS,
  type PullPage,
  type Revision,
} from '@daybook/protocol';
import { entriesOf, type ServerItem } from '../../shared/items.ts';
import type { OutgoingCommit } from '../contract/commit.ts';
import type { ConfirmedChange } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { DAY } from '../contract/timing.ts';
import { type EngineState, withType } from '../state/state.ts';
import type { FullPull } from '../state/typeState.ts';
import { withConflicts } from './conflictLog.ts';
import { isBeforeRenewal, isOtherHistory } from './fullPull.ts';
import { draftOf, type ItemsDraft, itemsOf, mergeChange, takeOwnCommit } from './mergeChange.ts';
import { judgeOwn } from './ownCommits.ts';

/** After the last page: what the server has is taken in, and what it lacks goes by SPEC P7, P15. */
export function endFullPull(
  state: EngineState,
  type: DataType,
  page: Pick<PullPage, 'version' | 'commitId'>,
  moment: Moment,
): EngineState {
  const { fullPull } = state.durable[type];
  const { collected, acknowledged, skipped } = state.transient[type];
  if (!fullPull || !collected) return state;
  const draft = draftOf(type, state.items[type]);
  const isOther = fullPull.isOtherHistory || isOtherHistory(fullPull.from, page);
  const { applied, unknown } = judgeOwn(state, type, collected);
  const answered = acknowledged.filter(({ version }) => !isBeforeRenewal(version, page.version));
  const own = [...(isOther ? [] : applied), ...answered];
  // What the pages lack of an own commit that they should have is gone again.
  const after = own.filter(({ version }) => version > page.version);
  const changes = newestOf([...collected, ...after.flatMap(changesOf)]);
  const hasGoneBack = isOther || isOlder(draft, changes);
  const isLossOnly = hasGoneBack || isNoDeletion(state, type, fullPull, changes, moment);
  if (hasGoneBack) takeOtherHistory(draft, changes, fullPull.from);
  else takeChanges(draft, changes, own, unknown);
  for (const [id, item] of entriesOf(draft.server.buckets())) {
    if (changes.has(id) || skipped.includes(id)) continue;
    draft.server.set(id, undefined);
    dropMissing(draft, id, item, { hasGoneBack, isLossOnly });
  }
  const { unanswered } = state.durable[type];
  const ended = withType(state, type, {
    items: itemsOf(draft),
    durable: {
      fullPull: null,
      unanswered: hasGoneBack ? [] : unanswered.filter(({ version }) => version > page.version),
    },
    transient: { collected: null, acknowledged: [], skipped: [] },
  });
  return withConflicts(ended, draft.losses, moment);
}

function changesOf({ version, commitId, deviceId, changes }: OutgoingCommit): ConfirmedChange[] {
  return changes.map((change) => ({ ...change, version, commitId, deviceId }));
}

function newestOf(collected: readonly ConfirmedChange[]): Map<string, ConfirmedChange> {
  const newest = new Map<string, ConfirmedChange>();
  for (const change of collected) {
    const known = newest.get(change.id);
    if (!known || known.version <= change.version) newest.set(change.id, change);
  }
  return newest;
}

function takeChanges(
  draft: ItemsDraft,
  changes: ReadonlyMap<string, ConfirmedChange>,
  own: readonly OutgoingCommit[],
  unknown: readonly OutgoingCommit[],
): void {
  for (const commit of own) takeOwnCommit(draft, commit);
  for (const change of changes.values()) {
    const known = draft.server.get(change.id);
    if (change.version > (known?.version ?? 0)) mergeChange(draft, change, unknown);
  }
}

/** Versions of two histories can't be compared, so an own commit is no longer a base of anything. */
function takeOtherHistory(
  draft: ItemsDraft,
  changes: ReadonlyMap<string, ConfirmedChange>,
  from: Cursor,
): void {
  for (const change of changes.values())
    takeOfOtherHistory(draft, change, draft.server.get(change.id), from);
}

/**
 * A revision that isn't later than the one known here wasn't made on it (SPEC M8): it is what that one replaced, unless its
 * version says that it came after the server went back.
 */
function takeOfOtherHistory(
  draft: ItemsDraft,
  change: ConfirmedChange,
  known: ServerItem | undefined,
  from: Cursor,
): void {
  const mine = draft.local.get(change.id);
  const isOlder = change.version <= from.version && change.editedAt <= (known?.editedAt ?? 0);
  if (!mine || !known || !isOlder) {
    if (known) logLoss(draft, change, known);
    mergeChange(draft, change, []);
    return;
  }
  // So is it what `mine` replaced, over which it goes again: there is nothing to merge.
  draft.local.set(change.id, undefined);
  mergeChange(draft, change, []);
  draft.local.set(change.id, mine);
}

/** In one history no item's version falls. */
function isOlder({ server }: ItemsDraft, changes: ReadonlyMap<string, ConfirmedChange>): boolean {
  return [...changes.values()].some(({ id, version }) => version < (server.get(id)?.version ?? 0));
}

/**
 * Whether what is missing can't have been deleted (SPEC P15): no deletion is forgotten so soon, and what removes all data
 * at once (SPEC A15) would have left nothing so old.
 */
function isNoDeletion(
  state: EngineState,
  type: DataType,
  { from }: FullPull,
  changes: ReadonlyMap<string, ConfirmedChange>,
  { now }: Moment,
): boolean {
  const { currentAt } = state.durable[type];
  // Its record couldn't be read (SPEC D20): what it knew isn't known any more.
  if (from.version === 0) return true;
  const isRecent = Math.abs(now + state.clockOffset - currentAt) < LIMITS.cursorDays * DAY;
  return isRecent && [...changes.values()].some(({ version }) => version <= from.version);
}

function dropMissing(
  { type, local, losses }: ItemsDraft,
  itemId: string,
  item: ServerItem,
  { hasGoneBack, isLossOnly }: { hasGoneBack: boolean; isLossOnly: boolean },
): void {
  const mine = local.get(itemId);
  const entry = { dataType: type, itemId, side: 'mine' as const, fields: [] };
  if (!mine) {
    if (isLossOnly) losses.push({ ...entry, lost: lostOf(item), isServerLoss: true });
    return;
  }
  // Nobody deleted it: what is being worked on goes to the server again.
  if (hasGoneBack) return;
  local.set(itemId, undefined);
  losses.push({ ...entry, lost: mine });
}

function logLoss({ type, losses }: ItemsDraft, change: ConfirmedChange, known: ServerItem): void {
  if (isEqual(change.value, known.value)) return;
  losses.push({
    dataType: type,
    itemId: change.id,
    side: 'mine',
    fields: [],
    lost: lostOf(known),
    isServerLoss: true,
  });
}

function lostOf({ value, editedAt }: ServerItem): Revision {
  return { value, editedAt };
}
