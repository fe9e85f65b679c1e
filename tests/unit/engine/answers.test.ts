import assert from 'node:assert/strict';
import { DATA_TYPES, type DataType, LIMITS } from '@daybook/protocol';
import type { OutgoingCommit } from '../../../extension/src/engine/contract/commit.ts';
import type {
  PullResult,
  PushResult,
  RequestFailure,
} from '../../../extension/src/engine/contract/event.ts';
import { LONG_AGO, TIMING } from '../../../extension/src/engine/contract/timing.ts';
import {
  longestRetry,
  withFailure,
  withSuccess,
} from '../../../extension/src/engine/receive/retry.ts';
import { portionOf } from '../../../extension/src/engine/state/portion.ts';
import { type EngineState, withType } from '../../../extension/src/engine/state/state.ts';
import { withEntry } from '../../../extension/src/shared/items.ts';
import { asking, page, pageOf, pulled, pushed } from './asking.ts';
import { confirmed, inPage, todo } from './builders.ts';
import { commit, knowing, MOMENT, names } from './knowing.ts';

const FAILURES: RequestFailure[] = [
  { outcome: 'unreachable' },
  { outcome: 'forbidden', clockOffset: null },
  { outcome: 'failed', message: 'no', isRefusal: false, clockOffset: null },
];

const PUSH: OutgoingCommit = { ...commit(4, 'X3', 'a', 'b', 'c'), isPush: true };
const tried = (count: number) =>
  pushing({ transient: { pushLimit: { ...portionOf(count), isTried: true } } });
const pushing = (more: Parameters<typeof asking>[1] = {}, request = PUSH) =>
  asking(request, { unanswered: [request], ...more });

describe('engine: an answer of the API door', () => {
  it('shows whether it can be reached, and ends the request', () => {
    for (const result of [
      ...FAILURES,
      page(),
      { outcome: 'expired', clockOffset: null } as const,
    ]) {
      const { state } = pulled(asking('pull'), result);
      assert.equal(state.connection.isApiReachable, result.outcome !== 'unreachable');
      assert.equal(state.transient.TODOS.request, null);
    }
  });

  it('says nothing where nothing was asked, or something else', () => {
    for (const state of [asking(null), pushing()]) assert.equal(pulled(state, page()).state, state);
    const applied = { outcome: 'applied', version: 4, clockOffset: null } as const;
    for (const state of [asking(null), asking('pull')]) {
      assert.equal(pushed(state, applied).state, state);
    }
    const state = pushing();
    assert.equal(pushed(state, applied, 'other').state, state);
  });

  it('E10: that it is forbidden has the claims asked for, no other failure has', () => {
    const effects = FAILURES.map((result) => pulled(asking('pull'), result).effects);
    assert.deepEqual(effects, [[], [{ type: 'refreshIdentity' }], []]);
    assert.deepEqual(
      pushed(pushing(), { outcome: 'forbidden', clockOffset: null }).effects,
      effects[1],
    );
  });

  it('P18: that is a failure is counted, and waited after', () => {
    for (const result of FAILURES) {
      const { failures, retryAt } = pulled(asking('pull'), result).state.transient.TODOS;
      assert.deepEqual([failures, retryAt], [1, MOMENT.now + 750]);
    }
  });

  it('P17: halves the pages where none comes, down to 20, and not where it is a refusal', () => {
    const sizes = (count: number) =>
      FAILURES.map((result) => {
        const transient = { pageSize: portionOf(count) };
        return pulled(asking('pull', { transient }), result).state.transient.TODOS.pageSize.count;
      });
    assert.deepEqual(sizes(101), [51, 101, 101]);
    assert.deepEqual(sizes(39), [20, 39, 39]);
  });

  it('K1: that doesn’t show the clock changes nothing of it', () => {
    const state = { ...asking('pull'), clockOffset: 5 };
    assert.equal(pulled(state, { outcome: 'forbidden', clockOffset: null }).state.clockOffset, 5);
    assert.equal(pulled(state, { outcome: 'unreachable' }).state.clockOffset, 5);
    assert.equal(
      pulled(asking('pull'), { outcome: 'forbidden', clockOffset: 9 }).state.clockOffset,
      9,
    );
  });
});

describe('engine: the answer to a push', () => {
  const todosOf = ({ state }: { state: EngineState }) => ({
    ...state.durable.TODOS,
    ...state.transient.TODOS,
  });

  it('A4: that it is applied moves the cursor, and it is answered', () => {
    const { cursor, unanswered, refused } = todosOf(
      pushed(pushing(), { outcome: 'applied', version: 4, clockOffset: null }),
    );
    assert.deepEqual(cursor, { version: 4, commitId: 'C4' });
    assert.deepEqual([unanswered, refused], [[], false]);
  });

  it('C1: that it is applied has what Firestore still holds refused', () => {
    const outbox = [commit(4, 'X3', 'd')];
    const taken = todosOf(
      pushed(pushing({ outbox }), { outcome: 'applied', version: 4, clockOffset: null }, 'C4'),
    );
    assert.equal(taken.refused, false, 'it is the one that Firestore held');
    const other = { ...PUSH, commitId: 'P4' };
    const state = pushing({ outbox }, other);
    assert.equal(
      todosOf(pushed(state, { outcome: 'applied', version: 4, clockOffset: null }, 'P4')).refused,
      true,
    );
  });

  it('A5: that another was first is taken in, and it is pushed again by this door after a random wait', () => {
    const taken = pageOf({ changes: [inPage(confirmed('z', todo('Z'), 4))] });
    const conflict = { outcome: 'conflict' as const, page: taken, clockOffset: null };
    const { cursor, pushByApi, retryAt, unanswered } = todosOf(pushed(pushing(), conflict));
    assert.deepEqual(cursor, { version: 4, commitId: 'X4' });
    assert.deepEqual([pushByApi, retryAt], [true, MOMENT.now + TIMING.conflictJitter / 2]);
    assert.deepEqual(unanswered, []);
  });

  it('P10: that it was refused as it is forgets it; no answer, or any other, does not', () => {
    const left = (result: PushResult) => names(todosOf(pushed(pushing(), result)).unanswered);
    const refusal = { outcome: 'failed' as const, message: 'no', isRefusal: true };
    assert.deepEqual(left({ ...refusal, clockOffset: null }), []);
    for (const failure of FAILURES) assert.deepEqual(left(failure), ['C4']);
  });

  it('C13: that it is too large halves the next one, rounded up, and forgets it', () => {
    const { pushLimit, unanswered, tooLarge, failures } = todosOf(
      pushed(pushing(), { outcome: 'too-large', clockOffset: null }),
    );
    assert.deepEqual([pushLimit.count, unanswered, tooLarge, failures], [2, [], [], 0]);
    assert.deepEqual(
      todosOf(pushed(tried(3), { outcome: 'too-large', clockOffset: null })).pushLimit,
      { ...portionOf(2), needed: 2 },
      'three were tried where fewer passed',
    );
  });

  it('C13: that one change alone is too large names it until it is tried again, ever later', () => {
    const single = { ...PUSH, changes: PUSH.changes.slice(0, 1) };
    const { editedAt = 0 } = single.changes[0] ?? {};
    const other = { id: 'z', editedAt: 1, tries: 1, retryAt: 0 };
    const earlier = { id: 'a', editedAt, tries: 1, retryAt: 0 };
    const known = [earlier, other];
    const state = pushing(
      { transient: { tooLarge: known, pushLimit: portionOf(1), failures: 2 } },
      single,
    );
    const { local, server } = state.items.TODOS;
    const revision = { value: todo('A'), editedAt: 7 };
    const edited = withType(state, 'TODOS', {
      items: { server, local: withEntry(local, 'a', revision) },
    });
    const answer = todosOf(pushed(edited, { outcome: 'too-large', clockOffset: null }));
    const retryAt = MOMENT.now + 2 * TIMING.retryTooLarge;
    assert.deepEqual(answer.tooLarge, [other, { ...earlier, tries: 2, retryAt }]);
    assert.deepEqual([answer.pushLimit.count, answer.failures, answer.unanswered], [1, 0, []]);
    const since = withType(edited, 'TODOS', {
      transient: { tooLarge: [other, { ...earlier, editedAt: editedAt - 1 }] },
    });
    const first = todosOf(pushed(since, { outcome: 'too-large', clockOffset: null })).tooLarge;
    const soon = { ...earlier, retryAt: MOMENT.now + TIMING.retryTooLarge };
    assert.deepEqual(first, [other, soon], 'it was edited since');
    const gone = todosOf(pushed(state, { outcome: 'too-large', clockOffset: null }));
    assert.deepEqual([gone.tooLarge, gone.unanswered], [known, []], 'it is not there any more');
  });
});

describe('engine: tries', () => {
  const failed = (failures: number, random: number) => {
    const state = withType(knowing({}), 'TODOS', { transient: { failures } });
    const TODOS = withFailure(state, 'TODOS', { ...MOMENT, random }).transient.TODOS;
    return [TODOS.failures, TODOS.retryAt - MOMENT.now];
  };

  it('P18: wait at random from half to all of what doubles', () => {
    assert.deepEqual(failed(0, 0), [1, 500]);
    assert.deepEqual(failed(0, 0.9999), [1, 1_000]);
    assert.deepEqual(failed(2, 0.5), [3, 3_000]);
    assert.deepEqual(failed(50, 0.5), [51, 45_000]);
  });

  it('P18: wait for those of other types that failed, up to five minutes', () => {
    const { now } = MOMENT;
    const waited = (failures: number, ms: number, types: readonly DataType[] = ['HABITS']) => {
      const transient = { failures, retryAt: now + ms };
      const state = types.reduce(
        (others, type) => withType(others, type, { transient }),
        knowing({}),
      );
      return withFailure(state, 'TODOS', { ...MOMENT, random: 0 }).transient.TODOS.retryAt - now;
    };
    assert.equal(waited(4, 7_000), 7_500);
    assert.equal(waited(4, -7_000), 500, 'its time is over');
    assert.equal(waited(0, 300), 500, 'it comes again after a conflict');
    assert.equal(waited(9, 299_900, DATA_TYPES), 300_000);
    assert.equal(waited(4, 8_001), 500, 'K5: the clock was set back');
    assert.equal(waited(1, 4_999), 5_000);
  });

  it('P18, K5: never wait so long that their time counts as one of another clock', () => {
    const { now } = MOMENT;
    const failing = { transient: { failures: 3, retryAt: now + 8_000 } };
    const state = withType(withType(knowing({}), 'HABITS', failing), 'TODOS', failing);
    const next = withFailure(state, 'TODOS', { ...MOMENT, random: 0.9999 });
    // HABITS counts for 4 s and TODOS, which failed four times now, for 8 s.
    assert.equal(next.transient.TODOS.retryAt - now, 12_000);
    assert.equal(longestRetry(next), 12_000);
  });

  it('P18: don’t wait for other types any more once the door gives something', () => {
    const { now } = MOMENT;
    const others = { HABITS: [3, 200_000], SETTINGS: [3, 1_000], QUICK_LINKS: [0, 300] } as const;
    const later = Object.entries(others).reduce(
      (state, [type, [failures, ms]]) =>
        withType(state, type as DataType, { transient: { failures, retryAt: now + ms } }),
      asking('pull'),
    );
    const waits = (result: PullResult) => {
      const { transient } = pulled(later, result).state;
      return Object.keys(others).map((type) => transient[type as DataType].retryAt - now);
    };
    assert.deepEqual(waits(page()), [4_000, 1_000, 300]);
    for (const result of FAILURES) assert.deepEqual(waits(result), [200_000, 1_000, 300]);
  });

  it('P18: that succeed are not waited after', () => {
    const state = withType(knowing({}), 'TODOS', { transient: { failures: 3, retryAt: 9 } });
    const { TODOS } = withSuccess(state, 'TODOS').transient;
    assert.deepEqual([TODOS.failures, TODOS.retryAt], [0, LONG_AGO]);
  });

  it('P17: pages grow with each that has more behind it, up to what the door gives', () => {
    const size = (count: number, hasMore: boolean) => {
      const asked = asking('pull', { transient: { pageSize: portionOf(count) } });
      const cursor = hasMore ? '4~X4~a' : '4~X4';
      return pulled(asked, page({ hasMore, cursor })).state.transient.TODOS.pageSize.count;
    };
    assert.equal(size(30, true), 60);
    assert.equal(size(300, true), LIMITS.maxPageSize);
    assert.equal(size(30, false), 30);
  });

  it('C13: pushes grow with each that has as many changes as it may, up to what the door takes', () => {
    const limit = (count: number, changes: number) => {
      const ids = Array.from({ length: changes }, (_, index) => `t${index}`);
      const push = { ...commit(4, 'X3', ...ids), isPush: true as const };
      const state = pushing({ transient: { pushLimit: portionOf(count) } }, push);
      const result = { outcome: 'applied' as const, version: 4, clockOffset: null };
      return pushed(state, result).state.transient.TODOS.pushLimit.count;
    };
    assert.equal(limit(7, 7), 14);
    assert.equal(limit(300, 300), LIMITS.maxChangesPerCommit);
    assert.equal(limit(7, 6), 7);
  });
});
