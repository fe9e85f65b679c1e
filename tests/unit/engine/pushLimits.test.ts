import assert from 'node:assert/strict';
import { LIMITS } from '@daybook/protocol';
import type { SentChange } from '../../../extension/src/engine/contract/commit.ts';
import { DAY, TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { buildCommit } from '../../../extension/src/engine/send/buildCommit.ts';
import { fitting, MAX_PUSH_BYTES } from '../../../extension/src/engine/send/fitting.ts';
import { withType } from '../../../extension/src/engine/state/state.ts';
import { confirmed, todo } from './builders.ts';
import { Harness } from './harness.ts';

const KIB = 1024;

/** A todo's change that counts as so many bytes. */
function change(id: string, bytes: number): SentChange {
  const of = (notes: string) => ({ id, value: todo('T', { notes }), editedAt: 1 });
  const counted = { ...of(''), editedAt: Number.MAX_SAFE_INTEGER, deleted: true };
  const rest = bytes - JSON.stringify(counted).length;
  return of('漢'.repeat(rest / 3) + 'x'.repeat(rest % 3));
}

/** A device that made these changes offline, at once, and is about to send them. */
function withChanges(changes: readonly SentChange[]): Harness {
  const device = new Harness();
  device.goLive();
  const edits = changes.map(({ id, value }) => {
    const made = { id: `E${id}`, epoch: 1, madeAt: device.now, before: null };
    return { ...made, dataType: 'TODOS' as const, itemId: id, value: value as never };
  });
  device.send({ type: 'editsFound', edits });
  return device;
}

function sentBy(device: Harness) {
  return device.effects
    .map(({ type }) => type)
    .filter((type) => type === 'commit' || type === 'push');
}

describe('engine: what fits', () => {
  const three = [change('a', 400), change('b', 400), change('c', 400)];
  const cases: [name: string, limit: { count: number; bytes: number }, fits: number][] = [
    ['all', { count: 3, bytes: 1_200 }, 3],
    ['but a byte', { count: 3, bytes: 1_199 }, 2],
    ['two', { count: 2, bytes: 1_200 }, 2],
    ['one at least, however large', { count: 3, bytes: 1 }, 1],
    ['one at least, whatever the count', { count: 0, bytes: 1_200 }, 1],
  ];
  for (const [name, limit, fits] of cases) {
    it(`C13: ${name}`, () => assert.deepEqual(fitting(three, limit), three.slice(0, fits)));
  }

  it('C13: bytes are those of UTF-8, with what a deletion takes', () => {
    const cjk: SentChange = { id: 'a', value: todo('漢'.repeat(100)), editedAt: 1 };
    const deletion: SentChange = { id: 'b', value: null, editedAt: 1 };
    const size = Buffer.byteLength(
      JSON.stringify({ ...cjk, editedAt: Number.MAX_SAFE_INTEGER, deleted: true }),
    );
    const both = size + '{"id":"b","value":null,"editedAt":9007199254740991,"deleted":true}'.length;
    assert.equal(fitting([cjk, deletion], { count: 2, bytes: both }).length, 2);
    assert.equal(fitting([cjk, deletion], { count: 2, bytes: both - 1 }).length, 1);
  });

  it('A11, C13: a push leaves a KiB of a request’s MiB for what is around its changes', () => {
    assert.equal(MAX_PUSH_BYTES, 1023 * KIB);
  });
});

describe('engine: by which door', () => {
  const many = (count: number, bytes: number) =>
    Array.from({ length: count }, (_, index) => change(`t${index}`, bytes));

  it('C11: 15 changes go by the direct door, and 16 by the API', () => {
    assert.deepEqual(sentBy(withChanges(many(15, 400))), ['commit']);
    assert.deepEqual(sentBy(withChanges(many(16, 400))), ['push']);
  });

  it('C13: 128 KiB go by the direct door, and a byte more by the API', () => {
    const most = [...many(12, 10 * KIB), change('last', 8 * KIB)];
    assert.deepEqual(sentBy(withChanges(most)), ['commit']);
    const more = [...many(12, 10 * KIB), change('last', 8 * KIB + 1)];
    assert.deepEqual(sentBy(withChanges(more)), ['push']);
  });

  it('P8: what goes by the API door waits until Firestore’s queue is empty', () => {
    const device = withChanges([change('queued', 400)]);
    const { commitId } = device.one('commit').commit;
    const edits = many(16, 400).map(({ id, value }) => {
      const made = { id: `E${id}`, epoch: 1, madeAt: device.now, before: null };
      return { ...made, dataType: 'TODOS' as const, itemId: id, value: value as never };
    });
    device.send({ type: 'editsFound', edits });
    assert.deepEqual(sentBy(device), []);
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId });
    assert.deepEqual(sentBy(device), ['push']);
  });

  it('P10: a push without an answer is made again of what there is now after three tries', () => {
    const device = withChanges(many(16, 400));
    const first = device.one('push').commit;
    const ids: string[] = [];
    for (let failures = 1; failures <= 3; failures += 1) {
      const { commitId } = device.one('push').commit;
      const result = { outcome: 'unreachable' as const };
      device.edit(`late${failures}`, todo('Late'));
      device.send({ type: 'pushed', epoch: 1, dataType: 'TODOS', commitId, result });
      device.wait(TIMING.retryMax);
      ids.push(device.one('push').commit.commitId);
    }
    assert.deepEqual(ids.slice(0, 2), [first.commitId, first.commitId]);
    assert.notEqual(ids[2], first.commitId);
    assert.equal(device.one('push').commit.changes.length, 19);
    const waiting = device.state.durable.TODOS.unanswered.map(({ commitId }) => commitId);
    assert.deepEqual(waiting, [first.commitId, ids[2]], 'each once');
    device.restart();
    device.signIn();
    assert.equal(device.one('push').commit.commitId, ids[2], 'the newer one');
  });

  it('P10: one that was on top of another commit than the cursor’s is made anew', () => {
    const device = withChanges(many(16, 400));
    const { commitId } = device.one('push').commit;
    const result = { outcome: 'unreachable' as const };
    device.send({ type: 'pushed', epoch: 1, dataType: 'TODOS', commitId, result });
    device.committed([confirmed('other', todo('Other'), 1)]);
    device.wait(TIMING.retryMax);
    const { commit } = device.one('push');
    assert.notEqual(commit.commitId, commitId);
    assert.deepEqual([commit.version, commit.parent], [2, 'X1']);
  });
});

describe('engine: a commit', () => {
  const moment = { now: 1_000_000, nonce: 'N', random: 0.5, uid: 'ada', epoch: 1 };

  function live() {
    const device = new Harness();
    device.goLive();
    return device;
  }

  it('C1, C2: begins at version 1 on top of nothing', () => {
    const { state } = new Harness();
    const { commit } = buildCommit(state, 'TODOS', [], moment);
    assert.deepEqual([commit.version, commit.parent, commit.commitId], [1, null, 'N']);
  });

  it('C7, M8: has times that the server takes, later than what they are on top of, and stores them', () => {
    const device = live();
    device.committed([confirmed('milk', todo('Milk'), 1, { editedAt: 5_000_000 })]);
    const latest = moment.now + 100 + LIMITS.maxClockAheadMs - TIMING.clockError;
    const state = { ...device.state, clockOffset: 99.6 };
    const times = { past: 7, edge: latest, ahead: latest + 1, milk: 7 };
    const changes = Object.entries(times).map(([id, editedAt]) => ({
      ...{ id, value: todo(id), editedAt },
    }));
    const built = buildCommit(state, 'TODOS', changes, moment);
    const sent = Object.fromEntries(built.commit.changes.map(({ id, editedAt }) => [id, editedAt]));
    assert.deepEqual(sent, { past: 7, edge: latest, ahead: latest, milk: 5_000_001 });
    device.state = built.state;
    for (const [id, editedAt] of Object.entries(sent)) {
      assert.deepEqual(device.local(id), { value: todo(id), editedAt });
    }
  });

  it('M8: is later than what it is queued behind, though the clock was set back since', () => {
    const device = live();
    device.edit('milk', todo('Milk'));
    const before = device.local('milk')?.editedAt as number;
    device.now -= 3_600_000;
    device.edit('milk', todo('Oat milk'));
    device.edit('milk', todo('Milk'));
    const { outbox } = device.state.durable.TODOS;
    const times = outbox.flatMap(({ changes }) => changes.map(({ editedAt }) => editedAt));
    assert.deepEqual(times, [before, before + 1]);
    assert.equal(device.local('milk')?.editedAt, before + 2);
  });

  it('D27: has tombstones that end 120 days from now by the server’s clock', () => {
    const state = { ...live().state, clockOffset: 99.6 };
    const { commit } = buildCommit(state, 'TODOS', [], moment);
    assert.equal(commit.expiresAt, moment.now + 100 + 120 * DAY);
  });

  it('C7: clamped, is clean once it is acknowledged', () => {
    const device = live();
    device.edit('milk', todo('Milk'));
    const milk = device.local('milk');
    assert.ok(milk);
    device.now -= 3_600_000;
    const unqueued = withType(device.state, 'TODOS', { durable: { outbox: [] } });
    const built = buildCommit(unqueued, 'TODOS', [{ id: 'milk', ...milk }], {
      ...moment,
      now: device.now,
    });
    device.state = withType(built.state, 'TODOS', { durable: { outbox: [built.commit] } });
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId: 'N' });
    assert.equal(device.local('milk'), undefined);
  });

  it('S13: while Firestore is stuck goes on top of the cursor, not of what is queued', () => {
    const device = live();
    device.edit('milk', todo('Milk'));
    const { state } = device;
    const queued = buildCommit(state, 'TODOS', [], moment).commit;
    assert.deepEqual([queued.version, queued.parent], [2, state.durable.TODOS.outbox[0]?.commitId]);
    const stuck = { ...state, connection: { ...state.connection, isStuck: true } };
    const { commit } = buildCommit(stuck, 'TODOS', [], moment);
    assert.deepEqual([commit.version, commit.parent], [1, null]);
  });
});
