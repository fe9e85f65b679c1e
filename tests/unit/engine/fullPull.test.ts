import assert from 'node:assert/strict';
import { confirmed, inPage, START_TIME, todo } from './builders.ts';
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
  device.pullAnswered('TODOS', { outcome: 'expired', clockOffset: null });
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

  it('S6, P14: also while it waits for its next try, though a head is on top of the start', () => {
    const device = withTwoItems();
    expire(device);
    const result = { outcome: 'unreachable' as const };
    device.pullAnswered('TODOS', result);
    device.committed([confirmed('a', todo('A again'), 1)], { parent: null });
    assert.deepEqual(device.server('a')?.value, todo('A'));
    assert.deepEqual(device.cursor, { version: 0, commitId: null });
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

describe('engine: a full pull that is cut off', () => {
  const LAPSED = {
    type: 'identityChanged' as const,
    identity: {
      uid: 'ada',
      email: 'ada@example.com',
      entitlement: { pro: false, proUntilMs: 1 },
      issuedAt: START_TIME,
    },
  };
  const a = inPage(confirmed('a', todo('A'), 1));
  const last = { dataType: 'TODOS' as const, version: 9, commitId: 'X9', cursor: '9~X9' };
  const cuts: [name: string, cut: (device: Harness) => unknown][] = [
    ['a Pro that lapses and returns', (device) => device.send(LAPSED)],
    ['a fault', (device) => device.send({ type: 'faulted' })],
    ['a restart', (device) => device.restart()],
    ['a sign-in that ends and comes back', (device) => device.signedOut()],
  ];
  for (const [name, cut] of cuts) {
    it(`P14: ${name} in its middle: it begins again and ends`, () => {
      const device = withTwoItems();
      expire(device);
      device.pulled({ ...last, changes: [a], cursor: '1~X1~a', hasMore: true });
      cut(device);
      device.signIn();
      device.wait(60_000);
      device.headsSeen({ TODOS: [9, false] });
      assert.deepEqual(device.state.transient.TODOS.request, 'pull');
      assert.deepEqual(device.state.durable.TODOS.cursor, { version: 0, commitId: null });
      device.pulled({ ...last, changes: [a] });
      assert.equal(device.server('b'), undefined);
      assert.deepEqual(device.server('a')?.value, todo('A'));
      assert.deepEqual(device.cursor, { version: 9, commitId: 'X9' });
      device.committed([confirmed('c', todo('C'), 10)], { parent: 'X9' });
      assert.deepEqual(device.server('c')?.value, todo('C'), 'heads are followed again');
    });
  }

  /** A commit of `new` is acknowledged while a full pull goes on. */
  function withAcknowledged(): Harness {
    const device = withTwoItems();
    device.now += 1000;
    device.edit('new', todo('New'));
    const { commitId } = device.one('commit').commit;
    device.headsSeen({ TODOS: [9, false] });
    device.pullAnswered('TODOS', { outcome: 'expired', clockOffset: null });
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId });
    return device;
  }
  const both = [a, inPage(confirmed('b', todo('B'), 2))];
  const beforeIt = { ...last, version: 2, commitId: 'X2', cursor: '2~X2', changes: both };

  it('P14: an own commit acknowledged meanwhile and then edited on stays, and is sent', () => {
    const device = withAcknowledged();
    device.edit('new', todo('New, edited'));
    device.pulled(beforeIt);
    assert.deepEqual(device.server('new')?.value, todo('New'));
    assert.deepEqual(device.local('new')?.value, todo('New, edited'));
    assert.deepEqual(device.state.conflicts, []);
  });

  it('P14: what pages of after it lack of such a commit was removed since', () => {
    const device = withAcknowledged();
    device.pulled({ ...last, changes: both });
    assert.equal(device.server('new'), undefined);
    assert.equal(device.local('new'), undefined);
    const edited = withAcknowledged();
    edited.edit('new', todo('New, edited'));
    edited.pulled({ ...last, changes: both });
    assert.equal(edited.local('new'), undefined);
    assert.deepEqual(
      edited.state.conflicts.map(({ lost }) => lost.value),
      [todo('New, edited')],
    );
  });

  it('P14: what is edited while it goes on is merged at its end', () => {
    const device = withTwoItems();
    expire(device);
    device.edit('a', todo('A', { notes: 'mine' }));
    const theirs = inPage(confirmed('a', todo('A2'), 9));
    device.pulled({ ...last, changes: [theirs] });
    assert.deepEqual(device.local('a')?.value, todo('A2', { notes: 'mine' }));
  });
});

describe('engine: an expired answer', () => {
  it('P16: that makes no sense is asked again later and later, not at once', () => {
    const device = withTwoItems();
    expire(device);
    let pulls = 0;
    for (let second = 0; second < 3600; second += 1) {
      if (device.all('pull').length > 0) pulls += 1;
      if (device.state.transient.TODOS.request) {
        const result = { outcome: 'expired' as const, clockOffset: null };
        device.pullAnswered('TODOS', result);
      } else {
        device.wait(1000);
      }
    }
    assert.ok(pulls > 10 && pulls < 100, `${pulls} pulls in an hour`);
  });
});

describe('engine: pages', () => {
  it('P17: are halved when no answer comes, and grow again with those that do', () => {
    const device = withTwoItems();
    device.headsSeen({ TODOS: [9, false] });
    const limits: number[] = [device.one('pull').limit];
    for (let failure = 0; failure < 8; failure += 1) {
      const result = { outcome: 'unreachable' as const };
      device.pullAnswered('TODOS', result);
      device.wait(60_000);
      limits.push(device.state.transient.TODOS.pageSize.count);
    }
    assert.deepEqual(limits, [500, 250, 125, 63, 32, 20, 20, 20, 20]);
    device.pulled({ dataType: 'TODOS', version: 9, cursor: '5~X5~a', hasMore: true });
    assert.equal(device.one('pull').limit, 40);
  });
});
