import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import { type BreakStep, hears, wants } from './breakStep.ts';

export const BROKEN_FAILURES = {
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

const DEAD = { count: 1, retryAt: Number.POSITIVE_INFINITY };

function isBeingCleared({ signingOut, device }: EngineState): boolean {
  return signingOut && device.state === 'removed';
}
