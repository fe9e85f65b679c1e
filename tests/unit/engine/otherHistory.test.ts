import assert from 'node:assert/strict';
import { HEAD_RENEWAL, type PullPage, type Todo } from '@daybook/protocol';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { entriesOf } from '../../../extension/src/shared/items.ts';
import { confirmed, inPage, todo } from './builders.ts';
import { Harness } from './harness.ts';

const DAY = 24 * 60 * 60_000;

/** The worker is a new one, and has not yet seen where the head was. */
function restarted(device: Harness): Harness {
  device.restart();
  device.signIn();
  return device;
}

/** A device that has seen `milk` twice and `bread` once, and is synced at version 3. */
function synced() {
  const device = new Harness();
  device.goLive();
  device.committed([confirmed('milk', todo('Milk'), 1)]);
  device.committed([confirmed('bread', todo('Bread'), 2)]);
  device.committed([confirmed('milk', todo('Oat milk'), 3, { editedAt: device.now + 1 })]);
  assert.equal(device.status, 'synced');
  return device;
}

function expired(device: Harness, head?: { version: number; commitId: string | null }) {
  const result = { outcome: 'expired' as const, clockOffset: null, ...(head && { head }) };
  return device.pullAnswered('TODOS', result);
}

function page(device: Harness, more: Partial<PullPage>) {
  return device.pulled({ dataType: 'TODOS', ...more });
}

const RENEWED = { version: 1_000_001, commitId: 'R', cursor: '1000001~R' };
const OLD_MILK = inPage(confirmed('milk', todo('Milk'), 1));

function shown(device: Harness): Record<string, string> {
  const { server, local } = device.state.items.TODOS;
  const items = [...entriesOf(server), ...entriesOf(local)];
  return Object.fromEntries(items.map(([id, { value }]) => [id, (value as Todo).title]));
}

function lost(device: Harness) {
  const entries = device.state.conflicts.map(
    ({ itemId, lost: { value }, isServerLoss = false }) => [
      itemId,
      (value as Todo).title,
      isServerLoss,
    ],
  );
  return entries.sort();
}

describe('engine: a server that went back', () => {
  it('P13: a head below the cursor is noticed, looked into, and not called synced meanwhile', () => {
    const device = restarted(synced());
    device.headsSeen({ TODOS: [1, false] });
    assert.equal(device.status, 'syncing');
    device.wait(TIMING.repull);
    assert.deepEqual(device.one('pull').cursor, { version: 3, commitId: 'X3' });
  });

  it('P13: a head below one that was seen before is of another history, also once it is overtaken', () => {
    const device = synced();
    device.send({ type: 'onlineChanged', online: false });
    device.headsSeen({ TODOS: [1, false] });
    device.headsSeen({ TODOS: [7, false] });
    device.send({ type: 'onlineChanged', online: true });
    assert.deepEqual(device.state.durable.TODOS.fullPull, {
      from: { version: 3, commitId: 'X3' },
      isOtherHistory: true,
    });
    const changes = [inPage(confirmed('rice', todo('Rice'), 7))];
    page(device, { version: 7, commitId: 'X7', cursor: '7~X7', changes });
    assert.deepEqual(shown(device), { rice: 'Rice' });
    assert.equal(lost(device).length, 2);
    device.headsSeen({ TODOS: [7, false] });
    assert.equal(device.state.durable.TODOS.fullPull, null, 'and once is enough');
    assert.equal(device.status, 'synced');
  });

  it('P13, P18: a live query that still shows the old history does not make it read all again and again', () => {
    const device = synced();
    const stale = () => device.committed([confirmed('rice', todo('Rice'), 3)], { commitId: 'old' });
    stale();
    assert.equal(device.state.durable.TODOS.fullPull?.isOtherHistory, true);
    for (let second = 0; second < 10; second += 1) {
      page(device, { version: 3, commitId: 'X3', cursor: '3~X3', changes: [OLD_MILK] });
      stale();
      assert.equal(device.state.durable.TODOS.fullPull, null);
      device.wait(1_000);
    }
  });

  it('P13: one that went back while it all was read is read again', () => {
    const device = synced();
    device.headsSeen({ TODOS: [1, false] });
    device.headsSeen({ TODOS: [9, false] });
    device.headsSeen({ TODOS: [5, false] });
    page(device, { version: 9, commitId: 'X9', cursor: '9~X9', changes: [OLD_MILK] });
    assert.equal(device.state.durable.TODOS.fullPull?.isOtherHistory, true);
  });

  it('P13: so is a type that has no head any more', () => {
    const device = synced();
    device.headsSeen({});
    assert.equal(device.status, 'syncing');
    page(device, {});
    assert.deepEqual(shown(device), {});
    assert.deepEqual(lost(device), [
      ['bread', 'Bread', true],
      ['milk', 'Oat milk', true],
    ]);
    assert.equal(device.status, 'synced');
  });

  it('P13: a type that lost its head before the live query showed it', () => {
    const device = new Harness();
    device.goLive();
    device.now += TIMING.coalesce;
    device.edit('milk', todo('Milk'));
    const { commitId } = device.one('commit').commit;
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId });
    device.headsSeen({});
    assert.equal(device.status, 'syncing');
    device.wait(TIMING.headLag);
    assert.equal(device.all('pull').length, 1);
    expired(device, { version: 0, commitId: null });
    page(device, {});
    assert.deepEqual(lost(device), [['milk', 'Milk', true]]);
  });

  it('P13: a live query that only lags costs one pull at most', () => {
    const device = restarted(synced());
    device.headsSeen({ TODOS: [2, false] });
    device.wait(TIMING.repull);
    page(device, { version: 3, commitId: 'X3', cursor: '3~X3' });
    for (let minute = 0; minute < 10; minute += 1) {
      assert.deepEqual(device.all('pull'), []);
      device.wait(60_000);
    }
    assert.equal(device.status, 'synced');
  });

  it('P15: restored with renewed heads: what the server has is shown, what it lost is kept', () => {
    const device = synced();
    device.headsSeen({ TODOS: [1_000_001, false] });
    expired(device, RENEWED);
    page(device, { ...RENEWED, changes: [OLD_MILK] });
    assert.deepEqual(shown(device), { milk: 'Milk' });
    assert.deepEqual(lost(device), [
      ['bread', 'Bread', true],
      ['milk', 'Oat milk', true],
    ]);
    assert.equal(device.server('milk')?.version, 1);
  });

  it('P13, P15: restored with renewed heads to before anything was there: nothing is taken for removed', () => {
    const device = synced();
    const renewed = { version: HEAD_RENEWAL, commitId: 'R', cursor: `${HEAD_RENEWAL}~R` };
    device.headsSeen({ TODOS: [HEAD_RENEWAL, false] });
    expired(device, renewed);
    page(device, renewed);
    assert.deepEqual(shown(device), {});
    assert.deepEqual(lost(device), [
      ['bread', 'Bread', true],
      ['milk', 'Oat milk', true],
    ]);
  });

  it('P15: restored without: the head is of another history', () => {
    const device = restarted(synced());
    device.headsSeen({ TODOS: [1, false] });
    device.wait(TIMING.repull);
    expired(device);
    page(device, { version: 1, commitId: 'X1', cursor: '1~X1', changes: [OLD_MILK] });
    assert.deepEqual(shown(device), { milk: 'Milk' });
    assert.equal(lost(device).length, 2);
    assert.deepEqual(device.cursor, { version: 1, commitId: 'X1' });
    assert.equal(device.status, 'synced');
  });

  it('P13: a head on top of another commit than the cursor’s is of another history', () => {
    const device = synced();
    device.committed([confirmed('rice', todo('Rice'), 4)], { parent: 'other' });
    assert.deepEqual(device.one('pull').cursor, { version: 0, commitId: null });
    const changes = [confirmed('milk', todo('Milk'), 3), confirmed('rice', todo('Rice'), 4)];
    page(device, { version: 4, commitId: 'X4', cursor: '4~X4', changes: changes.map(inPage) });
    assert.deepEqual(shown(device), { milk: 'Milk', rice: 'Rice' });
    assert.deepEqual(lost(device), [
      ['bread', 'Bread', true],
      ['milk', 'Oat milk', true],
    ]);
  });

  it('P15: only something new was lost: no deletion is forgotten so soon', () => {
    const device = synced();
    device.headsSeen({ TODOS: [1_000_003, false] });
    expired(device, { version: 1_000_003, commitId: 'R' });
    const milk = inPage(confirmed('milk', todo('Oat milk'), 3, { editedAt: device.now + 1 }));
    page(device, { version: 1_000_003, commitId: 'R', cursor: '1000003~R', changes: [milk] });
    assert.deepEqual(lost(device), [['bread', 'Bread', true]]);
  });

  it('P15: after 100 days it may have been deleted, and goes as before', () => {
    const device = synced();
    device.now += 100 * DAY;
    device.headsSeen({ TODOS: [9, false] });
    expired(device, { version: 9, commitId: 'X9' });
    const milk = inPage(confirmed('milk', todo('Oat milk'), 3, { editedAt: 1 }));
    page(device, { version: 9, commitId: 'X9', cursor: '9~X9', changes: [milk] });
    assert.deepEqual(shown(device), { milk: 'Oat milk' });
    assert.deepEqual(lost(device), []);
  });

  it('P15: a device that is connected for months knows that it is current', () => {
    const device = synced();
    for (let day = 0; day < 100; day += 1) {
      device.now += DAY;
      device.headsSeen({ TODOS: [3, false] });
    }
    device.headsSeen({ TODOS: [1_000_003, false] });
    expired(device, { version: 1_000_003, commitId: 'R' });
    const milk = inPage(confirmed('milk', todo('Oat milk'), 3, { editedAt: 1 }));
    page(device, { version: 1_000_003, commitId: 'R', cursor: '1000003~R', changes: [milk] });
    assert.deepEqual(lost(device), [['bread', 'Bread', true]]);
  });

  it('P15, A15: all data removed on purpose is not offered again', () => {
    const device = synced();
    device.headsSeen({ TODOS: [4, false] });
    expired(device, { version: 4, commitId: 'X4' });
    page(device, { version: 4, commitId: 'X4', cursor: '4~X4' });
    assert.deepEqual(shown(device), {});
    assert.deepEqual(lost(device), []);
  });

  it('P15: what was changed here is sent again, whole, over what it replaced', () => {
    const device = synced();
    device.send({ type: 'onlineChanged', online: false });
    device.edit('milk', todo('Oat milk', { notes: 'mine' }));
    device.edit('bread', todo('Rye bread'));
    device.send({ type: 'onlineChanged', online: true });
    device.headsSeen({ TODOS: [1_000_001, false] });
    expired(device, RENEWED);
    page(device, { ...RENEWED, changes: [OLD_MILK] });
    assert.deepEqual(shown(device), { milk: 'Oat milk', bread: 'Rye bread' });
    assert.deepEqual(lost(device), []);
    assert.ok((device.local('milk')?.editedAt ?? 0) > OLD_MILK.editedAt);
  });

  it('P15: an item that someone edited after the restore', () => {
    const device = synced();
    device.headsSeen({ TODOS: [1_000_002, false] });
    expired(device, { version: 1_000_002, commitId: 'X1000002' });
    const edited = confirmed('milk', todo('Soy milk'), 1_000_002, { editedAt: device.now + DAY });
    const old = confirmed('rice', todo('Rice'), 1);
    page(device, {
      version: 1_000_002,
      commitId: 'X1000002',
      cursor: '1000002~X1000002',
      changes: [inPage(old), inPage(edited)],
    });
    assert.deepEqual(shown(device), { milk: 'Soy milk', rice: 'Rice' });
    // They edited the old milk.
    assert.deepEqual(lost(device), [
      ['bread', 'Bread', true],
      ['milk', 'Oat milk', true],
    ]);
  });

  it('P15: … also where that is older than what this device had seen, and changed', () => {
    const device = synced();
    device.send({ type: 'onlineChanged', online: false });
    device.edit('milk', todo('Oat milk', { notes: 'mine' }));
    device.send({ type: 'onlineChanged', online: true });
    device.headsSeen({ TODOS: [1_000_002, false] });
    expired(device, { version: 1_000_002, commitId: 'X1000002' });
    const old = confirmed('bread', todo('Bread'), 1);
    const edited = confirmed('milk', todo('Soy milk', { notes: 'theirs' }), 1_000_002);
    page(device, {
      version: 1_000_002,
      commitId: 'X1000002',
      cursor: '1000002~X1000002',
      changes: [inPage(old), inPage(edited)],
    });
    assert.deepEqual(lost(device), [
      ['milk', 'Oat milk', true],
      ['milk', 'Soy milk', false],
    ]);
  });

  it('P13, P15: that goes back while a device reads everything again, without renewed heads', () => {
    const device = synced();
    device.headsSeen({ TODOS: [5, false] });
    expired(device, { version: 5, commitId: 'X5' });
    page(device, {});
    assert.deepEqual(shown(device), {});
    assert.deepEqual(lost(device), [
      ['bread', 'Bread', true],
      ['milk', 'Oat milk', true],
    ]);
  });
});
