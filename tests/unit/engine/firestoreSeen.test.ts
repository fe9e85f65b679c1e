import assert from 'node:assert/strict';
import { SCHEMA_VERSION } from '@daybook/protocol';
import type { DirectDoorEvent } from '../../../extension/src/engine/contract/event.ts';
import { LONG_AGO, TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { takeFromFirestore } from '../../../extension/src/engine/receive/fromFirestore.ts';
import type { Connection } from '../../../extension/src/engine/state/connectionState.ts';
import {
  type EngineState,
  withConnection,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import type { TypeTransient } from '../../../extension/src/engine/state/typeState.ts';
import { headOf } from './builders.ts';
import { CURSOR, commit, knowing, MOMENT, names } from './knowing.ts';

const { now } = MOMENT;

function take(state: EngineState, event: DirectDoorEvent) {
  return takeFromFirestore(state, event, MOMENT);
}

function seen(state: EngineState, heads: Parameters<typeof headOf> | null, fromServer = true) {
  const TODOS = heads && headOf(...heads);
  return take(state, { type: 'headsSeen', fromServer, heads: TODOS ? { TODOS } : {} }).state;
}

const withKnown = (transient: Partial<TypeTransient>) =>
  withType(knowing({ cursor: CURSOR }), 'TODOS', { transient });

describe('engine: a head as Firestore shows it', () => {
  it('P8: is confirmed where it is the server’s, and no own write masks it', () => {
    const confirmed = [
      seen(knowing({}), [4, {}]),
      seen(knowing({}), [4, {}], false),
      seen(knowing({}), [4, { hasPendingWrites: true }]),
    ].map(({ transient }) => transient.TODOS.head?.isConfirmed);
    assert.deepEqual(confirmed, [true, false, false]);
  });

  it('P8: is kept as it was seen; a type without one has version 0', () => {
    const { schema, ...head } = headOf(4, {});
    const known = seen(knowing({}), [4, {}]).transient;
    assert.deepEqual(known.TODOS.head, { ...head, isConfirmed: true });
    assert.deepEqual(known.HABITS.head, {
      ...{ version: 0, commitId: null, parent: null, deviceId: '', changes: null },
      ...{ updatedAt: null, hasPendingWrites: false, isConfirmed: true },
    });
  });

  it('D9: may have a newer schema than this Daybook', () => {
    const isAhead = (schema: number) =>
      seen(withKnown({ isSchemaAhead: true }), [4, { schema }]).transient.TODOS.isSchemaAhead;
    assert.deepEqual([SCHEMA_VERSION, SCHEMA_VERSION + 1].map(isAhead), [false, true]);
    assert.equal(seen(knowing({}), null).transient.TODOS.isSchemaAhead, false);
  });

  it('P13: that is news says nothing of what was pulled for the one before', () => {
    const head = { ...headOf(4, {}), isConfirmed: true };
    const known = withKnown({ head, pulledFor: 'X4' });
    assert.equal(seen(known, [4, {}]).transient.TODOS.pulledFor, 'X4');
    assert.equal(seen(known, [5, {}]).transient.TODOS.pulledFor, null);
    assert.equal(seen(known, null).transient.TODOS.pulledFor, null);
  });

  it('P13: has fallen where it is below the cursor and confirmed', () => {
    const hasFallen = (version: number, fromServer = true) =>
      seen(withKnown({}), [version, {}], fromServer).transient.TODOS.hasHeadFallen;
    assert.deepEqual(
      [2, 3, 4].map((version) => hasFallen(version)),
      [true, false, false],
    );
    assert.equal(hasFallen(2, false), false);
    assert.equal(seen(withKnown({}), null).transient.TODOS.hasHeadFallen, true);
    assert.equal(seen(knowing({ cursor: null }), null).transient.TODOS.hasHeadFallen, false);
  });
});

describe('engine: whether the heads have gone back', () => {
  it('P13: they have once a confirmed head is below one before it, whatever comes then', () => {
    const haveGone = (...versions: [version: number, fromServer?: boolean][]) =>
      versions.reduce(
        (state, [version, fromServer]) => seen(state, [version, {}], fromServer),
        knowing({}),
      ).transient.TODOS.hasHeadGoneBack;
    assert.equal(haveGone([4], [4], [5]), false);
    assert.equal(haveGone([4], [3, false], [4]), false);
    assert.equal(haveGone([4], [3]), true);
    assert.equal(haveGone([4], [3], [9]), true);
  });
});

describe('engine: whether Firestore is connected', () => {
  const connectionAfter = (connection: Partial<Connection>, fromServer: boolean) => {
    const state = withConnection(knowing({}), { since: 5, attempts: 7, ...connection });
    const read = { ...state, deviceTransient: { ...state.deviceTransient, readAt: 9 } };
    const next = seen(read, null, fromServer);
    const { firestore, since, attempts, isApiReachable } = next.connection;
    return [firestore, since, attempts, isApiReachable, next.deviceTransient.readAt];
  };
  const api = { isApiReachable: true };

  it('V6: it is by what is from the server; the list of devices is read where it wasn’t', () => {
    const connected = ['connected', now, 0, true] as const;
    assert.deepEqual(connectionAfter({ firestore: 'connecting', ...api }, true), [
      ...connected,
      LONG_AGO,
    ]);
    assert.deepEqual(connectionAfter({ firestore: 'disconnected', ...api }, true), [
      ...connected,
      LONG_AGO,
    ]);
    assert.deepEqual(connectionAfter({ firestore: 'connected', ...api }, true), [...connected, 9]);
  });

  it('it isn’t any more by what is from the cache, if it was', () => {
    assert.deepEqual(connectionAfter({ firestore: 'connected', ...api }, false), [
      'disconnected',
      now,
      7,
      null,
      9,
    ]);
    assert.deepEqual(connectionAfter({ firestore: 'connecting', ...api }, false), [
      'connecting',
      5,
      7,
      true,
      9,
    ]);
  });
});

describe('engine: what else Firestore says', () => {
  const listening = withConnection(knowing({ cursor: CURSOR }), {
    listening: true,
    firestore: 'connected',
  });

  it('P18: that the heads aren’t followed any more; where it may not be, the claims are asked for', () => {
    for (const reason of ['forbidden', 'failed'] as const) {
      const { state, effects } = take(listening, { type: 'listenFailed', reason });
      const { listening: is, firestore, since } = state.connection;
      assert.deepEqual([is, firestore, since], [false, 'disconnected', now]);
      assert.deepEqual(
        effects.map(({ type }) => type),
        reason === 'forbidden' ? ['refreshIdentity'] : [],
      );
    }
    const asked = withConnection(listening, { claimsAskedAt: now - TIMING.signInCheck + 1 });
    assert.deepEqual(take(asked, { type: 'listenFailed', reason: 'forbidden' }).effects, []);
  });

  it('R3: that its client is a new one: nothing of before is heard of any more', () => {
    const known = withType(listening, 'HABITS', {
      transient: { inFlight: ['C4'], head: { ...headOf(4, {}), isConfirmed: true } },
    });
    const { state } = take(known, { type: 'firestoreReplaced' });
    assert.deepEqual([state.transient.HABITS.inFlight, state.transient.HABITS.head], [[], null]);
    const { listening: is, firestore, since } = state.connection;
    assert.deepEqual([is, firestore, since], [false, 'connecting', now]);
  });

  const queued = withType(
    knowing({ cursor: CURSOR, outbox: [commit(4, 'X3', 'a'), commit(5, 'C4', 'b')] }),
    'TODOS',
    {
      transient: { inFlight: ['C4', 'C5'], failures: 3 },
    },
  );

  it('P8: that a commit was acknowledged: it is taken for applied, and what failed is forgotten', () => {
    const event = { type: 'commitAcknowledged', dataType: 'TODOS' } as const;
    const { durable, transient } = take(queued, { ...event, commitId: 'C4' }).state;
    assert.deepEqual(durable.TODOS.cursor, { version: 4, commitId: 'C4' });
    assert.deepEqual(names(durable.TODOS.outbox), ['C5']);
    assert.deepEqual([transient.TODOS.inFlight, transient.TODOS.failures], [['C5'], 0]);
    const unknown = take(queued, { ...event, commitId: 'other' }).state;
    assert.deepEqual(unknown.durable, queued.durable);
    assert.equal(unknown.transient.TODOS.failures, 3);
  });

  it('C2: that a commit was refused: all that are queued are', () => {
    const event = { type: 'commitRefused', dataType: 'TODOS', commitId: 'C4' } as const;
    const { durable, transient } = take(queued, event).state;
    assert.equal(durable.TODOS.refused, true);
    assert.deepEqual(names(durable.TODOS.outbox), ['C4', 'C5'], 'until Firestore has dropped them');
    assert.deepEqual(transient.TODOS.inFlight, ['C5']);
  });
});
