import assert from 'node:assert/strict';
import type { Todo } from '@daybook/protocol';
import { dirtyCount } from '../../../extension/src/engine/state/state.ts';
import { entriesOf } from '../../../extension/src/shared/items.ts';
import { onTop } from '../../fixtures/onTop.ts';
import { ApiWorld } from './apiWorld.ts';
import { todo } from './builders.ts';
import { Harness } from './harness.ts';

const HOUR = 3_600_000;

function shown(device: Harness): string[] {
  const items = [...entriesOf(device.state.items.TODOS.server)];
  return items.map(([id, { value }]) => `${id}: ${(value as Todo).title}`).sort();
}

describe('engine: with the real API door', () => {
  for (const ahead of [HOUR, -HOUR, 24 * HOUR]) {
    it(`K1, K3: a clock that went ${ahead} ms ahead, and many changes`, async () => {
      const world = new ApiWorld();
      const device = new Harness();
      await world.playing(async () => {
        world.signIn(device);
        await world.run(device, 2);
        assert.equal(device.status, 'synced');
        world.ahead = ahead;
        device.now = world.now + ahead;
        const made = world.now;
        for (let index = 0; index < 20; index += 1) device.edit(`t${index}`, todo(`${index}`));
        await world.run(device, 4);
        assert.equal(device.status, 'synced');
        assert.equal(dirtyCount(device.state), 0);
        const refused = world.answers.filter((answer) => answer === 'PUT 400');
        assert.ok(refused.length <= 1, 'what was refused as it is isn’t sent so again');
        const times = [...entriesOf(device.state.items.TODOS.server)].map(
          ([, item]) => item.editedAt,
        );
        assert.equal(times.length, 20);
        assert.ok(
          times.every((time) => Math.abs(time - made) < 5 * 60_000),
          `${times} for ${made}`,
        );
      });
    });
  }

  it('C13: 80 todos with long notes, and a small one made after them', async () => {
    const world = new ApiWorld();
    const device = new Harness();
    await world.playing(async () => {
      world.signIn(device);
      await world.run(device, 2);
      const notes = '漢'.repeat(5000);
      for (let index = 0; index < 80; index += 1) device.edit(`t${index}`, todo('T', { notes }));
      device.edit('small', todo('a small one'));
      await world.run(device, 6);
    });
    assert.deepEqual(
      world.answers.filter((answer) => answer.startsWith('PUT') && answer !== 'PUT 200'),
      [],
    );
    assert.equal(dirtyCount(device.state), 0);
    assert.equal(device.status, 'synced');
  });

  for (const isRenewed of [true, false]) {
    it(`P13, P15: a restore with ${isRenewed ? '' : 'no '}renewed heads`, async () => {
      const world = new ApiWorld();
      const { app } = world;
      const [known, fresh] = [new Harness(), new Harness()];
      const put = (version: number, title: string, id = 'a') =>
        app.put({
          ...onTop(version),
          changes: [{ id, value: todo(title), editedAt: world.now + version }],
        });
      await world.playing(async () => {
        await put(0, 'old');
        world.signIn(known);
        await world.run(known, 2);
        const before = app.store.documents('ann') as Snapshot;
        await put(1, 'new');
        await put(2, 'only here', 'b');
        await world.run(known, 2);
        assert.deepEqual(shown(known), ['a: new', 'b: only here']);
        restore(world, before, isRenewed);
        await world.run(known, 3);
        world.signIn(fresh);
        await world.run(fresh, 2);
      });
      assert.deepEqual([shown(known), shown(fresh)], [['a: old'], ['a: old']]);
      assert.deepEqual([known.status, fresh.status], ['synced', 'synced']);
      const lost = known.state.conflicts.map(({ lost: { value } }) => (value as Todo).title);
      assert.deepEqual(lost.sort(), ['new', 'only here']);
    });
  }
});

interface Snapshot {
  heads: Map<string, Record<string, unknown>>;
  items: Map<string, Map<string, Record<string, unknown>>>;
}

/** As docs/ADMIN.md has it. */
function restore({ app }: ApiWorld, before: Snapshot, isRenewed: boolean): void {
  const { store } = app;
  const now = store.documents('ann') as Snapshot;
  const head = before.heads.get('TODOS') ?? {};
  const version = Number(head.version) + 1_000_000;
  const renewed = {
    ...{ version, purgedThrough: version, parent: head.commitId, commitId: 'restored' },
    ...{ deviceId: 'restore', changes: undefined },
  };
  store.edit('ann', 'TODOS', null, isRenewed ? { ...head, ...renewed } : head);
  const items = before.items.get('TODOS') ?? new Map();
  for (const [id, stored] of now.items.get('TODOS') ?? []) {
    const gone = Object.fromEntries(Object.keys(stored).map((name) => [name, undefined]));
    store.edit('ann', 'TODOS', id, { ...gone, ...items.get(id) });
  }
}
