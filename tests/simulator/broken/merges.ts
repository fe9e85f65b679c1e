import { DATA_TYPES, FIELD_GROUPS } from '@daybook/protocol';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import { judgeOwn } from '../../../extension/src/engine/items/ownCommits.ts';
import { type EngineState, withType } from '../../../extension/src/engine/state/state.ts';
import { entriesOf, withEntry } from '../../../extension/src/shared/items.ts';
import { type BreakStep, brings, leaves, meets } from './breakStep.ts';

/** How many entries the log once had room for. */
const FEW_ENTRIES = 100;

export const BROKEN_MERGES = {
  'M1: a merge does not know the base': meets((state, event) =>
    brings(event) ? withoutBases(state) : state,
  ),
  'M6: what loses in a merge is not logged': leaves((was, _, is) => ({
    ...is,
    conflicts: is.conflicts.filter((entry) => was.conflicts.includes(entry) || entry.isServerLoss),
  })),
  'M9: what was sent is no base': meets(withoutUnknown),
  'M10: the conflict log has room for 100 entries': leaves((_, __, is) =>
    is.conflicts.length > FEW_ENTRIES ? { ...is, conflicts: is.conflicts.slice(-FEW_ENTRIES) } : is,
  ),
  'M11: fields that belong together are merged one by one': (step) => (state, event, moment) => {
    const groups = { ...FIELD_GROUPS };
    Object.assign(FIELD_GROUPS, Object.fromEntries(DATA_TYPES.map((type) => [type, []])));
    try {
      return step(state, event, moment);
    } finally {
      Object.assign(FIELD_GROUPS, groups);
    }
  },
} satisfies Record<string, BreakStep>;

function withoutBases(state: EngineState): EngineState {
  return DATA_TYPES.reduce((next, type) => {
    const items = next.items[type];
    let { server } = items;
    for (const [id] of entriesOf(items.local)) server = withEntry(server, id, undefined);
    return server === items.server ? next : withType(next, type, { items: { ...items, server } });
  }, state);
}

function withoutUnknown(state: EngineState, event: EngineEvent): EngineState {
  const isPage =
    (event.type === 'pulled' && event.result.outcome === 'page') ||
    (event.type === 'pushed' && event.result.outcome === 'conflict');
  if (!isPage || !('page' in event.result)) return state;
  const { unknown } = judgeOwn(state, event.dataType, event.result.page.changes);
  const { outbox, unanswered } = state.durable[event.dataType];
  const known = (commits: typeof outbox) => commits.filter((commit) => !unknown.includes(commit));
  return withType(state, event.dataType, {
    durable: { outbox: known(outbox), unanswered: known(unanswered) },
  });
}
