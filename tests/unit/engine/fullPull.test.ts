import assert from 'node:assert/strict';
import { confirmed, inPage, todo } from './builders.ts';
import { Harness } from './harness.ts';

/** Online with `a` and `b` on the server and at this device. */
function withTwoItems(): Harness {
  const device = new Harness();
  device.goLive();
  device.committed([confirmed('a', todo('A'), 1)]);
  device.committed([confirmed('b', todo('B'), 2)]);
  return device;
}

/** The server has been purged past this device's cursor (SPEC P6). */
function expire(device: Harness): void {
  device.headsSeen({ TODOS: [9, false] });
  device.wait(0);
  const { epoch } = device.state.session;
  device.send({ type: 'pulled', epoch, dataType: 'TODOS', result: { outcome: 'expired' } });
}

describe('engine: an expired cursor', () => {
  it('S6, P6, P7: everything is read again, and clean items that the server lacks go', () => {
    const device = withTwoItems();
    expire(device);
    assert.deepEqual(device.one('pull').cursor, { version: 0, commitId: null });
    const page = { dataType: 'TODOS' as const, version: 9 };
    const b = inPage(confirmed('b', todo('B'), 2));
    device.pulled({ ...page, changes: [b], cursor: '2~X2~b', hasMore: true });
    assert.deepEqual(device.server('a')?.value, todo('A'), 'nothing goes before the last page');
    device.pulled({ ...page, changes: [inPage(confirmed('c', todo('C'), 9))], cursor: '9~X9' });
    assert.equal(device.server('a'), undefined);
    assert.deepEqual(device.server('b')?.value, todo('B'));
    assert.deepEqual(device.server('c')?.value, todo('C'));
  });

  it('S6, P6: a full pull ends at its last page, whatever the heads carry meanwhile', () => {
    const device = withTwoItems();
    expire(device);
    const page = { dataType: 'TODOS' as const, version: 9 };
    const c = confirmed('c', todo('C'), 9);
    device.pulled({ ...page, changes: [inPage(c)], cursor: '9~X9~c', hasMore: true });
    device.committed([confirmed('d', todo('D'), 10)], { parent: 'X9' });
    assert.equal(device.server('d'), undefined);
    device.pulled({ ...page, cursor: '9~X9' });
    assert.deepEqual([device.server('a'), device.server('b')], [undefined, undefined]);
    assert.deepEqual(device.server('d')?.value, todo('D'), 'then the head is the next commit');
    assert.deepEqual(device.cursor, { version: 10, commitId: 'X10' });
  });

  it('P7: an edited item that the server once had goes to the conflict log, a new one is sent', () => {
    const device = withTwoItems();
    device.send({ type: 'onlineChanged', online: false });
    device.edit('a', todo('A, edited'));
    const { commitId } = device.one('commit').commit;
    device.edit('new', todo('New'));
    device.send({ type: 'onlineChanged', online: true });
    device.send({ type: 'commitRefused', epoch: 1, dataType: 'TODOS', commitId });
    expire(device);
    device.pulled({
      dataType: 'TODOS',
      version: 9,
      changes: [inPage(confirmed('b', todo('B'), 2))],
      cursor: '9~X9',
    });
    assert.equal(device.local('a'), undefined);
    assert.deepEqual(
      device.state.conflicts.map(({ lost }) => lost.value),
      [todo('A, edited')],
    );
    assert.deepEqual(
      device.one('push').commit.changes.map(({ id }) => id),
      ['new'],
    );
  });

  it('P7: a worker that is restarted in the middle begins the full pull again', () => {
    const device = withTwoItems();
    expire(device);
    const b = inPage(confirmed('b', todo('B'), 2));
    const page = { dataType: 'TODOS' as const, version: 9 };
    device.pulled({ ...page, changes: [b], cursor: '2~X2~b', hasMore: true });
    device.restart();
    device.signIn();
    const again = device.all('pull').find(({ dataType }) => dataType === 'TODOS');
    assert.deepEqual(again?.cursor, { version: 0, commitId: null });
    device.pulled({ ...page, changes: [b], cursor: '9~X9' });
    assert.deepEqual([device.server('a'), device.server('b')?.value], [undefined, todo('B')]);
  });
});
