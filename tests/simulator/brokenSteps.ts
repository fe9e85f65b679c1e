import { DATA_TYPES, type DataType, FIELD_GROUPS, formatCursor } from '@daybook/protocol';
import type { EngineEvent } from '../../extension/src/engine/contract/event.ts';
import type { Moment } from '../../extension/src/engine/contract/moment.ts';
import { judgeOwn } from '../../extension/src/engine/items/ownCommits.ts';
import { type EngineState, withType } from '../../extension/src/engine/state/state.ts';
import type { Step } from '../../extension/src/engine/state/step.ts';
import { entriesOf, withEntry } from '../../extension/src/shared/items.ts';

/** As the engine's `step`. */
export type StepFunction = (state: EngineState, event: EngineEvent, moment: Moment) => Step;
/** An engine that breaks a rule, made of one that doesn't. */
export type BreakStep = (step: StepFunction) => StepFunction;

/** Each breaks the rule that it names, in what the engine meets or gives: its own code has no part in it. */
export const BROKEN_STEPS = {
  'M1: a merge does not know the base': before((state, event) =>
    brings(event) ? withoutBases(state) : state,
  ),
  'M6: what loses in a merge is not logged': after((was, _, is) => ({
    ...is,
    conflicts: is.conflicts.filter((entry) => was.conflicts.includes(entry) || entry.isServerLoss),
  })),
  'M9: what was sent is no base': before(withoutUnknown),
  'M11: fields that belong together are merged one by one': (step) => (state, event, moment) => {
    const groups = { ...FIELD_GROUPS };
    Object.assign(FIELD_GROUPS, Object.fromEntries(DATA_TYPES.map((type) => [type, []])));
    try {
      return step(state, event, moment);
    } finally {
      Object.assign(FIELD_GROUPS, groups);
    }
  },
  'P3: the first page of a pull counts as all of it': heard((event) => {
    if (event.type !== 'pulled' || event.result.outcome !== 'page') return event;
    const { page } = event.result;
    const whole = { ...page, hasMore: false, cursor: formatCursor(page) };
    return { ...event, result: { ...event.result, page: whole } };
  }),
  'P6: an expired cursor is moved to the head': heard(withoutExpiry),
  'P11: own commits are forgotten when something new comes': before((state, event) =>
    brings(event) ? mapDurable(state, () => ({ outbox: [], unanswered: [] })) : state,
  ),
  'P13: a head below the cursor is passed over': heard(withoutFallen),
  'P15: what the server lost is not logged': after((_, __, is) => ({
    ...is,
    conflicts: is.conflicts.filter(({ isServerLoss }) => !isServerLoss),
  })),
  'S8: the answer to a push clears what was edited since': after((was, event, is) =>
    event.type === 'pushed' && event.result.outcome === 'applied'
      ? withoutPushed(was, is, event.dataType)
      : is,
  ),
} satisfies Record<string, BreakStep>;

function before(change: (state: EngineState, event: EngineEvent) => EngineState): BreakStep {
  return (step) => (state, event, moment) => step(change(state, event), event, moment);
}

function heard(change: (event: EngineEvent, state: EngineState) => EngineEvent): BreakStep {
  return (step) => (state, event, moment) => step(state, change(event, state), moment);
}

function after(
  change: (was: EngineState, event: EngineEvent, is: EngineState) => EngineState,
): BreakStep {
  return (step) => (state, event, moment) => {
    const { state: next, effects } = step(state, event, moment);
    return { state: change(state, event, next), effects };
  };
}

/** What the server has may come with it. */
function brings({ type }: EngineEvent): boolean {
  return type === 'pulled' || type === 'pushed' || type === 'headsSeen';
}

function mapDurable(
  state: EngineState,
  patch: (type: DataType) => Partial<EngineState['durable'][DataType]>,
): EngineState {
  return DATA_TYPES.reduce((next, type) => withType(next, type, { durable: patch(type) }), state);
}

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

function withoutExpiry(event: EngineEvent): EngineEvent {
  if (event.type !== 'pulled' || event.result.outcome !== 'expired') return event;
  const { version = 0, commitId = null } = event.result.head ?? {};
  const cursor = formatCursor({ version, commitId });
  const { dataType } = event;
  const page = { dataType, version, commitId, schema: 1, changes: [], cursor, hasMore: false };
  return { ...event, result: { outcome: 'page', page } };
}

/** As if it were at the cursor. */
function withoutFallen(event: EngineEvent, { durable }: EngineState): EngineEvent {
  if (event.type !== 'headsSeen') return event;
  const heads = { ...event.heads };
  for (const type of DATA_TYPES) {
    const { version = 0, commitId = null } = durable[type].cursor ?? {};
    const seen = heads[type];
    if (commitId === null || (seen?.version ?? 0) >= version) continue;
    const other = { parent: null, deviceId: '', schema: 1, hasPendingWrites: false };
    heads[type] = { ...other, ...seen, version, commitId, changes: null };
  }
  return { ...event, heads };
}

function withoutPushed(was: EngineState, is: EngineState, type: DataType): EngineState {
  const { request } = was.transient[type];
  if (request === null || request === 'pull') return is;
  let { local } = is.items[type];
  for (const { id } of request.changes) local = withEntry(local, id, undefined);
  return withType(is, type, { items: { ...is.items[type], local } });
}
