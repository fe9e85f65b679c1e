import assert from 'node:assert/strict';
import type { Todo } from '@daybook/protocol';
import { confirmed, inPage, START_TIME, todo } from './builders.ts';
import { Harness } from './harness.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const KNOWN = todo('Milk', { createdAt: 1 });

/** A device that edited the todo while its clock was `ahead` ms ahead, which isn't known; the edit is in Firestore's queue. */
function queued(ahead: number, value: Todo) {
  const device = new Harness();
  device.goLive();
  device.committed([confirmed('milk', KNOWN, 1)]);
  device.now = START_TIME + ahead;
  device.edit('milk', value);
  const { commit } = device.one('commit');
  return { device, commit, madeAt: device.now };
}

/** The first answer since then that shows the server's clock. */
function measured(device: Harness, ahead: number): void {
  device.headsSeen({ TODOS: [1, true], SETTINGS: [1, false] });
  device.wait(0);
  const result = { outcome: 'failed', message: '', isRefusal: false, clockOffset: -ahead } as const;
  device.pullAnswered('SETTINGS', result);
}

const outcomeOf = (type: 'commitAcknowledged' | 'commitRefused', commitId: string) =>
  ({ type, epoch: 1, dataType: 'TODOS', commitId }) as const;

describe('engine: what is queued while the clock turns out to be wrong', () => {
  for (const ahead of [HOUR, 300 * 24 * HOUR]) {
    it(`K3: queued ${ahead} ms ahead and refused, it loses to what another device did later`, () => {
      const { device, commit } = queued(ahead, todo('Mine', { createdAt: 1 }));
      measured(device, ahead);
      device.send(outcomeOf('commitRefused', commit.commitId));
      device.headsSeen({ TODOS: [2, false] });
      const theirs = confirmed('milk', todo('Theirs', { createdAt: 1 }), 2, {
        editedAt: START_TIME + 10 * MINUTE,
      });
      device.pulled({
        ...{ dataType: 'TODOS', version: 2, commitId: theirs.commitId },
        ...{ cursor: `2~${theirs.commitId}`, changes: [inPage(theirs)] },
      });
      assert.equal(device.local('milk'), undefined);
      assert.deepEqual(device.server('milk')?.value, todo('Theirs', { createdAt: 1 }));
      assert.equal(device.state.conflicts.length, 1);
    });
  }

  const done = (completedAt: number) => ({ ...KNOWN, done: true, completedAt });

  for (const ahead of [-HOUR, 2 * MINUTE]) {
    it(`K3, K2: queued ${ahead} ms ahead and taken, the right times go on top of it`, () => {
      const { device, commit, madeAt } = queued(ahead, done(START_TIME + ahead));
      measured(device, ahead);
      assert.deepEqual(device.local('milk')?.value, done(START_TIME));
      device.send(outcomeOf('commitAcknowledged', commit.commitId));
      assert.deepEqual(device.server('milk')?.value, done(madeAt));
      device.wait(MINUTE);
      const [last] = device.state.durable.TODOS.outbox;
      assert.deepEqual(last?.changes[0]?.value, done(START_TIME));
      // SPEC M8
      assert.ok((last?.changes[0]?.editedAt ?? 0) > (commit.changes[0]?.editedAt ?? 0));
    });
  }

  it('K3, M8: until it is known what became of it, nothing earlier goes on top', () => {
    const { device, commit } = queued(2 * MINUTE, done(START_TIME + 2 * MINUTE));
    measured(device, 2 * MINUTE);
    device.wait(HOUR);
    const { outbox } = device.state.durable.TODOS;
    assert.deepEqual(
      outbox.map(({ commitId }) => commitId),
      [commit.commitId],
    );
  });

  it('K3: what would only be earlier than what was taken isn’t sent', () => {
    const { device, commit } = queued(2 * MINUTE, todo('Mine', { createdAt: 1 }));
    measured(device, 2 * MINUTE);
    device.send(outcomeOf('commitAcknowledged', commit.commitId));
    assert.equal(device.local('milk'), undefined);
    device.wait(MINUTE);
    assert.deepEqual(device.state.durable.TODOS.outbox, []);
  });
});
