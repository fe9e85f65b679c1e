import assert from 'node:assert/strict';
import type { OutgoingCommit } from '../../../extension/src/engine/contract/commit.ts';
import { mendedEntries, restore } from '../../../extension/src/engine/persistence.ts';
import type { TypeDurable } from '../../../extension/src/engine/state/typeState.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { confirmed, inPage, todo } from './builders.ts';
import { Harness } from './harness.ts';

/** Synced up to version 2, with `mine` queued in Firestore. */
function synced(): Harness {
  const device = new Harness();
  device.goLive();
  device.committed([confirmed('a', todo('A'), 1)]);
  device.committed([confirmed('b', todo('B'), 2)]);
  device.edit('mine', todo('Mine'));
  return device;
}

/** What is stored after `edit` of the record or, with another key, of what that holds. */
function edited(
  device: Harness,
  change: (record: Record<string, unknown>) => unknown,
  key: string = KEYS.engine,
) {
  const stored = structuredClone(device.storage);
  return { ...stored, [key]: change(stored[key] as Record<string, unknown>) };
}

describe('engine: what was stored and can’t be read', () => {
  for (const record of [null, 7, 'text', [], {}]) {
    it(`D20: ${JSON.stringify(record)} for the engine’s record: what the server has is read again in full`, () => {
      const device = synced();
      const state = restore(
        edited(device, () => record),
        'N1',
      );
      assert.equal(state.deviceId, 'N1');
      assert.deepEqual(state.session, device.state.session);
      assert.deepEqual(state.items, device.state.items);
      assert.deepEqual(state.durable.TODOS.cursor, { version: 0, commitId: null });
      assert.notEqual(state.durable.TODOS.fullPull, null);
      assert.equal(state.durable.HABITS.cursor, null, 'a first pull: nothing is here yet');
    });
  }

  const fields: Record<string, unknown> = {
    deviceId: 5,
    signingOut: 'yes',
    deletion: 'perhaps',
    clockOffset: 'late',
    earlierOffsets: 5,
    lapsedFor: null,
    directRefusedAt: 'now',
    device: { state: 'lost', seenAt: 1 },
  };
  for (const [name, value] of Object.entries(fields)) {
    it(`D20: a wrong ${name} counts as never stored, and all else stays`, () => {
      const device = synced();
      const state = restore(
        edited(device, (record) => ({ ...record, [name]: value })),
        'N1',
      );
      const whole = restore(device.storage, 'N1');
      const fresh = restore({}, 'N1');
      const field = name as 'deviceId';
      assert.deepEqual(state, { ...whole, [field]: fresh[field] });
    });
  }

  const cursors = [
    5,
    'text',
    {},
    { version: '2', commitId: 'X2' },
    { version: 2, commitId: 'no id' },
  ];
  for (const cursor of cursors) {
    it(`D20: ${JSON.stringify(cursor)} for a cursor: its type alone is read again`, () => {
      const device = synced();
      const state = restore(
        edited(device, (record) => {
          const durable = record.durable as Record<string, object>;
          return { ...record, durable: { ...durable, TODOS: { ...durable.TODOS, cursor } } };
        }),
        'N1',
      );
      assert.notEqual(state.durable.TODOS.fullPull, null);
      assert.deepEqual(state.durable.HABITS, device.state.durable.HABITS);
      assert.deepEqual(state.items, device.state.items);
    });
  }

  it('D20: a queue with a commit that is none is given up, and waits for what Firestore holds', () => {
    const device = synced();
    const before: TypeDurable = device.state.durable.TODOS;
    const [queued]: readonly OutgoingCommit[] = before.outbox;
    assert.ok(queued);
    const key = KEYS.sent('TODOS');
    for (const outbox of [5, [null], [{ commitId: 'c' }], [{ ...queued, changes: [{}] }]]) {
      const { durable } = restore(
        edited(device, () => ({ outbox, unanswered: [null, queued] }), key),
        'N1',
      );
      const kept: Partial<TypeDurable> = { outbox: [], unanswered: [queued], refused: true };
      assert.deepEqual(durable.TODOS, { ...before, ...kept });
    }
    const lost = restore(
      edited(device, () => 'text', key),
      'N1',
    ).durable.TODOS;
    assert.deepEqual(lost, { ...before, outbox: [], unanswered: [], refused: true });
  });

  it('D20: a schema that is none has everything read again', () => {
    const state = restore(
      edited(synced(), (record) => ({ ...record, schema: 'one' })),
      'N1',
    );
    assert.ok(Object.values(state.durable).every(({ fullPull }) => fullPull !== null));
  });

  it('D20: items of the server that are lost here come back by a full pull, and what is unsent stays', () => {
    const device = synced();
    const key = Object.keys(device.storage).find((name) => name.startsWith('server:TODOS')) ?? '';
    const [id] = Object.keys(JSON.parse(String(device.storage[key])));
    Object.assign(
      device.storage,
      edited(device, () => 'text', key),
    );
    device.restart();
    device.signIn();
    assert.equal(device.server(id ?? ''), undefined);
    const items = ['a', 'b'].map((name, index) =>
      inPage(confirmed(name, todo(name.toUpperCase()), index + 1)),
    );
    device.pulled({
      dataType: 'TODOS',
      changes: items,
      version: 2,
      commitId: 'X2',
      cursor: '2~X2',
    });
    assert.deepEqual(device.server('a')?.value, todo('A'));
    assert.deepEqual(device.server('b')?.value, todo('B'));
    assert.deepEqual(device.local('mine')?.value, todo('Mine'));
  });

  it('D20: what was left out is written as it was read, once, so that the next start reads nothing again', () => {
    const device = synced();
    const stored = device.storage;
    assert.deepEqual(mendedEntries(stored, restore(stored, 'N1')), {});
    assert.deepEqual(mendedEntries({}, restore({}, 'N1')), {});
    const server = Object.keys(stored).filter((name) => name.startsWith('server:TODOS'))[0] ?? '';
    const local = Object.keys(stored).filter((name) => name.startsWith('local:TODOS'))[0] ?? '';
    for (const key of [
      KEYS.session,
      KEYS.status,
      KEYS.folded,
      KEYS.engine,
      KEYS.sent('TODOS'),
      server,
    ]) {
      const raw: Record<string, unknown> = { ...stored, [key]: 'text', [local]: 'text' };
      const state = restore(raw, 'N1');
      const mended = mendedEntries(raw, state);
      assert.deepEqual(Object.keys(mended).sort(), [...new Set([key, KEYS.engine])].sort());
      const again = restore({ ...raw, ...mended }, 'N2');
      assert.deepEqual(again.durable, state.durable, 'what it has to read again it still knows');
      assert.deepEqual([again.items, again.session], [state.items, state.session]);
      assert.deepEqual(mendedEntries({ ...raw, ...mended }, again), {});
    }
  });

  it('D20: a session that is lost is begun again by who is signed in, with its edits and items', () => {
    const device = synced();
    Object.assign(
      device.storage,
      edited(device, () => null, KEYS.session),
    );
    device.restart();
    assert.equal(device.state.session.uid, null);
    device.signIn();
    assert.equal(device.state.session.uid, 'ada');
    const pulls = device.all('pull');
    assert.deepEqual(
      [pulls.length, new Set(pulls.map(({ cursor }) => cursor.version))],
      [5, new Set([0])],
    );
    assert.deepEqual(device.local('mine')?.value, todo('Mine'));
  });

  it('D20: a sign-out that was under way is finished where the session can’t be read', () => {
    const device = synced();
    device.send({ type: 'signOutRequested' });
    Object.assign(
      device.storage,
      edited(device, () => null, KEYS.session),
    );
    device.restart();
    const { deviceId } = device.state;
    assert.deepEqual(device.one('clearSession'), { type: 'clearSession', uid: null, deviceId });
    device.send({ type: 'sessionCleared' });
    assert.equal(device.local('mine'), undefined);
    device.signIn();
    assert.equal(device.state.session.uid, 'ada');
  });

  it('D20: a deletion under way ends where the session can’t be read: another may sign in', () => {
    const device = synced();
    device.send({ type: 'deletionRequested' });
    Object.assign(
      device.storage,
      edited(device, () => null, KEYS.session),
    );
    device.restart();
    device.signIn();
    assert.deepEqual(device.all('deleteAccount'), []);
    assert.equal(device.state.deletion, 'none');
  });

  it('D18, P19: a full pull removes no item whose change can’t be read', () => {
    const device = synced();
    device.headsSeen({ TODOS: [9, false] });
    device.wait(0);
    device.pullAnswered('TODOS', { outcome: 'expired', clockOffset: null });
    device.pulled({
      dataType: 'TODOS',
      version: 9,
      commitId: 'X9',
      cursor: '9~X9',
      skipped: ['a'],
    });
    assert.deepEqual(device.server('a')?.value, todo('A'));
    assert.equal(device.server('b'), undefined);
  });
});
