import assert from 'node:assert/strict';
import { confirmed, Harness, inPage, todo } from './harness.ts';

/** Online with `a` and `b` on the server and at this device. */
function withTwoItems(): Harness {
  const device = new Harness();
  device.goLive();
  device.itemsSeen({
    changes: [confirmed('a', todo('A'), 1), confirmed('b', todo('B'), 2)],
    latest: { version: 2, commitId: 'X2' },
  });
  return device;
}

/** The server has been purged past this device's cursor (SPEC P6). */
function expire(device: Harness): void {
  device.headsSeen({ TODOS: [9, false] });
  device.wait(10_000);
  const { epoch } = device.state.session;
  device.send({ type: 'pulled', epoch, dataType: 'TODOS', result: { outcome: 'expired' } });
}

describe('engine: an expired cursor', () => {
  it('6, P6, P7: everything is read anew, and clean items that the server lacks go', () => {
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

  it('6, P6: a device that was long away is told by the head, before its cursor moves past the purge', () => {
    const device = withTwoItems();
    device.send({ type: 'headsSeen', epoch: 1, fromServer: false, heads: {} });
    const news = {
      changes: [confirmed('c', todo('C'), 9)],
      latest: { version: 9, commitId: 'X9' },
    };
    device.itemsSeen(news);
    assert.deepEqual(device.cursor, { version: 2, commitId: 'X2' });
    device.headsSeen({ TODOS: [9, false, 1, 5] });
    assert.deepEqual(device.one('pull').cursor, { version: 0, commitId: null });
  });

  it('P6: where nothing was purged past the cursor, it moves as soon as the head has told so', () => {
    const device = withTwoItems();
    device.send({ type: 'headsSeen', epoch: 1, fromServer: false, heads: {} });
    device.itemsSeen({ latest: { version: 9, commitId: 'X9' } });
    device.headsSeen({ TODOS: [9, false, 1, 2] });
    assert.deepEqual(device.all('pull'), []);
    assert.deepEqual(device.cursor, { version: 9, commitId: 'X9' });
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

  it('P7: a worker that is restarted in the middle begins the full pull anew', () => {
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
