import assert from 'node:assert/strict';
import { type DataType, SCHEMA_VERSION } from '@daybook/protocol';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import type { Connection } from '../../../extension/src/engine/state/connectionState.ts';
import {
  type EngineState,
  withConnection,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import type { TypeDurable, TypeTransient } from '../../../extension/src/engine/state/typeState.ts';
import { withStatus } from '../../../extension/src/engine/status/status.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import type { SyncStatus } from '../../../extension/src/shared/status.ts';
import { headOf, START_TIME, todo, UID } from './builders.ts';
import { Harness } from './harness.ts';

const NOW = START_TIME + 5;
const CURSOR = { version: 3, commitId: 'X3' };
const AHEAD = { ...headOf(4, {}), isConfirmed: true };

type Change = (state: EngineState) => EngineState;

const all =
  (...changes: Change[]): Change =>
  (state) =>
    changes.reduce((next, change) => change(next), state);
const connection =
  (patch: Partial<Connection>): Change =>
  (state) =>
    withConnection(state, patch);
const of =
  (
    type: DataType,
    { cursor, ...transient }: Partial<TypeTransient & Pick<TypeDurable, 'cursor'>>,
  ): Change =>
  (state) =>
    withType(state, type, { transient, ...(cursor !== undefined && { durable: { cursor } }) });
const pullsInFull: Change = (state) =>
  withType(state, 'HABITS', { durable: { fullPull: { from: CURSOR, isOtherHistory: false } } });
const was =
  (status: SyncStatus): Change =>
  (state) => ({ ...state, status });
const identity = (pro: boolean, proUntilMs: number, uid = UID): Change =>
  connection({
    identity: { uid, email: 'ada@example.com', entitlement: { pro, proUntilMs }, issuedAt: 1 },
  });

/** A device with everything, and with changes that the server lacks where `count` says so. */
function device(count: number): EngineState {
  const harness = new Harness();
  harness.goLive();
  harness.now += 60_000;
  for (let index = 0; index < count; index += 1) harness.edit(`t${index}`, todo('T'));
  return harness.state;
}
const SYNCED = device(0);
const ONE_PENDING = device(1);

const free = all(identity(false, 0), (state) => ({
  ...state,
  durable: new Harness().state.durable,
}));
const silent = connection({ firestore: 'disconnected', isApiReachable: null });
const starting = connection({ identity: null });
const PAUSED: SyncStatus = { state: 'paused' };

const CASES: [name: string, change: Change, status: SyncStatus, from?: EngineState][] = [
  [
    'nobody is signed in',
    (state) => ({ ...state, session: new Harness().state.session }),
    { state: 'signed-out' },
  ],
  [
    'an account is being deleted',
    (state) => ({ ...state, deletion: 'running', signingOut: true }),
    { state: 'deleting-account' },
  ],
  ['a sign-out goes on', (state) => ({ ...state, signingOut: true }), { state: 'signed-out' }],
  ['a worker has just started', all(starting, was(PAUSED)), PAUSED],
  [
    '… with changes, and it was synced',
    all(starting, was(SYNCED.status)),
    { state: 'syncing' },
    ONE_PENDING,
  ],
  ['… with changes, and it was not', all(starting, was(PAUSED)), PAUSED, ONE_PENDING],
  ['… without, and it was synced', starting, SYNCED.status],
  [
    '… amid a pull, and it was synced',
    all(starting, of('HABITS', { cursor: { ...CURSOR, after: 'a' } })),
    { state: 'syncing' },
  ],
  ['… amid a full pull, and it was synced', all(starting, pullsInFull), { state: 'syncing' }],
  [
    '… without a cursor, and it was synced',
    all(starting, of('HABITS', { cursor: null })),
    { state: 'syncing' },
  ],
  [
    'claims can’t be read, offline',
    all(starting, connection({ online: false, unread: { uid: UID, tries: 1, retryAt: 0 } })),
    { state: 'offline' },
  ],
  [
    'claims can’t be read, online',
    all(starting, connection({ unread: { uid: UID, tries: 1, retryAt: 0 } }), was(PAUSED)),
    PAUSED,
  ],
  [
    'it isn’t known yet who is signed in, offline',
    all(starting, connection({ online: false }), was(PAUSED)),
    PAUSED,
  ],
  ['the sign-in has ended', connection({ identity: { uid: null } }), { state: 'sign-in-again' }],
  ['it is another’s', identity(true, NOW * 2, 'bob'), { state: 'sign-in-again' }],
  [
    'the server did not delete the account',
    (state) => ({ ...state, deletion: 'refused' }),
    { state: 'attention', reason: 'deletion-refused' },
  ],
  ['never Pro', free, { state: 'free' }],
  ['Pro once, and nothing synced', all(free, identity(false, 1)), PAUSED],
  [
    'never Pro by the claims, and one type synced',
    all(free, of('HABITS', { cursor: CURSOR })),
    PAUSED,
  ],
  [
    'newer schemas of one type',
    of('HABITS', { isSchemaAhead: true }),
    { state: 'update-required', dataTypes: ['HABITS'] },
  ],
  ['the network is gone', connection({ online: false }), { state: 'offline' }],
  [
    'both doors are out of reach',
    connection({ firestore: 'disconnected', isApiReachable: false }),
    { state: 'offline' },
  ],
  ['Firestore is, and the other wasn’t asked', silent, { state: 'offline' }],
  [
    'Firestore is, and the other isn’t: what others write is not heard of',
    all(silent, connection({ isApiReachable: true })),
    { state: 'offline' },
  ],
  [
    'Firestore is, and the other isn’t: its cache has a head that was never confirmed',
    all(
      silent,
      connection({ isApiReachable: true }),
      of('HABITS', { head: { ...headOf(9, {}), isConfirmed: false } }),
    ),
    { state: 'offline' },
  ],
  [
    'Firestore is, and the other isn’t, with a pull to come',
    all(silent, connection({ isApiReachable: true }), of('HABITS', { mustPull: true })),
    { state: 'syncing' },
  ],
  [
    'Firestore is, and the other isn’t, amid a full pull',
    all(silent, connection({ isApiReachable: true }), pullsInFull),
    { state: 'syncing' },
  ],
  [
    'Firestore is, and the other isn’t, with changes',
    all(silent, connection({ isApiReachable: true }), was(PAUSED)),
    { state: 'syncing' },
    ONE_PENDING,
  ],
  [
    'a fault',
    (state) => ({ ...state, fault: { ...state.fault, count: 1 } }),
    { state: 'attention', reason: 'fault' },
  ],
  ['nothing moves', connection({ isStuck: true }), { state: 'attention', reason: 'stuck' }],
  [
    'four failures, with a pull to come',
    of('HABITS', { failures: 4, mustPull: true }),
    { state: 'attention', reason: 'server-refuses' },
  ],
  [
    'four failures, with a change to send',
    of('TODOS', { failures: 4 }),
    { state: 'attention', reason: 'server-refuses' },
    ONE_PENDING,
  ],
  ['three failures', of('HABITS', { failures: 3, mustPull: true }), { state: 'syncing' }],
  ['four failures of what was done since', of('HABITS', { failures: 4 }), SYNCED.status],
  [
    'an item that no door takes',
    of('HABITS', { refusedItems: ['a'] }),
    { state: 'attention', reason: 'item-refused', items: [{ dataType: 'HABITS', itemId: 'a' }] },
  ],
  [
    'an item that no door takes, and four failures of what was done since',
    of('TODOS', { failures: 4, refusedItems: ['t0'] }),
    { state: 'attention', reason: 'item-refused', items: [{ dataType: 'TODOS', itemId: 't0' }] },
    ONE_PENDING,
  ],
  ['a type that wasn’t pulled yet', of('HABITS', { cursor: null }), { state: 'first-pull' }],
  ['a change to send', all(), { state: 'syncing' }, ONE_PENDING],
  ['a pull under way', of('HABITS', { request: 'pull' }), { state: 'syncing' }],
  ['a pull to come', of('HABITS', { mustPull: true }), { state: 'syncing' }],
  ['a head that wasn’t seen', of('HABITS', { head: null }), { state: 'syncing' }],
  [
    'Firestore connects, and it was synced',
    all(connection({ firestore: 'connecting' }), of('HABITS', { head: null })),
    SYNCED.status,
  ],
  [
    'Firestore connects, it was synced, and there are changes',
    all(connection({ firestore: 'connecting' }), was(SYNCED.status)),
    { state: 'syncing' },
    ONE_PENDING,
  ],
  [
    'Firestore connects, it was synced, and everything is read again',
    all(connection({ firestore: 'connecting' }), pullsInFull),
    { state: 'syncing' },
  ],
  [
    'Firestore connects, it was synced, and a head is ahead',
    all(connection({ firestore: 'connecting' }), of('HABITS', { head: AHEAD })),
    { state: 'syncing' },
  ],
  [
    'Firestore connects, and it was not',
    all(connection({ firestore: 'connecting' }), was(PAUSED)),
    { state: 'syncing' },
  ],
  ['all is there', was(PAUSED), { state: 'synced', at: NOW }],
  ['all is there still', all(), SYNCED.status],
];

describe('engine: the status', () => {
  for (const [name, change, status, from = SYNCED] of CASES) {
    it(`is ${Object.values(status).join(' ')}: ${name}`, () => {
      assert.deepEqual(withStatus(change(from), NOW).status, status);
    });
  }

  it('stays the same object where it is the same', () => {
    assert.equal(withStatus(SYNCED, NOW), SYNCED);
    const other = { ...SYNCED, status: { ...SYNCED.status } };
    assert.equal(withStatus(other, NOW), other);
  });
});

describe('engine: what a device says that doesn’t hear of others', () => {
  it('R5: where only the API door can be reached it is offline once all is done, never synced', () => {
    const harness = new Harness();
    harness.signIn();
    for (const { dataType } of harness.all('pull')) harness.pulled({ dataType });
    harness.headsSeen({}, false);
    harness.wait(TIMING.connect);
    assert.equal(harness.status, 'offline');
    harness.headsSeen({});
    assert.equal(harness.status, 'synced');
  });

  it('R5: a worker that has everything read again doesn’t go on saying that it is synced', () => {
    const harness = new Harness();
    harness.goLive();
    const record = harness.storage[KEYS.engine] as { schema: number };
    record.schema = SCHEMA_VERSION - 1;
    harness.restart();
    assert.equal(harness.status, 'syncing');
    harness.signIn();
    assert.equal(harness.status, 'syncing');
  });
});
