import {
  type Cursor,
  DATA_TYPES,
  type DataType,
  HEAD_RENEWAL,
  SCHEMA_VERSION,
  START,
} from '@daybook/protocol';
import { countEntries } from '../../shared/items.ts';
import type { ConfirmedChange } from '../contract/event.ts';
import { type EngineState, withType } from '../state/state.ts';

/**
 * The cursor is no use any more (SPEC P7): everything is read from the start and taken in at once at the end, so that
 * nothing depends on how often it was interrupted (SPEC P14). `isOtherHistory`: the server is known to have gone back.
 */
export function beginFullPull(
  state: EngineState,
  type: DataType,
  isOtherHistory = false,
): EngineState {
  const { cursor, fullPull } = state.durable[type];
  const from = fullPull?.from ?? cursor ?? START;
  return withType(state, type, {
    durable: {
      cursor: START,
      fullPull: { from, isOtherHistory: isOtherHistory || (fullPull?.isOtherHistory ?? false) },
    },
    transient: {
      mustPull: true,
      collected: [],
      acknowledged: [],
      skipped: [],
      hasHeadGoneBack: false,
    },
  });
}

/** What was collected ends with the worker, and whenever syncing stands still: then the pull begins again. */
export function resumeFullPull(state: EngineState, type: DataType): EngineState {
  const isCut = state.durable[type].fullPull && state.transient[type].collected === null;
  return isCut ? beginFullPull(state, type) : state;
}

/** Values that older schemas refused were passed over (SPEC D8): with newer ones everything is read again. */
export function rereadForSchema(state: EngineState, readWithSchema: number): EngineState {
  if (readWithSchema === SCHEMA_VERSION) return state;
  return DATA_TYPES.reduce(
    (next, type) => (next.durable[type].cursor === null ? next : beginFullPull(next, type)),
    state,
  );
}

/** Types that have begun to sync and of which something is lost here: the server has it, so all is read again (SPEC D20). */
export function rereadWhere(state: EngineState, hasGaps: (type: DataType) => boolean): EngineState {
  const hasSynced = (type: DataType) =>
    state.durable[type].cursor !== null || countEntries(state.items[type].server) > 0;
  return DATA_TYPES.reduce(
    (next, type) => (hasGaps(type) && hasSynced(type) ? beginFullPull(next, type) : next),
    state,
  );
}

/** A page of a full pull waits for the others. `skipped` are items whose change can't be read (SPEC P19). */
export function collect(
  state: EngineState,
  type: DataType,
  changes: readonly ConfirmedChange[],
  skipped: readonly string[] = [],
): EngineState {
  const before = state.transient[type];
  return withType(state, type, {
    transient: {
      collected: [...(before.collected ?? []), ...changes],
      skipped: [...before.skipped, ...skipped],
    },
  });
}

/** Whether the head that an expired cursor was compared with is of another history than the cursor (SPEC P6, P13). */
export function isOtherHistory(
  cursor: Cursor | null,
  head: { version: number; commitId: string | null } | null,
): boolean {
  if (cursor === null || cursor.version === 0 || head === null) return false;
  if (head.version === cursor.version) return head.commitId !== cursor.commitId;
  return head.version < cursor.version || isBeforeRenewal(cursor.version, head.version);
}

/** Between two versions of one history there are never so many as there are where heads were renewed (SPEC P13). */
export function isBeforeRenewal(version: number, later: number): boolean {
  return later - version > HEAD_RENEWAL / 2;
}
