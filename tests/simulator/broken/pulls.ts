import { DATA_TYPES, formatCursor, LIMITS } from '@daybook/protocol';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import { portionOf } from '../../../extension/src/engine/state/portion.ts';
import { type EngineState, withType } from '../../../extension/src/engine/state/state.ts';
import { type BreakStep, hears, leaves, meets } from './breakStep.ts';

export const BROKEN_PULLS = {
  'P3: the first page of a pull counts as all of it': hears((event) => {
    if (event.type !== 'pulled' || event.result.outcome !== 'page') return event;
    const { page } = event.result;
    const whole = { ...page, hasMore: false, cursor: formatCursor(page) };
    return { ...event, result: { ...event.result, page: whole } };
  }),
  'P6: an expired cursor is moved to the head': hears(withoutExpiry),
  'P6: a head that is ahead renews the cursor, too': meets(withEveryHeadsTime),
  'P8: a head’s changes are taken on whatever cursor': meets(withoutGaps),
  'P13: a head below the cursor is passed over': hears(withoutFallen),
  'P14: a full pull that is cut off is over': meets(withoutCutPulls),
  'P15: what the server lost is not logged': leaves((_, __, is) => ({
    ...is,
    conflicts: is.conflicts.filter(({ isServerLoss }) => !isServerLoss),
  })),
  'P16, P18: what fails is asked again at once': leaves((_, event, is) =>
    event.type === 'pulled' && event.result.outcome !== 'page'
      ? withType(is, event.dataType, { transient: { retryAt: 0 } })
      : is,
  ),
  'P17: pages of which none comes in time stay as large': leaves((_, event, is) =>
    event.type === 'pulled' && event.result.outcome === 'unreachable'
      ? withType(is, event.dataType, { transient: { pageSize: portionOf(LIMITS.maxPageSize) } })
      : is,
  ),
} satisfies Record<string, BreakStep>;

function withoutExpiry(event: EngineEvent): EngineEvent {
  if (event.type !== 'pulled' || event.result.outcome !== 'expired') return event;
  const { version = 0, commitId = null } = event.result.head ?? {};
  const cursor = formatCursor({ version, commitId });
  const { dataType } = event;
  const page = { dataType, version, commitId, schema: 1, changes: [], cursor, hasMore: false };
  return { ...event, result: { outcome: 'page', page, clockOffset: event.result.clockOffset } };
}

function withEveryHeadsTime(state: EngineState, event: EngineEvent): EngineState {
  if (event.type !== 'headsSeen') return state;
  return DATA_TYPES.reduce((next, type) => {
    const { updatedAt: at = null } = event.heads[type] ?? {};
    const { cursor } = next.durable[type];
    const isRenewed = cursor !== null && at !== null && next.transient[type].request === null;
    return isRenewed ? withType(next, type, { durable: { cursor: { ...cursor, at } } }) : next;
  }, state);
}

/** The cursor as if nothing were between it and the head. */
function withoutGaps(state: EngineState, event: EngineEvent): EngineState {
  if (event.type !== 'headsSeen') return state;
  return DATA_TYPES.reduce((next, type) => {
    const head = event.heads[type];
    if (!head?.changes || head.version <= (next.durable[type].cursor?.version ?? 0)) return next;
    const { at = 0 } = next.durable[type].cursor ?? {};
    const cursor = { version: head.version - 1, commitId: head.parent, at };
    return withType(next, type, { durable: { cursor } });
  }, state);
}

/** As if it were at the cursor. */
function withoutFallen(event: EngineEvent, { durable }: EngineState): EngineEvent {
  if (event.type !== 'headsSeen') return event;
  const heads = { ...event.heads };
  for (const type of DATA_TYPES) {
    const { version = 0, commitId = null } = durable[type].cursor ?? {};
    const seen = heads[type];
    if (commitId === null || (seen?.version ?? 0) >= version) continue;
    const other = {
      parent: null,
      deviceId: '',
      schema: 1,
      updatedAt: null,
      hasPendingWrites: false,
    };
    heads[type] = { ...other, ...seen, version, commitId, changes: null };
  }
  return { ...event, heads };
}

/** What its pages had is lost with the worker, or when syncing stands still. */
function withoutCutPulls(state: EngineState): EngineState {
  return DATA_TYPES.reduce((next, type) => {
    const isCut = next.durable[type].fullPull && next.transient[type].collected === null;
    return isCut ? withType(next, type, { durable: { fullPull: null } }) : next;
  }, state);
}
