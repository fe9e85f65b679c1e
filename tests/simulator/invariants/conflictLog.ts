import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';

/** How long the log keeps what nobody looks at (SPEC M10), ms. */
const KEPT_FOR = 30 * 24 * 3_600_000;

/** An entry goes only if a person dismissed it, if it is old by the server's clock, or with the session. */
export function checkConflictLog(
  name: string,
  event: EngineEvent,
  before: EngineState,
  after: EngineState,
  serverNow: number,
): void {
  const dismissed = new Set(event.type === 'conflictsDismissed' ? event.conflictIds : []);
  const kept = new Set(after.conflicts.map(({ id }) => id));
  if (kept.size < after.conflicts.length) throw new Error(`${name} gives two entries one id`);
  for (const { id, at, dataType, itemId } of before.conflicts) {
    if (kept.has(id) || dismissed.has(id) || at < serverNow - KEPT_FOR) continue;
    throw new Error(`${dataType}/${itemId} went from the log of ${name}, and nobody dismissed it`);
  }
}
