import assert from 'node:assert/strict';
import { START } from '@daybook/protocol';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { confirmed, inPage, START_TIME, todo, UID } from './builders.ts';
import { Harness } from './harness.ts';

describe('engine: accounts', () => {
  it('starts signed out and keeps anonymous edits', () => {
    const device = new Harness();
    device.signedOut();
    device.edit('milk', todo('Milk'));
    assert.equal(device.state.status.state, 'signed-out');
    assert.deepEqual(
      device.effects.map(({ type }) => type),
      ['removeEdits', 'showPending'],
    );
    assert.deepEqual(device.local('milk')?.value, todo('Milk'));
  });

  it('S14: anonymous data goes into the account at sign-in, after its first pull', () => {
    const device = new Harness();
    device.edit('milk', todo('Milk'));
    device.signIn();
    assert.equal(device.all('pull').length, 5);
    assert.deepEqual(device.all('commit'), []);
    device.pulled({
      dataType: 'TODOS',
      version: 4,
      changes: [inPage(confirmed('bread', todo('Bread'), 4))],
      cursor: '4~X4',
    });
    const { commit } = device.one('commit');
    assert.deepEqual([commit.version, commit.parent, commit.changes.length], [5, 'X4', 1]);
    assert.deepEqual(device.server('bread')?.value, todo('Bread'));
  });

  it('S4: a first pull that fails is tried again and nothing is sent before it', () => {
    const device = new Harness();
    device.edit('milk', todo('Milk'));
    device.signIn();
    device.pullAnswered('TODOS', { outcome: 'unreachable' });
    assert.deepEqual(device.all('pull'), []);
    device.wait(TIMING.retry);
    assert.deepEqual(
      device.all('pull').map(({ dataType }) => dataType),
      ['TODOS'],
    );
    assert.deepEqual(device.state.durable.TODOS.outbox, []);
  });

  it('S9, P3: a first pull goes on behind the last page after a restart', () => {
    const device = new Harness();
    device.signIn();
    device.pulled({
      dataType: 'TODOS',
      version: 9,
      changes: [inPage(confirmed('a', todo('A'), 9))],
      cursor: '9~X9~a',
      hasMore: true,
    });
    device.restart();
    device.signIn();
    const again = device.all('pull').find(({ dataType }) => dataType === 'TODOS');
    assert.deepEqual(again?.cursor, { version: 9, commitId: 'X9', after: 'a' });
    device.pulled({
      dataType: 'TODOS',
      version: 9,
      changes: [inPage(confirmed('b', todo('B'), 9))],
      cursor: '9~X9',
    });
    assert.deepEqual(
      device.server('b')?.value,
      todo('B'),
      'S9: more items at one version than a page',
    );
    assert.deepEqual(device.cursor, { version: 9, commitId: 'X9' });
  });

  it('S12: without Pro everything is kept and nothing sent; it resumes on renewal', () => {
    const device = new Harness();
    device.goLive();
    device.signIn(UID, START_TIME - 1);
    assert.deepEqual(device.all('stopListening').length, 1);
    device.edit('milk', todo('Milk'));
    assert.deepEqual(device.all('commit'), []);
    assert.equal(device.state.status.state, 'paused');
    device.signIn();
    assert.deepEqual(
      device.one('commit').commit.changes.map(({ id }) => id),
      ['milk'],
    );
  });

  it('K4: asks to be woken when Pro ends, and asks the server then', () => {
    const device = new Harness();
    const proUntilMs = START_TIME + 500;
    device.signIn(UID, proUntilMs);
    assert.equal(device.one('wakeAt').at, proUntilMs);
    for (const { dataType } of device.all('pull')) device.pulled({ dataType });
    device.headsSeen({});
    device.wait(500);
    assert.equal(device.all('pull').length, 1);
    device.signIn(UID, proUntilMs);
    assert.notEqual(device.state.status.state, 'paused', 'nothing new');
    device.now += 1000;
    device.signIn(UID, proUntilMs);
    assert.equal(device.state.status.state, 'paused', 'a token of after its end');
  });

  it('a worker that finds edits before it knows who is signed in does not go on saying that all is synced', () => {
    const device = new Harness();
    device.goLive();
    device.restart();
    assert.equal(device.status, 'synced');
    device.edit('milk', todo('Milk'));
    assert.equal(device.status, 'syncing');
  });

  it('signing out is finished after a crash, and leaves nothing', () => {
    const device = new Harness();
    device.goLive();
    device.edit('milk', todo('Milk'));
    device.send({ type: 'signOutRequested' });
    assert.deepEqual(device.all('clearSession').length, 1);
    device.restart();
    assert.deepEqual(device.all('clearSession').length, 1);
    device.send({ type: 'sessionCleared' });
    device.restart();
    assert.equal(device.state.session.uid, null);
    assert.equal(device.local('milk'), undefined);
    assert.deepEqual(device.state.durable.TODOS.outbox, []);
    assert.equal(device.cursor, null);
  });

  it('S20: answers and edits of an earlier session are dropped', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'signOutRequested' });
    device.send({ type: 'sessionCleared' });
    device.signIn('bob');
    const { epoch } = device.state.session;
    assert.equal(epoch, 3);
    const page = {
      dataType: 'TODOS' as const,
      version: 1,
      commitId: 'X1',
      schema: 1,
      changes: [inPage(confirmed('secret', todo('Secret'), 1))],
      cursor: '1~X1',
      hasMore: false,
    };
    const result = { outcome: 'page' as const, page, clockOffset: 0 };
    device.send({ type: 'pulled', epoch: 1, dataType: 'TODOS', from: START, result });
    assert.equal(device.server('secret'), undefined);
    const stale = {
      id: 'E9999',
      epoch: 1,
      dataType: 'TODOS' as const,
      itemId: 'secret',
      value: todo('Secret'),
      before: null,
      madeAt: device.now,
    };
    device.send({ type: 'editsFound', edits: [stale] });
    assert.equal(device.local('secret'), undefined);
    assert.deepEqual(device.one('removeEdits').ids, ['E9999']);
  });

  it('a sign-in that ended by itself keeps everything, for the same account only', () => {
    const device = new Harness();
    device.goLive();
    device.signedOut();
    device.edit('milk', todo('Milk'));
    assert.equal(device.state.status.state, 'sign-in-again');
    device.signIn('bob');
    assert.deepEqual(device.all('commit'), []);
    device.signIn();
    assert.deepEqual(
      device.one('commit').commit.changes.map(({ id }) => id),
      ['milk'],
    );
  });
});

describe('engine: a sign-out', () => {
  it('S20: where nobody is signed in changes nothing', () => {
    const device = new Harness();
    device.edit('a', todo('A'));
    const before = device.state;
    device.send({ type: 'signOutRequested' });
    assert.deepEqual(device.all('clearSession'), []);
    assert.deepEqual([device.state.session, device.state.signingOut], [before.session, false]);
    assert.deepEqual(device.local('a')?.value, todo('A'));
  });

  it('S20: an edit that a tab makes while it goes on is dropped, and its key goes', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'signOutRequested' });
    device.edit('late', todo('Late'));
    assert.equal(device.local('late'), undefined);
    assert.deepEqual(device.one('removeEdits').ids, ['E0001']);
  });
});
