import assert from 'node:assert/strict';
import { LIMITS } from '@daybook/protocol';
import type { SentChange } from '../../../extension/src/engine/contract/commit.ts';
import { QUOTA } from '../../../extension/src/engine/contract/quota.ts';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { bytesOfItems } from '../../../extension/src/engine/items/measureItems.ts';
import { emptyBuckets, withEntry } from '../../../extension/src/shared/items.ts';
import { confirmed, todo } from './builders.ts';
import { Harness } from './harness.ts';

const MUCH = Number.MAX_SAFE_INTEGER;

/** A device in whose account a type may have so much, and that is connected. */
function deviceWith(quota: { items?: number; bytes?: number }): Harness {
  const device = new Harness();
  device.quota = { items: MUCH, bytes: MUCH, ...quota };
  device.goLive();
  return device;
}

/** Creates them one after the other, while it is offline. */
function create(device: Harness, ...ids: string[]): void {
  for (const id of ids) {
    device.now += TIMING.coalesce;
    device.edit(id, todo(id));
  }
}

const idsOf = (changes: readonly SentChange[] = []) => changes.map(({ id }) => id).toSorted();

/** The commits that Firestore holds are applied, and the head follows. */
function acknowledge(device: Harness): void {
  for (const { commitId, version, parent, deviceId } of device.state.durable.TODOS.outbox) {
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId });
    const head = { version, commitId, parent, deviceId, schema: 1, changes: null };
    const heads = { TODOS: { ...head, updatedAt: null, hasPendingWrites: false } };
    device.send({ type: 'headsSeen', epoch: 1, fromServer: true, heads });
  }
}

/** All that goes by the direct door, each commit applied at once. */
function sentAll(device: Harness): string[] {
  const sent: string[] = [];
  for (let turns = 0; turns < 20; turns += 1) {
    const [commit] = device.state.durable.TODOS.outbox;
    sent.push(...idsOf(commit?.changes));
    acknowledge(device);
    device.wait(TIMING.coalesce);
  }
  return sent;
}

const heldBy = ({ state }: Harness) => state.transient.TODOS.heldBack;

describe('engine: quotas', () => {
  it('D26: are those of the server', () => {
    assert.deepEqual(QUOTA, { items: LIMITS.maxItemsPerType, bytes: LIMITS.maxBytesPerType });
  });

  it('C17: what a quota of items has no room for is held back, and named; what was edited first goes', () => {
    const device = deviceWith({ items: 2 });
    create(device, 'c', 'a', 'b');
    assert.deepEqual(sentAll(device), ['c', 'a']);
    const items = [{ dataType: 'TODOS', itemId: 'b' }];
    const full = { state: 'attention', reason: 'quota-reached', dataType: 'TODOS' };
    assert.deepEqual(device.state.status, { ...full, quota: 'items', limit: 2, items });
    device.wait(TIMING.stuck * 2);
    assert.equal(device.state.connection.isStuck, false);
    assert.deepEqual([...device.all('commit'), ...device.all('push')], []);
    assert.equal(device.status, 'attention');
  });

  it('C17: edits and deletions of what is there go, and a deletion makes room', () => {
    const device = deviceWith({ items: 1 });
    create(device, 'a', 'b');
    sentAll(device);
    device.edit('a', todo('edited'));
    assert.deepEqual(sentAll(device), ['a']);
    assert.deepEqual(heldBy(device)?.ids, ['b']);
    device.edit('a', null);
    assert.deepEqual(sentAll(device), ['a', 'b']);
    assert.equal(device.status, 'synced');
  });

  it('C17: a deletion from elsewhere makes room, too', () => {
    const device = deviceWith({ items: 1 });
    create(device, 'a', 'b');
    sentAll(device);
    const { version = 0 } = device.cursor ?? {};
    device.committed([confirmed('a', null, version + 1)]);
    device.wait(TIMING.coalesce);
    assert.deepEqual(sentAll(device), ['b']);
    assert.equal(device.status, 'synced');
  });

  it('C17: what was held back can be edited and deleted', () => {
    const device = deviceWith({ items: 1 });
    create(device, 'a', 'b', 'c');
    sentAll(device);
    device.edit('b', todo('edited'));
    assert.deepEqual(heldBy(device)?.ids, ['c', 'b']);
    device.edit('b', null);
    device.edit('c', null);
    assert.equal(heldBy(device), null);
    assert.deepEqual(sentAll(device), ['c', 'b'].toSorted());
    assert.equal(device.status, 'synced');
  });

  it('C17: commits that are on their way have their room', () => {
    const device = deviceWith({ items: 2 });
    device.send({ type: 'onlineChanged', online: false });
    create(device, 'a');
    device.wait(TIMING.coalesce);
    assert.deepEqual(idsOf(device.state.durable.TODOS.outbox[0]?.changes), ['a']);
    device.edit('a', todo('edited'));
    create(device, 'b', 'c');
    assert.deepEqual(heldBy(device)?.ids, ['c']);
  });

  it('C17: a quota of bytes counts what is there and what comes, as JSON in UTF-8', () => {
    const value = todo('漢');
    const bytes = Buffer.byteLength(JSON.stringify(value));
    const device = deviceWith({ bytes: 2 * bytes });
    for (const id of ['a', 'b', 'c']) {
      device.now += TIMING.coalesce;
      device.edit(id, value);
    }
    assert.deepEqual(sentAll(device), ['a', 'b']);
    const { quota, limit, ids } = heldBy(device) ?? {};
    assert.deepEqual([quota, limit, ids], ['bytes', 2 * bytes, ['c']]);
    device.edit('a', null);
    assert.deepEqual(sentAll(device), ['a', 'c']);
  });

  it('C17: bytes are measured where they can matter, and each bucket once', () => {
    const item = { value: todo('T'), editedAt: 1, version: 1 };
    const server = withEntry(emptyBuckets<typeof item>(), 'a', item);
    const bytes = JSON.stringify(item.value).length;
    assert.equal(bytesOfItems(server, 1, 40_001), 0);
    assert.equal(bytesOfItems(server, 1, 40_000), bytes);
    assert.equal(bytesOfItems(withEntry(server, 'b', item), 2, 40_000), 2 * bytes);
  });

  it('C17, V6: holds a removed device until there is room', () => {
    const device = deviceWith({ items: 1 });
    create(device, 'a', 'b');
    sentAll(device);
    const devicesRead = (devices: string[]) =>
      device.send({
        ...{ type: 'devicesRead', epoch: 1 },
        devices: devices.map((id) => ({ id, ...SELF, lastSeenAt: 0 })),
      });
    devicesRead([device.state.deviceId]);
    devicesRead([]);
    assert.deepEqual([device.state.device.state, device.state.signingOut], ['removed', false]);
    device.edit('a', null);
    sentAll(device);
    assert.equal(device.state.signingOut, true);
  });
});

const SELF = { name: 'Laptop', platform: 'Linux', appVersion: '1' };

/** A device that pushes three new todos by the API door, whose quota it doesn't know. */
function pushing(): Harness {
  const device = deviceWith({});
  const edits = Array.from({ length: 20 }, (_, index) => ({
    ...{ id: `L${index}`, epoch: 1, dataType: 'TODOS' as const, itemId: `t${index + 10}` },
    ...{ before: null, value: todo(`${index}`), madeAt: device.now + index },
  }));
  device.send({ type: 'editsFound', edits });
  return device;
}

function pushed(device: Harness, result: 'applied' | { items: number; limit: number }) {
  const { commit } = device.one('push');
  const { commitId, version } = commit;
  device.send({
    ...{ type: 'pushed', epoch: 1, dataType: 'TODOS', commitId },
    result:
      result === 'applied'
        ? { outcome: 'applied', version, clockOffset: null }
        : { outcome: 'over-quota', ...result, clockOffset: null },
  });
  return commit;
}

describe('engine: a quota that only the API door knows', () => {
  it('A20, C17: what it has no room for is held back, and the rest goes at once', () => {
    const device = pushing();
    pushed(device, { items: 0, limit: 3 });
    assert.deepEqual(sentAll(device), ['t10', 't11', 't12']);
    assert.equal(heldBy(device)?.ids.length, 17);
    assert.deepEqual([heldBy(device)?.quota, heldBy(device)?.limit], ['items', 3]);
    assert.equal(device.state.transient.TODOS.failures, 0);
    assert.equal(device.status, 'attention');
  });

  it('A20, C17: fewer items here are more room, whatever the door counts', () => {
    const device = pushing();
    pushed(device, { items: 7, limit: 8 });
    assert.deepEqual(sentAll(device), ['t10']);
    device.edit('t10', null);
    assert.deepEqual(sentAll(device), ['t10', 't11']);
    assert.equal(heldBy(device)?.ids.length, 18);
  });

  it('A20, C17: it is tried again less and less often, and at once when a person asks for it', () => {
    const device = pushing();
    const waits: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      pushed(device, { items: 9, limit: 9 });
      const refusedAt = device.now;
      assert.deepEqual(device.all('push'), []);
      while (device.all('push').length === 0) device.wait(60_000);
      waits.push((device.now - refusedAt) / 60_000);
    }
    assert.deepEqual(waits, [5, 10, 20, 40, 60, 60]);
    pushed(device, { items: 9, limit: 9 });
    device.send({ type: 'syncRequested' });
    assert.equal(device.all('push').length, 1);
    pushed(device, 'applied');
    assert.deepEqual([heldBy(device), device.state.transient.TODOS.overQuota], [null, null]);
  });

  it('C17: a refusal that leaves room for all holds one back all the same, so that it ends', () => {
    const device = pushing();
    pushed(device, { items: 0, limit: 99 });
    assert.equal(device.one('push').commit.changes.length, 19);
  });

  it('C17: a refusal of what creates nothing here is a failure', () => {
    const device = pushing();
    pushed(device, 'applied');
    device.wait(TIMING.coalesce);
    const edits = Array.from({ length: 20 }, (_, index) => ({
      ...{ id: `M${index}`, epoch: 1, dataType: 'TODOS' as const, itemId: `t${index + 10}` },
      ...{ before: todo(`${index}`), value: todo(`${index} more`), madeAt: device.now },
    }));
    device.send({ type: 'editsFound', edits });
    pushed(device, { items: 20, limit: 20 });
    assert.deepEqual([device.state.transient.TODOS.failures, heldBy(device)], [1, null]);
    assert.deepEqual(device.all('push'), []);
  });
});
