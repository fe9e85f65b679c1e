import assert from 'node:assert/strict';
import { DATA_TYPES } from '@daybook/protocol';
import { DAY, LONG_AGO, TIMING } from '../../../extension/src/engine/contract/timing.ts';
import {
  planConnection,
  planUnanswered,
} from '../../../extension/src/engine/send/planConnection.ts';
import type { Connection } from '../../../extension/src/engine/state/connectionState.ts';
import {
  type EngineState,
  withConnection,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import type { Plan } from '../../../extension/src/engine/state/step.ts';
import { aCommit } from '../../fakes/aCommit.ts';
import { START_TIME, todo, UID } from './builders.ts';
import { Harness } from './harness.ts';

const NOW = START_TIME + DAY;
const MOMENT = { now: NOW, nonce: 'N', random: 0.5, uid: UID, epoch: 1 };
const SECOND = 1_000;

/** Connected, with a Pro for ever, and with so many changes that the server lacks. */
function known(connection: Partial<Connection> = {}, count = 0): EngineState {
  const device = new Harness();
  device.goLive();
  for (let index = 0; index < count; index += 1) device.edit(`t${index}`, todo('T'));
  const since = { since: NOW - DAY, progressAt: NOW, claimsAskedAt: NOW, attempts: 0 };
  return withConnection(device.state, { ...since, ...connection });
}

const types = ({ effects }: Plan) => effects.map(({ type }) => type);
const connected = (connection: Partial<Connection>, count?: number) =>
  planConnection(known(connection, count), MOMENT);
/** When it next has something to do, from now; without the end of the Pro. */
const waits = ({ dueAt }: Plan) => dueAt.filter((at) => at < NOW + DAY).map((at) => at - NOW);

describe('engine: whether a Pro is over', () => {
  const pro = (left: number, more: Partial<Connection> = {}, offset = 0) => {
    const entitlement = { pro: true, proUntilMs: NOW + left };
    const identity = { uid: UID, email: '', entitlement, issuedAt: 1 };
    return { ...known({ identity, ...more }), clockOffset: offset };
  };
  const asks = (state: EngineState) => {
    const plan = planConnection(state, MOMENT);
    const pulled = DATA_TYPES.filter((type) => plan.state.transient[type].mustPull);
    return [pulled, plan.state.connection.lapseAskedAt - NOW, waits(plan)];
  };

  it('K4: is asked of the server by one pull when its time is over by the server’s clock', () => {
    assert.deepEqual(asks(pro(1_000)), [[], LONG_AGO - NOW, [1_000]]);
    assert.deepEqual(asks(pro(0)), [['TODOS'], 0, []]);
    assert.deepEqual(asks(pro(0, {}, -7)), [[], LONG_AGO - NOW, [7]]);
    assert.deepEqual(asks(pro(7, {}, 7)), [['TODOS'], 0, []]);
  });

  it('K4, K5: at most every 30 seconds', () => {
    const asked = (ago: number) => asks(pro(-DAY, { lapseAskedAt: NOW - ago }));
    assert.deepEqual(asked(29 * SECOND), [[], -29 * SECOND, [SECOND]]);
    assert.deepEqual(asked(30 * SECOND), [['TODOS'], 0, []]);
    assert.deepEqual(asked(-1), [['TODOS'], 0, []]);
  });

  it('K4: not offline, and by a type that waits for no refusal', () => {
    assert.deepEqual(asks(pro(-1, { online: false })), [[], LONG_AGO - NOW, []]);
    const refused = (...names: readonly (typeof DATA_TYPES)[number][]) =>
      names.reduce((state, type) => withType(state, type, { durable: { refused: true } }), pro(-1));
    assert.deepEqual(asks(refused('TODOS')), [['HABITS'], 0, []]);
    assert.deepEqual(asks(refused(...DATA_TYPES)), [[], LONG_AGO - NOW, []]);
  });

  it('K4: is no question where nobody is signed in', () => {
    assert.deepEqual(waits(connected({ identity: null })), []);
  });
});

describe('engine: following the heads', () => {
  it('P8: begins at once, and gives Firestore 3 seconds to connect', () => {
    const plan = connected({ listening: false, firestore: 'connecting', since: LONG_AGO });
    assert.deepEqual(plan.effects, [{ type: 'listenHeads', uid: UID, epoch: 1 }]);
    const { listening, firestore, since, attempts } = plan.state.connection;
    assert.deepEqual([listening, firestore, since, attempts], [true, 'connecting', NOW, 1]);
    assert.deepEqual(waits(plan), [TIMING.connect]);
    const ended = { listening: false, firestore: 'disconnected', since: LONG_AGO } as const;
    assert.equal(connected(ended).state.connection.firestore, 'connecting');
  });

  it('P18: begins again after 4 seconds where it ended, five times, and then ever less often', () => {
    const expected = [4, 4, 4, 4, 4, 4, 4, 8, 16, 32, 60, 60];
    const waited = expected.map((_, attempts) =>
      connected({ listening: false, firestore: 'disconnected', since: NOW, attempts }),
    );
    assert.deepEqual(
      waited.map(waits),
      expected.map((seconds) => [seconds * SECOND]),
    );
    assert.deepEqual(waited.flatMap(types), []);
  });

  it('P18: tries to connect five times every 4 seconds, from the start, and then less often', () => {
    const device = new Harness();
    device.signIn();
    const times: number[] = [];
    for (let second = 1; second <= 70; second += 1) {
      device.wait(SECOND);
      if (device.all('reconnect').length > 0) times.push(second);
    }
    assert.deepEqual(times, [3, 7, 11, 15, 19, 23, 31, 47]);
  });

  it('begins offline as well: what is in the cache is shown', () => {
    const plan = connected({ listening: false, online: false, since: LONG_AGO });
    assert.deepEqual(types(plan), ['listenHeads']);
  });

  it('is left alone while it stands', () => {
    const plan = connected({});
    assert.deepEqual([types(plan), waits(plan)], [[], []]);
  });

  it('P18: connects again where that took 3 seconds, and asks whether the sign-in still is good', () => {
    const since = NOW - TIMING.connect;
    assert.deepEqual(waits(connected({ firestore: 'connecting', since: since + 1 })), [1]);
    const plan = connected({
      firestore: 'connecting',
      since,
      claimsAskedAt: LONG_AGO,
      attempts: 2,
    });
    assert.deepEqual(types(plan), ['reconnect', 'refreshIdentity']);
    const { firestore, attempts, claimsAskedAt } = plan.state.connection;
    assert.deepEqual([firestore, plan.state.connection.since], ['disconnected', NOW]);
    assert.deepEqual([attempts, claimsAskedAt], [3, NOW]);
    assert.deepEqual(waits(plan), [TIMING.reconnect]);
  });

  it('P18: waits longer after what was tried now', () => {
    const since = NOW - 60 * SECOND;
    const plan = connected({ firestore: 'disconnected', since, attempts: 7 });
    assert.deepEqual(waits(plan), [16 * SECOND]);
  });

  it('K5: connects again at once where the clock was set back', () => {
    assert.deepEqual(types(connected({ firestore: 'connecting', since: NOW + 1 })), ['reconnect']);
  });

  it('has the sign-in looked at every 30 seconds at most', () => {
    const asked = (ago: number) =>
      types(connected({ firestore: 'disconnected', since: LONG_AGO, claimsAskedAt: NOW - ago }));
    assert.deepEqual(asked(29_999), ['reconnect']);
    assert.deepEqual(asked(30_000), ['reconnect', 'refreshIdentity']);
    assert.deepEqual(asked(-1), ['reconnect', 'refreshIdentity'], 'K5');
  });

  it('does not connect offline', () => {
    const plan = connected({ firestore: 'disconnected', since: LONG_AGO, online: false });
    assert.deepEqual([types(plan), waits(plan)], [[], []]);
  });
});

describe('engine: a commit without an answer', () => {
  const unanswered = (queuedAt: number | null, connection: Partial<Connection> = {}) => {
    const of = (first: number) => {
      const queued = [first, first + 1].map((at) => aCommit({ queuedAt: at }));
      return { durable: { outbox: queuedAt === null ? [] : queued } };
    };
    const todos = withType(known(connection), 'TODOS', of(queuedAt ?? 0));
    const both = withType(todos, 'HABITS', of(Math.max(NOW, queuedAt ?? 0)));
    return planUnanswered(both, MOMENT);
  };

  it('P18: has Firestore connect again after 5 seconds', () => {
    assert.deepEqual(waits(unanswered(NOW - TIMING.unanswered + 1)), [1]);
    const plan = unanswered(NOW - TIMING.unanswered, { isApiReachable: true });
    assert.deepEqual(types(plan), ['reconnect']);
    const { firestore, since, isApiReachable } = plan.state.connection;
    assert.deepEqual([firestore, since, isApiReachable], ['connecting', NOW, null]);
    assert.deepEqual(waits(plan), [TIMING.connect]);
  });

  it('P18: counts from when Firestore was connected', () => {
    assert.deepEqual(waits(unanswered(LONG_AGO, { since: NOW - 1 })), [TIMING.unanswered - 1]);
  });

  it('K5: has it connect at once where the clock was set back', () => {
    assert.deepEqual(types(unanswered(NOW + 1)), ['reconnect']);
  });

  it('waits for what can’t answer, or has nothing to', () => {
    for (const connection of [
      { online: false },
      { listening: false },
      { firestore: 'connecting' },
    ] as const) {
      assert.deepEqual(types(unanswered(LONG_AGO, connection)), []);
    }
    const none = unanswered(null);
    assert.deepEqual([types(none), waits(none)], [[], []]);
  });
});

describe('engine: a standstill', () => {
  const since = (ago: number, connection: Partial<Connection> = {}, count = 1) =>
    connected({ progressAt: NOW - ago, ...connection }, count);

  it('S13: is one after a minute without progress, and has Firestore connect again', () => {
    assert.deepEqual(waits(since(TIMING.stuck - 1)), [1]);
    const plan = since(TIMING.stuck);
    assert.deepEqual(types(plan), ['reconnect']);
    assert.equal(plan.state.connection.isStuck, true);
  });

  it('S13: is none with nothing to send, or offline, and is found once', () => {
    for (const plan of [
      since(DAY, {}, 0),
      since(DAY, { online: false }),
      since(DAY, { isStuck: true }),
    ]) {
      assert.deepEqual([types(plan), waits(plan)], [[], []]);
    }
  });
});
