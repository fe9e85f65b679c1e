import assert from 'node:assert/strict';
import { type Todo, valueIn } from '@daybook/protocol';
import type { Field } from './ledger.ts';
import type { World } from './world.ts';

const FIELDS: Field[] = ['title', 'notes'];

/** What must hold when everything has settled, whatever happened before. */
export function checkInvariants(world: World): void {
  checkConvergence(world);
  const data = serverData(world);
  const logs = world.devices.map((device) => JSON.stringify(device.stored().conflicts)).join();
  for (const itemId of world.ledger.itemIds) checkItem(world, itemId, data.get(itemId), logs);
}

/** The same data everywhere, nothing pending, and an orderly history at the server. */
export function checkConvergence(world: World): void {
  checkVersions(world);
  const data = serverData(world);
  for (const device of world.devices) {
    const difference = `${device.name} differs from the server`;
    assert.deepEqual(sorted(device.visible()), sorted(data), difference);
    assert.equal(device.pending(), 0, `${device.name} counts what the server has as pending`);
  }
}

/** Versions have no gaps, and a commit is applied once. */
function checkVersions({ server }: World): void {
  const versions = server.applied.map((entry) => Number(entry.split('/')[1]));
  assert.deepEqual(
    versions,
    versions.map((_, index) => index + 1),
  );
  const ids = server.applied.map((entry) => entry.split('/')[2]);
  assert.equal(new Set(ids).size, ids.length, 'a commit id was applied twice');
}

function serverData({ server }: World): Map<string, Todo> {
  const data = new Map<string, Todo>();
  for (const [id, item] of server.data('TODOS').items) {
    const value = valueIn(item);
    if (value) data.set(id, value as Todo);
  }
  return data;
}

function sorted(items: Map<string, Todo>) {
  return [...items].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** No write is lost but to one of the same field, or to a deletion; and what lost is in a conflict log. */
function checkItem({ ledger }: World, itemId: string, final: Todo | undefined, logs: string): void {
  if (!final) assert.ok(ledger.isDeleted(itemId), `${itemId} is gone and nobody deleted it`);
  let hasSurvivor = false;
  for (const field of FIELDS) {
    const known = ledger.deletedKnowingly(itemId, field);
    for (const token of ledger.leaves(itemId, field)) {
      if (known.has(token)) continue;
      hasSurvivor = true;
      if (final?.[field] === token) continue;
      const undone = ledger.ancestry(itemId, field, token).has(final?.[field] ?? '');
      assert.ok(!undone, `${itemId}.${field}: ${token} was undone by the older ${final?.[field]}`);
      assert.ok(logs.includes(token), `${itemId}.${field}: ${token} is lost without a trace`);
    }
  }
  if (final)
    assert.ok(hasSurvivor, `${itemId} was deleted by someone who knew all of it, and is back`);
}
