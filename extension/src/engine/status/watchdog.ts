import { DATA_TYPES } from '@daybook/protocol';
import { dirtyCount, type EngineState, withConnection } from '../state/state.ts';

/** Notes whether a step got anywhere: "pending, online, and nothing moves" must never be a silent stop. */
export function watchProgress(before: EngineState, after: EngineState, now: number): EngineState {
  if (!isProgress(before, after)) return after;
  const { firestore, isStuck } = after.connection;
  // While Firestore can't be reached, the API door stays the way out.
  return withConnection(after, { progressAt: now, isStuck: isStuck && firestore !== 'connected' });
}

function isProgress(before: EngineState, after: EngineState): boolean {
  const pendingBefore = dirtyCount(before);
  const isFirstStep = before.connection.progressAt === 0;
  if (isFirstStep || pendingBefore === 0 || dirtyCount(after) < pendingBefore) return true;
  if (!after.connection.online) return true;
  return DATA_TYPES.some((type) => before.durable[type].cursor !== after.durable[type].cursor);
}
