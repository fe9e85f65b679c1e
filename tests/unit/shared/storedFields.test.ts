import assert from 'node:assert/strict';
import { readAuthUser } from '../../../extension/src/shared/authUser.ts';
import type { Conflict } from '../../../extension/src/shared/conflict.ts';
import { entriesOf } from '../../../extension/src/shared/items.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import {
  FIRST_SESSION,
  isSession,
  readSession,
  type Session,
} from '../../../extension/src/shared/session.ts';
import { readSnapshot } from '../../../extension/src/shared/snapshot.ts';
import { readStatus } from '../../../extension/src/shared/status.ts';
import { storedItems } from '../../fakes/storedItems.ts';
import { aTodo, aTodoEdit } from '../../fakes/todos.ts';

/** Wrong for every field of those below. */
const NOT_THERE = undefined;
const WRONG_VALUE = Symbol('of no type that is stored');

const CONFLICT: Conflict = {
  ...{ id: 'C1', dataType: 'TODOS', itemId: 'T9', at: 1, side: 'mine', fields: ['title'] },
  lost: { value: aTodo(), editedAt: 1 },
};
const DEVICE = {
  ...{ id: 'D1', name: 'Laptop', platform: 'Linux', appVersion: '1', lastSeenAt: 1 },
  isThisDevice: true,
};
const USER = { uid: 'ada', email: 'ada@example.com', isEmailVerified: false, methods: [] };
const ADA: Session = { ...FIRST_SESSION, uid: 'ada' };
const EDIT = aTodoEdit({ id: 'E9' });
const SERVER_ITEM = { value: aTodo(), editedAt: 1, version: 1 };

/** A record that is stored, and whether it is read: each of its fields must be there, and be of its type. */
const RECORDS: [name: string, record: object, isRead: (record: object) => boolean][] = [
  [
    'an entry of the conflict log',
    CONFLICT,
    (record) => readSnapshot({ [KEYS.conflicts(0)]: [record] }).conflicts.length === 1,
  ],
  ['a device', DEVICE, (record) => readSnapshot({ [KEYS.devices]: [record] }).devices.length === 1],
  ['a user', USER, (record) => readAuthUser({ [KEYS.authUser]: record }, ADA) !== null],
  ['an edit', EDIT, (record) => readSnapshot({ [KEYS.edit('E9')]: record }).edits.length === 1],
  [
    "an item of the server's",
    SERVER_ITEM,
    (record) => {
      const { items } = readSnapshot(storedItems('server', 'TODOS', { T1: record }));
      return [...entriesOf(items.TODOS.server)].length === 1;
    },
  ],
];

describe('The fields of what is stored', () => {
  for (const [name, record, isRead] of RECORDS) {
    it(`D20: ${name} is read as it is, and whatever else it has`, () => {
      assert.ok(isRead(record));
      assert.ok(isRead({ ...record, more: 1 }));
    });

    for (const field of Object.keys(record)) {
      it(`D20: ${name} is none without its ${field}, or with another kind of it`, () => {
        assert.ok(!isRead({ ...record, [field]: NOT_THERE }));
        assert.ok(!isRead({ ...record, [field]: WRONG_VALUE }));
      });
    }
  }

  const conflicts: [name: string, more: object, isOne: boolean][] = [
    ['that was a deletion', { lost: { value: null, editedAt: 1 } }, true],
    ['that the other side lost', { side: 'theirs' }, true],
    ['that nobody lost', { side: 'nobody' }, false],
    ['of the whole item', { fields: [] }, true],
    ['of a field without a name', { fields: ['title', 7] }, false],
    ['of a text for a value', { lost: { value: 'text', editedAt: 1 } }, false],
    ['of no value', { lost: { editedAt: 1 } }, false],
    ['without a time of its change', { lost: { value: aTodo() } }, false],
    ['at no whole millisecond', { at: 1.5 }, false],
    ['of a type that does not exist', { dataType: 'NOTES' }, false],
  ];
  for (const [name, more, isOne] of conflicts) {
    it(`D20: an entry of the conflict log ${name} is ${isOne ? 'one' : 'none'}`, () => {
      const raw = { [KEYS.conflicts(0)]: [{ ...CONFLICT, ...more }] };
      assert.equal(readSnapshot(raw).conflicts.length, isOne ? 1 : 0);
    });
  }

  const statuses = [
    ...['signed-out', 'free', 'paused', 'first-pull', 'syncing', 'offline', 'sign-in-again'],
    'deleting-account',
  ].map((state) => ({ state }));
  const reasons = ['server-refuses', 'deletion-refused', 'fault', 'stuck'];
  const refused = { state: 'attention', reason: 'item-refused' };
  const full = {
    ...{ state: 'attention', reason: 'quota-reached', dataType: 'TODOS' },
    ...{ quota: 'items', limit: 20_000 },
  };
  const place = { dataType: 'TODOS', itemId: 'T1' };
  for (const status of [
    ...statuses,
    ...reasons.map((reason) => ({ state: 'attention', reason })),
    { ...refused, items: [place, { dataType: 'HABITS', itemId: 'H1' }] },
    { ...full, items: [place] },
    { ...full, quota: 'bytes', items: [] },
    { state: 'synced', at: 0 },
    { state: 'update-required', dataTypes: ['TODOS', 'HABITS'] },
  ]) {
    it(`D20: ${JSON.stringify(status)} is a status`, () => {
      assert.equal(readStatus(status), status);
    });
  }

  for (const status of [
    { state: 'attention' },
    full,
    { ...full, items: [{}] },
    { ...full, items: [], dataType: 'NOTES' },
    { ...full, items: [], quota: 'devices' },
    { ...full, items: [], limit: '20' },
    // Told by message: it can't have been stored.
    { state: 'attention', reason: 'storage-full' },
    { state: 'attention', reason: ['fault'] },
    refused,
    { ...refused, items: 'T1' },
    { ...refused, items: [place, null] },
    { ...refused, items: [{ ...place, dataType: 'NOTES' }] },
    { ...refused, items: [{ ...place, itemId: 1 }] },
    { state: 'synced', at: '1' },
    { state: 'synced', at: Number.NaN },
    { state: 'update-required' },
    { state: 'update-required', dataTypes: ['TODOS', 'NOTES'] },
    { state: '' },
    {},
    'syncing',
  ]) {
    it(`D20: ${JSON.stringify(status)} is none, so nobody is said to be signed in`, () => {
      assert.deepEqual(readStatus(status), { state: 'signed-out' });
    });
  }
});

describe('A stored session', () => {
  const STORED = { uid: 'ada', email: 'ada@example.com', epoch: 3, importedEpoch: 2 };
  const read = (session: unknown, more: object = {}) =>
    readSession({ [KEYS.session]: session, ...more });
  const edits = Object.fromEntries(
    [4, 6, 5].map((epoch) => [
      KEYS.edit(`E${epoch}`),
      aTodoEdit({ id: `E${epoch}`, epoch, itemId: `T${epoch}` }),
    ]),
  );

  it('is read as it is, and is the first one where none is stored', () => {
    assert.deepEqual(read(STORED), STORED);
    assert.deepEqual(readSession({}), FIRST_SESSION);
    assert.deepEqual(FIRST_SESSION, { uid: null, email: null, epoch: 0, importedEpoch: null });
  });

  it('D20: each field that can’t be read counts as none, and the others stay', () => {
    assert.deepEqual(read({ ...STORED, uid: 7 }), { ...STORED, uid: null });
    assert.deepEqual(read({ ...STORED, email: 7 }), { ...STORED, email: null });
    assert.deepEqual(read({ ...STORED, importedEpoch: 'x' }), { ...STORED, importedEpoch: null });
    assert.deepEqual(read({ ...STORED, epoch: 1.5 }), { ...STORED, epoch: 0 });
  });

  it('D20: without an epoch it goes on with the latest that its edits name', () => {
    assert.equal(read({ ...STORED, epoch: null }, edits).epoch, 6);
    assert.equal(read('text', edits).epoch, 6);
    assert.equal(read(STORED, edits).epoch, 3);
    assert.equal(readSession(edits).epoch, 0);
  });

  it('D20: where it isn’t known what it took over, all that its edits name is its', () => {
    assert.equal(read('text', edits).importedEpoch, 4);
    assert.equal(read({ ...STORED, importedEpoch: 'x' }, edits).importedEpoch, 4);
    assert.equal(read({ uid: 'ada', epoch: 'x' }, edits).importedEpoch, 4);
    assert.equal(read({ ...STORED, importedEpoch: null, epoch: 'x' }, edits).importedEpoch, null);
    assert.equal(read({ uid: 'ada', epoch: 6 }, edits).importedEpoch, null);
    assert.equal(read(STORED, edits).importedEpoch, 2);
  });

  it('D20: says whose it is by the user and the epoch, of which only the user may be missing', () => {
    for (const sound of [STORED, { epoch: 0 }, { uid: null, epoch: 1 }]) {
      assert.ok(isSession(sound), JSON.stringify(sound));
    }
    for (const broken of [null, [], 'ada', {}, { uid: 'ada' }, { uid: 7, epoch: 1 }]) {
      assert.ok(!isSession(broken), JSON.stringify(broken));
    }
    assert.ok(!isSession({ ...STORED, epoch: '3' }));
  });
});
