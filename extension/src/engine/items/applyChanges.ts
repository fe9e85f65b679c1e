import type { Cursor, DataType } from '@daybook/protocol';
import type { OutgoingCommit } from '../contract/commit.ts';
import type { ConfirmedChange } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { type EngineState, withType } from '../state/state.ts';
import { withConflicts } from './conflictLog.ts';
import { draftOf, type ItemsDraft, itemsOf, mergeChange, takeOwnCommit } from './mergeChange.ts';
import { judgeOwn, withoutUnanswered } from './ownCommits.ts';

/** Takes in what the server has (SPEC P, M). News that are older than what is known change nothing. */
export function applyChanges(
  state: EngineState,
  type: DataType,
  changes: readonly ConfirmedChange[],
  moment: Moment,
): EngineState {
  const draft = draftOf(type, state.items[type]);
  const { applied, refused, unknown } = judgeOwn(state, type, changes);
  const { cursor } = state.durable[type];
  for (const commit of applied)
    takeOwnCommit(draft, beginsDelta(cursor) ? commit : only(commit, changes));
  for (const change of changes) {
    if (!isStale(draft, cursor, change)) mergeChange(draft, change, unknown);
  }
  const taken = withType(state, type, { items: itemsOf(draft) });
  return withConflicts(withoutUnanswered(taken, type, refused), draft.losses, moment);
}

function beginsDelta(cursor: Cursor | null): boolean {
  return cursor !== null && cursor.after === undefined && cursor.version > 0;
}

/** What a page from the start lacks is gone, and so may be what a page before this one brought: no tombstone is kept. */
function only(commit: OutgoingCommit, changes: readonly { id: string }[]): OutgoingCommit {
  const ids = new Set(changes.map(({ id }) => id));
  return { ...commit, changes: commit.changes.filter(({ id }) => ids.has(id)) };
}

function isStale(
  { server }: ItemsDraft,
  cursor: Cursor | null,
  { id, version }: ConfirmedChange,
): boolean {
  if (cursor && cursor.after === undefined && version <= cursor.version) return true;
  return version <= (server.get(id)?.version ?? 0);
}

/** The cursor with that time of the server's, if there is one (SPEC P6). */
export function withTime(cursor: Cursor, at: number | undefined): Cursor {
  return at === undefined ? cursor : { ...cursor, at };
}

/** Everything up to `cursor` is known now, and when: how far what is missing can have been deleted since (SPEC P15). */
export function moveCursor(
  state: EngineState,
  type: DataType,
  cursor: Cursor,
  { now }: Moment,
): EngineState {
  const { outbox, unanswered } = state.durable[type];
  // The pages to come may have what others made of an own commit (SPEC P10).
  if (cursor.after !== undefined) return withType(state, type, { durable: { cursor } });
  const own = outbox.findIndex(({ commitId }) => commitId === cursor.commitId);
  return withType(state, type, {
    durable: {
      cursor,
      outbox: outbox.slice(own + 1),
      unanswered: unanswered.filter(({ version }) => version > cursor.version),
      currentAt: now + state.clockOffset,
    },
  });
}

/** Whether nothing is between the cursor and that commit (SPEC C1, C2). */
export function isOnTop(
  { version, parent }: { readonly version: number; readonly parent: string | null },
  cursor: Cursor | null,
): boolean {
  if (cursor === null || cursor.after !== undefined) return false;
  return version === cursor.version + 1 && parent === cursor.commitId;
}

/** An own commit is known to be applied (SPEC P11). */
export function applyOwnCommit(
  state: EngineState,
  type: DataType,
  commit: OutgoingCommit,
  moment: Moment,
): EngineState {
  const { version, commitId } = commit;
  // A full pull takes everything in at its end (SPEC P14).
  if (state.durable[type].fullPull) {
    const { acknowledged } = state.transient[type];
    return withType(state, type, { transient: { acknowledged: [...acknowledged, commit] } });
  }
  // Amid a pull, or behind the cursor, what others did on top of it may be known here already: the pages say what is left.
  const { cursor } = state.durable[type];
  if (!isOnTop(commit, cursor)) return state;
  const draft = draftOf(type, state.items[type]);
  takeOwnCommit(draft, commit);
  const applied = withType(state, type, { items: itemsOf(draft) });
  // What was pulled for the head before says nothing of where the cursor is now (SPEC P13).
  const own = withTime({ version, commitId }, cursor?.at);
  return withType(moveCursor(applied, type, own, moment), type, {
    transient: { pulledFor: null },
  });
}
