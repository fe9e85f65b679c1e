import { type DataType, isEqual, LIMITS, type PullPage, START } from '@daybook/protocol';
import { countEntries, getEntry } from '../../shared/items.ts';
import { withMeasuredClock } from '../clock/measureClock.ts';
import type { OutgoingCommit } from '../contract/commit.ts';
import type { ApiDoorEvent, PullResult, PushResult, RequestFailure } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { backoff, TIMING } from '../contract/timing.ts';
import { applyOwnCommit } from '../items/applyChanges.ts';
import { withMeasuredConflicts } from '../items/conflictLog.ts';
import { created } from '../items/holdBack.ts';
import { withoutUnanswered } from '../items/ownCommits.ts';
import { grown, halved } from '../state/portion.ts';
import { type EngineState, withConnection, withType } from '../state/state.ts';
import { type Step, stepTo } from '../state/step.ts';
import { withDirectJudged } from './directRefusal.ts';
import { withExpired, withPage } from './pages.ts';
import { withDoorOpen, withFailure, withSuccess } from './retry.ts';

const FAILURES = new Set<string>([
  'forbidden',
  'unreachable',
  'failed',
] satisfies RequestFailure['outcome'][]);

/** What the API door answered. */
export function takeFromApi(state: EngineState, event: ApiDoorEvent, moment: Moment): Step {
  const { dataType: type } = event;
  const { request } = state.transient[type];
  const { outcome } = event.result;
  const isApiReachable = outcome !== 'unreachable';
  const heard = withClock(
    withType(withConnection(state, { isApiReachable }), type, { transient: { request: null } }),
    event.result,
    moment,
  );
  const answered = FAILURES.has(outcome) ? heard : withDoorOpen(heard, moment);
  if (event.type === 'pulled') {
    if (request !== 'pull' || isLate(state, event)) return stepTo(state);
    const { result } = event;
    switch (result.outcome) {
      case 'page':
        return stepTo(
          withPage(withLargerPages(answered, type, result.page), type, result.page, moment),
        );
      case 'expired':
        return stepTo(withExpired(answered, type, result, moment));
      default:
        return onFailed(answered, type, result, moment);
    }
  }
  if (request === null || request === 'pull' || request.commitId !== event.commitId) {
    return stepTo(state);
  }
  const { result } = event;
  switch (result.outcome) {
    case 'applied':
      return stepTo(withPushApplied(answered, type, request, moment));
    case 'conflict':
      return stepTo(withConflict(withNotApplied(answered, type, request), type, result, moment));
    case 'too-large':
      return stepTo(withTooLarge(answered, type, request, moment));
    case 'over-quota':
      return onOverQuota(
        withoutUnanswered(answered, type, [request]),
        type,
        request,
        result,
        moment,
      );
    default:
      return onFailed(withRefused(answered, type, request, result), type, result, moment);
  }
}

/** Asked before syncing stood still, about another cursor: what it brings is no delta from the present one (SPEC P2). */
function isLate(
  state: EngineState,
  { dataType, from }: Extract<ApiDoorEvent, { type: 'pulled' }>,
): boolean {
  return !isEqual(from, state.transient[dataType].askedFrom ?? START);
}

/** A refused commit can't have been applied, and would be refused again as it is. */
function withRefused(
  state: EngineState,
  type: DataType,
  commit: OutgoingCommit,
  failure: RequestFailure,
): EngineState {
  const isRefused = failure.outcome === 'failed' && failure.isRefusal;
  return isRefused ? withoutUnanswered(state, type, [commit]) : state;
}

/** Each answer of the server's own shows its clock, a refusal too. */
function withClock(
  state: EngineState,
  result: PullResult | PushResult,
  moment: Moment,
): EngineState {
  if (result.outcome === 'unreachable' || result.clockOffset === null) return state;
  const { clockOffset } = result;
  const error = clockOffset - state.clockOffset;
  return withMeasuredConflicts(withMeasuredClock(state, clockOffset, moment), error, moment.now);
}

/** Commits that Firestore still holds are refused from now on: the version is taken. */
function withPushApplied(
  state: EngineState,
  type: DataType,
  commit: OutgoingCommit,
  moment: Moment,
): EngineState {
  const known = withoutUnanswered(applyOwnCommit(state, type, commit, moment), type, [commit]);
  const judged = withDirectJudged(known, type, commit, moment);
  const taken = withLargerPushes(withSuccess(judged, type), type, commit);
  const applied = withQuotaTried(taken, type, moment);
  return applied.durable[type].outbox.length > 0
    ? withType(applied, type, { durable: { refused: true } })
    : applied;
}

/** What was pushed once and met another head is known not to be applied; before it is sent again what others did is merged. */
function withNotApplied(state: EngineState, type: DataType, commit: OutgoingCommit): EngineState {
  return commit.isPushedAgain ? state : withoutUnanswered(state, type, [commit]);
}

/** Merged with what came back; others may be pushing too, so the next try comes at a random time. */
function withConflict(
  state: EngineState,
  type: DataType,
  { page }: Extract<PushResult, { outcome: 'conflict' }>,
  moment: Moment,
): EngineState {
  const retryAt = moment.now + Math.round(moment.random * TIMING.conflictJitter);
  return withType(withPage(state, type, page, moment), type, {
    transient: { pushByApi: true, retryAt },
  });
}

/** One that has fewer changes than it might says nothing of how many pass (SPEC C13). */
function withLargerPushes(state: EngineState, type: DataType, commit: OutgoingCommit): EngineState {
  const { pushLimit } = state.transient[type];
  if (commit.changes.length < pushLimit.count) return state;
  const larger = grown(pushLimit, LIMITS.maxChangesPerCommit);
  return withType(state, type, { transient: { pushLimit: larger } });
}

/** Halved until it passes; a change that no request can carry is named, and the rest goes (SPEC C13). */
function withTooLarge(
  state: EngineState,
  type: DataType,
  commit: OutgoingCommit,
  { now }: Moment,
): EngineState {
  const dropped = withoutUnanswered(state, type, [commit]);
  const [only, ...more] = commit.changes;
  if (!only || more.length > 0) {
    const refused = { ...state.transient[type].pushLimit, count: commit.changes.length };
    const pushLimit = halved(refused, 1);
    return withType(dropped, type, { transient: { pushLimit } });
  }
  const revision = getEntry(state.items[type].local, only.id);
  if (!revision) return dropped;
  const { id, editedAt } = only;
  const { tooLarge } = state.transient[type];
  const tries = 1 + (tooLarge.find((at) => at.id === id && at.editedAt === editedAt)?.tries ?? 0);
  const retryAt = now + backoff(TIMING.retryTooLarge, TIMING.retryTooLargeMax, tries);
  const others = tooLarge.filter((at) => at.id !== id);
  return withType(withSuccess(dropped, type), type, {
    transient: { tooLarge: [...others, { id, editedAt, tries, retryAt }] },
  });
}

/** What creates more waits, at least one of them, and the rest goes (SPEC C17). */
function onOverQuota(
  state: EngineState,
  type: DataType,
  commit: OutgoingCommit,
  { limit, items }: Extract<PushResult, { outcome: 'over-quota' }>,
  moment: Moment,
): Step {
  const news = created(state, type, commit.changes).length;
  // What it counts as new isn't, as far as is known here: nothing that could be left out.
  if (news === 0) return stepTo(withFailure(state, type, moment));
  const room = Math.min(Math.max(0, limit - items), news - 1);
  const tries = 1 + (state.transient[type].overQuota?.tries ?? 0);
  const retryAt = moment.now + backoff(TIMING.retryTooLarge, TIMING.retryTooLargeMax, tries);
  const most = countEntries(state.items[type].server) + room;
  const overQuota = { most, limit, tries, retryAt };
  return stepTo(withType(withSuccess(state, type), type, { transient: { overQuota } }));
}

/** What was refused before is taken: the quota has room. */
function withQuotaTried(state: EngineState, type: DataType, { now }: Moment): EngineState {
  const { overQuota } = state.transient[type];
  if (!overQuota || overQuota.retryAt > now) return state;
  return withType(state, type, { transient: { overQuota: null } });
}

function onFailed(
  state: EngineState,
  type: DataType,
  failure: RequestFailure,
  moment: Moment,
): Step {
  const later = withFailure(state, type, moment);
  switch (failure.outcome) {
    case 'forbidden':
      return stepTo(later, { type: 'refreshIdentity' });
    case 'unreachable':
      return stepTo(withSmallerPages(later, type));
    case 'failed':
      return stepTo(later);
  }
}

/** A page that a slow line can't carry in time never ends (SPEC P17). */
function withSmallerPages(state: EngineState, type: DataType): EngineState {
  const pageSize = halved(state.transient[type].pageSize, MIN_PAGE_SIZE);
  return withType(state, type, { transient: { pageSize } });
}

/** The last page may be as small as it happens to be, and says nothing of how many changes the line carries. */
function withLargerPages(state: EngineState, type: DataType, { hasMore }: PullPage): EngineState {
  if (!hasMore) return state;
  const pageSize = grown(state.transient[type].pageSize, LIMITS.maxPageSize);
  return withType(state, type, { transient: { pageSize } });
}

const MIN_PAGE_SIZE = 20;
