import assert from 'node:assert/strict';
import type { PullPage, Todo } from '@daybook/protocol';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { confirmed, inPage, todo } from './builders.ts';
import { Harness } from './harness.ts';

/** A device at version 1 that queued a rename of `milk`, which arrived as version 2 without an answer. */
function sent() {
  const device = new Harness();
  device.goLive();
  device.committed([confirmed('milk', todo('Milk'), 1)]);
  device.now += TIMING.coalesce;
  device.send({ type: 'onlineChanged', online: false });
  device.edit('milk', todo('Oat milk'));
  const own = device.one('commit').commit;
  device.send({ type: 'onlineChanged', online: true });
  return { device, own };
}

/** The heads show that several commits came: the device pulls. */
function pulls(device: Harness) {
  device.headsSeen({ TODOS: [4, false] });
  assert.equal(device.all('pull').length, 1);
}

function page(device: Harness, more: Partial<PullPage>) {
  return device.pulled({ dataType: 'TODOS', version: 4, commitId: 'X4', ...more });
}

function shown(device: Harness, id: string): string | null | undefined {
  const revision = device.local(id) ?? device.server(id);
  return revision && ((revision.value as Todo | null)?.title ?? null);
}

describe('engine: an own commit without an answer, and a pull of several pages', () => {
  const deleted = inPage(confirmed('milk', null, 3, { editedAt: Number.MAX_SAFE_INTEGER }));
  const rice = inPage(confirmed('rice', todo('Rice'), 4));

  it('P11: what others deleted on top of it stays gone with the next page', () => {
    const { device, own } = sent();
    const { commitId } = own;
    device.send({ type: 'commitRefused', epoch: 1, dataType: 'TODOS', commitId });
    assert.equal(device.all('pull').length, 1);
    device.committed([confirmed('milk', null, 3)], { parent: commitId, changes: null });
    page(device, { changes: [deleted], cursor: '3~X3~milk', hasMore: true });
    assert.equal(shown(device, 'milk'), undefined);
    page(device, { changes: [rice], cursor: '4~X4' });
    assert.equal(shown(device, 'milk'), undefined);
  });

  for (const [when, cursor, hasMore] of [
    ['amid the pull', '3~X3~milk', true],
    ['behind the cursor', '4~X4', false],
  ] as const) {
    it(`P11: … and with an acknowledgement that comes late, ${when}`, () => {
      const { device, own } = sent();
      pulls(device);
      page(device, { changes: [deleted], cursor, hasMore });
      assert.equal(shown(device, 'milk'), undefined);
      const { commitId } = own;
      device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId });
      assert.equal(shown(device, 'milk'), undefined);
    });
  }

  it('P10, M9: it is known as long as pages follow, also where one ends within it', () => {
    const { device, own } = sent();
    pulls(device);
    const { commitId } = own;
    const mine = inPage(confirmed('bread', todo('Bread'), 2, { commitId }));
    page(device, { changes: [mine], cursor: `2~${commitId}~bread`, hasMore: true });
    assert.deepEqual(device.state.durable.TODOS.outbox, [own]);
    const setBack = confirmed('milk', todo('Milk'), 3, { editedAt: own.queuedAt + 1 });
    page(device, { changes: [inPage(setBack), rice], cursor: '4~X4' });
    assert.equal(shown(device, 'milk'), 'Milk');
    assert.deepEqual(device.state.conflicts, []);
  });
});
