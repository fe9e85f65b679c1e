import assert from 'node:assert/strict';
import { type Cursor, LIMITS } from '@daybook/protocol';
import { LONG_AGO, TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { planProbe } from '../../../extension/src/engine/send/planProbe.ts';
import { plannerOf } from '../../../extension/src/engine/send/planRequest.ts';
import type { Connection } from '../../../extension/src/engine/state/connectionState.ts';
import { portionOf } from '../../../extension/src/engine/state/portion.ts';
import {
  type EngineState,
  withConnection,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import type { TypeDurable, TypeTransient } from '../../../extension/src/engine/state/typeState.ts';
import { withEntry } from '../../../extension/src/shared/items.ts';
import { headOf, todo } from './builders.ts';
import { CURSOR, commit, knowing, MOMENT, names } from './knowing.ts';

const START: Cursor = { version: 0, commitId: null };
const { now } = MOMENT;
const HEAD = { ...headOf(3, {}), isConfirmed: true };
const AHEAD = { ...headOf(9, {}), isConfirmed: true };

interface Known {
  durable?: Partial<TypeDurable>;
  transient?: Partial<TypeTransient>;
  /** Ids of todos that were made here and not sent. */
  edited?: string[];
  connection?: Partial<Connection>;
}

/** At the cursor, with nothing to do unless the test says so. */
function planned({ durable, transient, edited = [], connection = {} }: Known = {}) {
  let state: EngineState = knowing({ cursor: CURSOR, ...durable });
  let { local } = state.items.TODOS;
  for (const id of edited) local = withEntry(local, id, { value: todo(id), editedAt: now });
  const items = { ...state.items.TODOS, local };
  state = withType(state, 'TODOS', { items, transient: { head: HEAD, ...transient } });
  const moment = { ...MOMENT, uid: 'ada', epoch: 1 };
  const plan = plannerOf('TODOS')(withConnection(state, connection), moment);
  const { state: after, effects, dueAt } = plan;
  const does = effects.map(({ type }) => type);
  return { ...after.durable.TODOS, ...after.transient.TODOS, effects, does, dueAt, state: after };
}

describe('engine: when a type is pulled', () => {
  const pulls: [name: string, known: Known, does: string[]][] = [
    ['at its head', {}, []],
    ['behind its head', { transient: { head: AHEAD } }, ['pull']],
    ['told to', { transient: { mustPull: true } }, ['pull']],
    ['before its first pull', { durable: { cursor: null } }, ['pull']],
    ['amid a pull', { durable: { cursor: { ...CURSOR, after: 'a' } } }, ['pull']],
    ['while a request is under way', { transient: { mustPull: true, request: 'pull' } }, []],
    [
      'while a refusal is waited for',
      { durable: { refused: true }, transient: { head: { ...AHEAD, hasPendingWrites: true } } },
      [],
    ],
    [
      'while a refusal would be waited for, and Firestore can’t be reached',
      {
        durable: { refused: true, cursor: { ...CURSOR, after: 'a' } },
        transient: { head: { ...AHEAD, hasPendingWrites: true } },
        connection: { firestore: 'disconnected' },
      },
      ['pull'],
    ],
  ];
  for (const [name, known, does] of pulls) {
    it(`P8, P9: ${name}: ${does.join() || 'not'}`, () =>
      assert.deepEqual(planned(known).does, does));
  }

  it('P9: from its cursor, by pages of the size that is known to come', () => {
    const after = planned({ transient: { head: AHEAD, pageSize: portionOf(60) } });
    assert.deepEqual(after.effects, [
      { type: 'pull', uid: 'ada', epoch: 1, dataType: 'TODOS', cursor: CURSOR, limit: 60 },
    ]);
    const { request, mustPull, askedFrom, pulledFor } = after;
    assert.deepEqual([request, mustPull, askedFrom, pulledFor], ['pull', true, CURSOR, 'X9']);
    const [first] = planned({ durable: { cursor: null }, transient: { head: null } }).effects;
    assert.deepEqual(first, {
      ...{ type: 'pull', uid: 'ada', epoch: 1, dataType: 'TODOS', cursor: START },
      limit: LIMITS.maxPageSize,
    });
  });

  it('P18, K5: not before it may be tried again, but for a clock that was set back', () => {
    const at = (retryAt: number, failures = 9) =>
      planned({ transient: { mustPull: true, retryAt, failures } });
    assert.deepEqual([at(now + 1).does, at(now + 1).dueAt], [[], [now + 1]]);
    assert.deepEqual(at(now).does, ['pull']);
    assert.deepEqual(at(now + TIMING.retryMax).does, []);
    assert.deepEqual(at(now + TIMING.retryMax + 1).does, ['pull']);
    assert.deepEqual(at(now + TIMING.retryMax, 1).does, ['pull'], 'no first try waits so long');
  });

  it('P13: to find out why the head is below the cursor, after what is to be sent', () => {
    const below = { head: { ...HEAD, version: 2 }, hasHeadFallen: true };
    const since = (ago: number, edited: string[] = []) =>
      planned({ transient: { ...below, aheadSince: now - ago }, edited });
    assert.deepEqual([since(1_999).does, since(1_999).dueAt], [[], [now + 1]]);
    assert.deepEqual(since(2_000).does, ['pull']);
    assert.deepEqual(since(2_000, ['a']).does, ['commit', 'pull']);
    const both = since(1_999, ['a']);
    assert.deepEqual([both.does, both.dueAt], [['commit'], [now + 1]]);
  });

  it('P13: not while a push is under way', () => {
    const below = { head: { ...HEAD, version: 2 }, hasHeadFallen: true, aheadSince: LONG_AGO };
    const after = planned({ transient: { ...below, pushByApi: true }, edited: ['a'] });
    assert.deepEqual(after.does, ['push']);
  });
});

describe('engine: a full pull that is due', () => {
  const own = { outbox: [commit(1, null, 'a')] };

  it('P14: is a pull from the start with own commits of which nothing is known', () => {
    const from = (durable: Partial<TypeDurable>) =>
      planned({ durable, transient: { head: AHEAD, inFlight: ['C1'] } }).fullPull?.from ?? null;
    assert.deepEqual(from({ cursor: START, ...own }), START);
    assert.equal(from({ cursor: START }), null);
    assert.equal(from({ cursor: CURSOR, ...own }), null);
    assert.equal(from({ cursor: null, ...own }), null);
    const idle = planned({ durable: { cursor: START, ...own }, transient: { head: null } });
    assert.equal(idle.fullPull, null, 'nothing is pulled');
  });

  it('P14: keeps what it has collected', () => {
    const fullPull = { from: CURSOR, isOtherHistory: false };
    const durable = { cursor: START, fullPull, ...own };
    const transient = { mustPull: true, collected: [], skipped: ['a'] };
    assert.deepEqual(planned({ durable, transient }).skipped, ['a']);
    assert.deepEqual(
      planned({ durable, transient: { ...transient, collected: null } }).skipped,
      [],
    );
  });
});

describe('engine: a queue that Firestore has dropped', () => {
  const queue = { outbox: [commit(4, 'X3', 'a'), commit(5, 'C4', 'b')] };

  it('P10, P11: is pulled, and what isn’t found pushed by the API door', () => {
    for (const durable of [{ ...queue, refused: true }, queue, { refused: true }]) {
      const after = planned({ durable });
      assert.deepEqual(after.does, ['pull']);
      assert.deepEqual([after.outbox, after.refused, after.pushByApi], [[], false, true]);
      assert.deepEqual(names(after.unanswered), 'outbox' in durable ? ['C4', 'C5'] : []);
    }
  });

  it('P8: is none while something is on its way, or a head isn’t known to be free of own writes', () => {
    const waits: Partial<TypeTransient>[] = [
      { inFlight: ['C5'] },
      { head: null },
      { head: { ...HEAD, hasPendingWrites: true } },
    ];
    for (const transient of waits) {
      assert.deepEqual(names(planned({ durable: queue, transient }).outbox), ['C4', 'C5']);
    }
    assert.deepEqual(planned().pushByApi, false);
  });
});

describe('engine: what is sent', () => {
  it('C1: goes once the type is pulled', () => {
    assert.deepEqual(planned({ edited: ['a'] }).does, ['commit']);
    assert.deepEqual(planned({ edited: ['a'], transient: { isSchemaAhead: true } }).does, []);
  });

  it('C2: waits for Firestore to drop what was refused, unless it is stuck', () => {
    const transient = { head: { ...HEAD, hasPendingWrites: true } };
    const known = { durable: { refused: true }, transient, edited: ['a'] };
    assert.deepEqual(planned(known).does, []);
    assert.deepEqual(planned({ ...known, connection: { isStuck: true } }).does, ['push']);
  });

  it('P9: waits for the pull that a refusal came into, also where Firestore is stuck', () => {
    for (const cursor of [null, { ...CURSOR, after: 'a' }]) {
      const transient = { head: { ...HEAD, hasPendingWrites: true } };
      const known = { durable: { refused: true, cursor }, transient, edited: ['a'] };
      assert.deepEqual(planned({ ...known, connection: { isStuck: true } }).does, []);
    }
  });

  it('goes by the API door after a refusal, until there is nothing left', () => {
    const transient = { pushByApi: true };
    assert.deepEqual(planned({ transient, edited: ['a'] }).does, ['push']);
    assert.equal(planned({ transient, edited: ['a'] }).pushByApi, true);
    assert.equal(planned({ transient }).pushByApi, false);
  });

  it('P18, K5: by the API door not before it may be tried again', () => {
    const at = (retryAt: number) =>
      planned({ transient: { pushByApi: true, retryAt }, edited: ['a'] });
    assert.deepEqual([at(now + 1).does, at(now + 1).dueAt], [[], [now + 1]]);
    assert.deepEqual(at(now).does, ['push']);
    assert.deepEqual(at(now + TIMING.retryLast + 1).does, ['push']);
  });

  it('by the direct door a second after the one before, also after a clock that was set back', () => {
    const at = (queuedAt: number) => planned({ transient: { queuedAt }, edited: ['a'] });
    assert.deepEqual([at(now - 999).does, at(now - 999).dueAt], [[], [now + 1]]);
    assert.deepEqual(at(now - 1_000).does, ['commit']);
    assert.deepEqual(at(now + 1).does, ['commit']);
    assert.equal(at(now - 1_000).queuedAt, now);
    assert.deepEqual(at(now - 1_000).inFlight, ['N']);
  });

  it('C13: behind four that wait nothing is queued', () => {
    const chain = [4, 5, 6, 7].map((version) => commit(version, `C${version - 1}`));
    const behind = (count: number) => {
      const transient = { inFlight: ['C4'], head: { ...HEAD, hasPendingWrites: true } };
      return planned({ durable: { outbox: chain.slice(0, count) }, transient, edited: ['a'] }).does;
    };
    assert.deepEqual([behind(3), behind(4)], [['commit'], []]);
  });

  it('P8: is on its way beside what was queued before', () => {
    const outbox = [commit(4, 'X3', 'b')];
    const head = { ...HEAD, hasPendingWrites: true };
    const after = planned({
      durable: { outbox },
      transient: { inFlight: ['C4'], head },
      edited: ['a'],
    });
    assert.deepEqual(after.inFlight, ['C4', 'N']);
    assert.deepEqual(names(after.outbox), ['C4', 'N']);
  });

  it('C6, C14: what no door takes is named', () => {
    const state = planned({ edited: ['no id'] });
    assert.deepEqual([state.does, state.refusedItems], [[], ['no id']]);
    const known = { transient: { refusedItems: ['gone'] } };
    assert.deepEqual(planned(known).refusedItems, []);
  });
});

describe('engine: a look whether Firestore’s client lives', () => {
  const looks = (connection: Partial<Connection>, following = false) => {
    const state = withConnection(knowing({}), {
      listening: true,
      probedAt: now - 20_000,
      ...connection,
    });
    const account = { ...state.account, following };
    const plan = planProbe({ ...state, account }, MOMENT);
    return [plan.effects.length, plan.state.connection.probedAt - now];
  };

  it('R3: is taken every 20 seconds while something is followed, online', () => {
    assert.deepEqual(looks({}), [1, 0]);
    assert.deepEqual(looks({ probedAt: now - 19_999 }), [0, -19_999]);
    assert.deepEqual(looks({ listening: false }), [0, -20_000]);
    assert.deepEqual(looks({ listening: false }, true), [1, 0]);
    assert.deepEqual(looks({ online: false }), [0, -20_000]);
    assert.deepEqual(looks({ probedAt: now + 1 }), [1, 0], 'K5');
  });

  it('R3: is none where it was just opened', () => {
    assert.deepEqual(looks({ probedAt: LONG_AGO }), [0, 0]);
  });
});
