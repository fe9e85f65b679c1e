import { isValidItem, type PullPage, valueIn } from '@daybook/protocol';
import type { EngineEvent } from '../contract/event.ts';

/** How many items the pages of these events had that could not be taken: by their form (SPEC P19), or their value (SPEC D8). */
export function countSkipped(events: readonly EngineEvent[]): number {
  const skipped = new Set<string>();
  for (const page of events.flatMap(pageIn)) {
    const { dataType, changes, skipped: named = [] } = page;
    const invalid = changes.filter((change) => !isValidItem(dataType, change.id, valueIn(change)));
    for (const id of [...named, ...invalid.map((change) => change.id)]) {
      skipped.add(`${dataType}/${id}`);
    }
  }
  return skipped.size;
}

function pageIn(event: EngineEvent): PullPage[] {
  const isAnswer = event.type === 'pulled' || event.type === 'pushed';
  return isAnswer && 'page' in event.result ? [event.result.page] : [];
}
