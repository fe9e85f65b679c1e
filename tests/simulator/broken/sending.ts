import { DATA_TYPES, type DataType, valueAfter, valueIn } from '@daybook/protocol';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import { ownCommits } from '../../../extension/src/engine/items/ownCommits.ts';
import { type EngineState, withType } from '../../../extension/src/engine/state/state.ts';
import { getEntry, withEntry } from '../../../extension/src/shared/items.ts';
import { type BreakStep, brings, hears, leaves, meets } from './breakStep.ts';

export const BROKEN_SENDING = {
  'C16: a direct door that refuses what is valid is used on': meets((state) => ({
    ...state,
    directRefusedAt: null,
  })),
  'C13: a push that is too large is a failure like any other': hears((event) =>
    event.type === 'pushed' && event.result.outcome === 'too-large'
      ? {
          ...event,
          result: { ...event.result, outcome: 'failed', message: 'too large', isRefusal: true },
        }
      : event,
  ),
  'C17: a push beyond a quota is a failure like any other': hears((event) =>
    event.type === 'pushed' && event.result.outcome === 'over-quota'
      ? {
          ...event,
          result: { ...event.result, outcome: 'failed', message: 'over quota', isRefusal: true },
        }
      : event,
  ),
  'C17: what a quota holds back is dropped': leaves((_was, _event, is) =>
    DATA_TYPES.reduce((next, type) => {
      const { local } = next.items[type];
      const held = next.transient[type].heldBack?.ids ?? [];
      const left = held.reduce((rest, id) => withEntry(rest, id, undefined), local);
      return withType(next, type, { items: { ...next.items[type], local: left } });
    }, is),
  ),
  'K1: a refusal does not show the server’s clock': hears((event) =>
    (event.type === 'pulled' || event.type === 'pushed') && event.result.outcome === 'failed'
      ? { ...event, result: { ...event.result, clockOffset: null } }
      : event,
  ),
  'P10: own commits are known by the deviceId': meets(takeNamesakes),
  'P10: own commits end with the worker': meets((state, { type }) =>
    type === 'started' ? withoutOwn(state) : state,
  ),
  'P11: own commits are forgotten when something new comes': meets((state, event) =>
    brings(event) ? withoutOwn(state) : state,
  ),
  'S8: the answer to a push clears what was edited since': leaves((was, event, is) =>
    event.type === 'pushed' && event.result.outcome === 'applied'
      ? withoutPushed(was, is, event.dataType)
      : is,
  ),
} satisfies Record<string, BreakStep>;

function withoutOwn(state: EngineState): EngineState {
  return DATA_TYPES.reduce(
    (next, type) => withType(next, type, { durable: { outbox: [], unanswered: [] } }),
    state,
  );
}

/** What comes under the device's id is what its own changes are made on. */
function takeNamesakes(state: EngineState, event: EngineEvent): EngineState {
  if (event.type === 'headsSeen') {
    return DATA_TYPES.reduce((next, type) => {
      const head = event.heads[type];
      const taken = Object.entries(head?.changes ?? {}).map(([id, change]) => {
        const value = valueAfter(change, getEntry(next.items[type].server, id));
        return { ...head, id, value, editedAt: change.editedAt };
      });
      return takenOver(next, type, taken as Taken[]);
    }, state);
  }
  const isPage = event.type === 'pulled' || event.type === 'pushed';
  if (!isPage || !('page' in event.result)) return state;
  const { changes } = event.result.page;
  return takenOver(
    state,
    event.dataType,
    changes.map((change) => ({ ...change, value: valueIn(change) })),
  );
}

interface Taken {
  id: string;
  value: unknown;
  editedAt: number;
  version: number;
  commitId: string;
  deviceId: string;
}

function takenOver(state: EngineState, type: DataType, changes: readonly Taken[]): EngineState {
  const own = new Set(ownCommits(state, type).map(({ commitId }) => commitId));
  const { cursor } = state.durable[type];
  return changes.reduce((next, { id, value, editedAt, version, commitId, deviceId }) => {
    const isNamesake = deviceId === state.deviceId && !own.has(commitId);
    if (!isNamesake || !value || version <= (cursor?.version ?? 0)) return next;
    const items = next.items[type];
    const entry = { value: value as never, editedAt, version };
    return withType(next, type, {
      items: { ...items, server: withEntry(items.server, id, entry) },
    });
  }, state);
}

function withoutPushed(was: EngineState, is: EngineState, type: DataType): EngineState {
  const { request } = was.transient[type];
  if (request === null || request === 'pull') return is;
  let { local } = is.items[type];
  for (const { id } of request.changes) local = withEntry(local, id, undefined);
  return withType(is, type, { items: { ...is.items[type], local } });
}
