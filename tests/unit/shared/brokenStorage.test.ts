import assert from 'node:assert/strict';
import { restore } from '../../../extension/src/engine/persistence.ts';
import { readAuthUser } from '../../../extension/src/shared/authUser.ts';
import { countBroken } from '../../../extension/src/shared/countBroken.ts';
import { entriesOf } from '../../../extension/src/shared/items.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import {
  type LocalSnapshot,
  pendingCount,
  readSnapshot,
  visibleItems,
} from '../../../extension/src/shared/snapshot.ts';
import { storedItems } from '../../fakes/storedItems.ts';
import { aTodo, aTodoEdit } from '../../fakes/todos.ts';

const WRONG = [null, 7, 'text', '[]', 'null', '{"T1"', true, [], [null], {}, { id: 3 }];
const SERVER_KEY = KEYS.server('TODOS', 0);
const LOCAL_KEY = KEYS.local('TODOS', 0);
const ITEM = { value: aTodo(), editedAt: 1, version: 1 };
const CONFLICT = {
  ...{ id: 'C1', dataType: 'TODOS', itemId: 'T9', at: 1, side: 'mine', fields: ['title'] },
  lost: { value: aTodo(), editedAt: 1 },
};
const DEVICE = {
  ...{ id: 'D1', name: 'Laptop', platform: 'Linux', appVersion: '1', lastSeenAt: 1 },
  isThisDevice: true,
};
const EDIT = aTodoEdit({ id: 'E9', itemId: 'T3', epoch: 3 });

/** Everything that a device stores, all of it sound. */
const SOUND = {
  [KEYS.session]: { uid: 'ada', email: 'ada@example.com', epoch: 3, importedEpoch: null },
  [KEYS.status]: { state: 'syncing' },
  [KEYS.conflicts(1)]: [CONFLICT],
  [KEYS.devices]: [DEVICE],
  [KEYS.folded]: ['E0'],
  [SERVER_KEY]: JSON.stringify({ T1: ITEM }),
  [LOCAL_KEY]: JSON.stringify({ T2: { value: aTodo(), editedAt: 2 } }),
  [KEYS.edit('E9')]: EDIT,
};

const titlesIn = (snapshot: LocalSnapshot) => [...visibleItems(snapshot, 'TODOS').keys()].sort();

describe('What is stored in another shape than it should be', () => {
  const broken = {
    'null for an edit': null,
    'an edit that is a list': [],
    'an edit without fields': {},
    'an edit of no data type': { ...EDIT, id: 'x', dataType: 'NOTES' },
    'an edit with a text for its value': { ...EDIT, id: 'x', value: 'text' },
    'an edit with no before': { ...EDIT, id: 'x', before: undefined },
    'an edit with a text for its time': { ...EDIT, id: 'x', madeAt: 'now' },
    'an edit with a text for its epoch': { ...EDIT, id: 'x', epoch: '3' },
    'an edit with a number for its item': { ...EDIT, id: 'x', itemId: 5 },
    'an edit under another key than its own': EDIT,
  };
  for (const [name, edit] of Object.entries(broken)) {
    it(`D20: ${name} keeps no other edit from being read`, () => {
      const snapshot = readSnapshot({ ...SOUND, [KEYS.edit('x')]: edit });
      assert.deepEqual(snapshot.edits, [EDIT]);
      assert.deepEqual(titlesIn(snapshot), ['T1', 'T2', 'T3']);
      assert.equal(pendingCount(snapshot), 2);
    });
  }

  for (const key of Object.keys(SOUND).filter((name) => name !== KEYS.edit('E9'))) {
    for (const value of WRONG) {
      it(`D20: ${JSON.stringify(value)} under ${key} loses nothing else`, () => {
        const raw = { ...SOUND, [key]: value };
        const snapshot = readSnapshot(raw);
        const whole = readSnapshot(SOUND);
        for (const part of ['status', 'conflicts', 'devices', 'edits'] as const) {
          if (key.startsWith(part)) continue;
          assert.deepEqual(snapshot[part], whole[part], part);
        }
        const lost = { [SERVER_KEY]: 'T1', [LOCAL_KEY]: 'T2' }[key];
        assert.deepEqual(
          titlesIn(snapshot),
          ['T1', 'T2', 'T3'].filter((id) => id !== lost),
        );
        assert.equal(restore(raw, 'N1').session.epoch, 3);
      });
    }
  }

  it('D20: of the fields of a list the sound ones stay', () => {
    const snapshot = readSnapshot({
      ...SOUND,
      [KEYS.conflicts(1)]: [
        null,
        CONFLICT,
        { ...CONFLICT, lost: null },
        { ...CONFLICT, fields: 'a' },
      ],
      [KEYS.devices]: [7, DEVICE, { ...DEVICE, name: null }],
      [KEYS.folded]: [null, 'E9'],
    });
    assert.deepEqual([snapshot.conflicts, snapshot.devices], [[CONFLICT], [DEVICE]]);
    assert.deepEqual(snapshot.edits, [], 'E9 is folded');
  });

  it('D20: an entry of a bucket that is no item leaves the others, as they are stored', () => {
    const entries: unknown[] = [...WRONG, { value: 'dark', editedAt: 1, version: 1 }];
    for (const entry of entries) {
      const bucket = JSON.stringify({ T0: entry, T1: ITEM });
      const { items } = readSnapshot({ [SERVER_KEY]: bucket, [LOCAL_KEY]: bucket });
      assert.deepEqual([...entriesOf(items.TODOS.server)], [['T1', ITEM]]);
      assert.deepEqual([...entriesOf(items.TODOS.local)], [['T1', ITEM]]);
    }
  });

  it('D20: a change that the server lacks is kept by its value, as the oldest where its time is none', () => {
    const { items } = readSnapshot({
      [LOCAL_KEY]: JSON.stringify({ T1: { value: aTodo(), editedAt: 'now' }, T2: { value: null } }),
    });
    assert.deepEqual(Object.fromEntries(entriesOf(items.TODOS.local)), {
      T1: { value: aTodo(), editedAt: 0 },
      T2: { value: null, editedAt: 0 },
    });
  });

  it('D20: a status that the tab has no words for is none', () => {
    for (const status of [
      { state: 'happy' },
      { state: 'synced' },
      { state: 'attention', reason: 'toString' },
      { state: 'update-required', dataTypes: ['NOTES'] },
    ]) {
      assert.deepEqual(readSnapshot({ [KEYS.status]: status }).status, { state: 'signed-out' });
    }
  });

  it('T1, D20: what is left out is counted', () => {
    assert.deepEqual(countBroken(SOUND), { edits: 0, items: 0 });
    const raw = {
      ...{ ...SOUND, [KEYS.edit('x')]: null, [KEYS.edit('y')]: EDIT },
      [SERVER_KEY]: JSON.stringify({ T1: ITEM, T5: null, T6: { value: 'text' } }),
      [LOCAL_KEY]: 'text',
      ...storedItems('local', 'HABITS', { h: { value: aTodo(), editedAt: 'mended' } }),
    };
    assert.deepEqual(countBroken(raw), { edits: 2, items: 3 });
  });

  it('D20: a user of another shape is none', () => {
    const { session } = readSnapshot(SOUND);
    for (const authUser of [...WRONG, { uid: 'ada' }, { uid: 'ada', methods: 5 }]) {
      assert.equal(readAuthUser({ [KEYS.authUser]: authUser }, session), null);
    }
  });
});
