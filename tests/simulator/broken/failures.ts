import { type EngineState, withType } from '../../../extension/src/engine/state/state.ts';
import { type Buckets, entriesOf, withEntry } from '../../../extension/src/shared/items.ts';
import { type BreakStep, hears, wants } from './breakStep.ts';

export const BROKEN_FAILURES = {
  'D23: the check-ins of a deleted habit stay': (step) => (state, event, moment) => {
    if (event.type !== 'editsFound') return step(state, event, moment);
    const next = step(withCheckinsOf(state, null), event, moment);
    return { ...next, state: withCheckinsOf(next.state, state) };
  },
  'E14: claims that can’t be read are asked for again at once': wants((_, event) =>
    event.type === 'identityUnread' ? [{ type: 'refreshIdentity' }] : [],
  ),
  'R2: after a fault nothing is taken any more': (step) => (state, event, moment) => {
    if (state.fault.retryAt === Number.POSITIVE_INFINITY) return { state, effects: [] };
    if (event.type !== 'faulted') return step(state, event, moment);
    return { state: { ...state, fault: { ...state.fault, ...DEAD } }, effects: [] };
  },
  'R3: a new client of Firestore’s is not noticed': hears((event) =>
    event.type === 'firestoreReplaced' ? { type: 'woke' } : event,
  ),
  'V7: an edit on a device that others removed goes with it': wants((was, event) =>
    event.type === 'editsFound' && isBeingCleared(was)
      ? [{ type: 'removeEdits', ids: event.edits.map(({ id }) => id) }]
      : [],
  ),
} satisfies Record<string, BreakStep>;

/** The check-ins, which have their day in their id, as `other` has them; none where that is null. */
function withCheckinsOf(state: EngineState, other: EngineState | null): EngineState {
  const taken = <Entry>(buckets: Buckets<Entry>, others: Buckets<Entry> | undefined) =>
    [...entriesOf(others ?? buckets)].reduce(
      (next, [id, entry]) =>
        id.includes('.') ? withEntry(next, id, others ? entry : undefined) : next,
      buckets,
    );
  const { server, local } = state.items.HABITS;
  const { HABITS } = other?.items ?? {};
  const items = { server: taken(server, HABITS?.server), local: taken(local, HABITS?.local) };
  return withType(state, 'HABITS', { items });
}

const DEAD = { count: 1, retryAt: Number.POSITIVE_INFINITY };

function isBeingCleared({ signingOut, device }: EngineState): boolean {
  return signingOut && device.state === 'removed';
}
