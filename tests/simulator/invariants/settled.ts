import assert from 'node:assert/strict';
import { DATA_TYPES, type DataType, type ItemValue, valueIn } from '@daybook/protocol';
import { keyOf } from '../ledger.ts';
import { contentOf, fieldsOf, type Place } from '../shapes.ts';
import type { World } from '../world.ts';
import { checkIds } from './ids.ts';
import { checkTimes } from './times.ts';

/** What must hold when everything has settled, whatever happened before. */
export function checkInvariants(world: World): void {
  checkConvergence(world);
  for (const place of world.ledger.places.values()) checkItem(world, place);
  checkTimes(world);
  checkIds(world);
}

/** The same data everywhere, nothing pending, and an orderly history at the server. */
export function checkConvergence(world: World): void {
  checkVersions(world);
  for (const type of DATA_TYPES) {
    const data = sorted(serverData(world, type));
    const { broken = new Map() } = world.server.data(type);
    for (const device of world.devices) {
      const difference = `${device.name} differs from the server`;
      const visible = device.visible<ItemValue>(type);
      for (const id of broken.keys()) visible.delete(id);
      assert.deepEqual(sorted(visible), data, difference);
    }
  }
  for (const device of world.devices)
    assert.equal(device.pending(), 0, `${device.name} counts what the server has as pending`);
}

/** Versions have no gaps, and a commit is applied once. */
function checkVersions({ server }: World): void {
  const last = new Map<string, number>();
  const ids = new Set<string>();
  for (const entry of server.applied) {
    const [type = '', version = '', id = ''] = entry.split('/');
    const before = last.get(type);
    assert.ok(before === undefined || Number(version) === before + 1, `${entry} leaves a gap`);
    assert.ok(!ids.has(`${type}/${id}`), `commit ${id} was applied twice`);
    last.set(type, Number(version));
    ids.add(`${type}/${id}`);
  }
}

export function serverData({ server }: Pick<World, 'server'>, type: DataType) {
  const data = new Map<string, ItemValue>();
  for (const [id, item] of server.data(type).items) {
    const value = valueIn(item);
    if (value) data.set(id, value as ItemValue);
  }
  return data;
}

function sorted<Value>(items: ReadonlyMap<string, Value>) {
  return [...items].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** No write is lost but to one of the same field, or to a deletion; and what lost is in a conflict log. */
function checkItem(world: World, place: Place): void {
  const { ledger, lost } = world;
  const { type, id } = place;
  // Who broke it has to mend it.
  if (world.server.data(type).broken?.has(id)) return;
  const final = serverData(world, type).get(id);
  const name = `${type}/${id}`;
  if (!final && !ledger.isDeleted(place)) {
    const isMissed = fieldsOf(type).some((field) => ledger.leaves(place, field).length > 0);
    assert.ok(!isMissed, `${name} is gone and nobody deleted it`);
  }
  // What a device that leaves does to settings gives way to the account's (SPEC V7, U4).
  const isOfLeaving =
    type === 'SETTINGS' && world.devices.some((device) => world.forgetful.has(device.name));
  if (final && !isOfLeaving)
    assert.ok(
      !ledger.isKnowinglyDeleted(place),
      `${name} was deleted by someone who knew all of it, and is back`,
    );
  // Where all data was removed, what two wrote alike may have been one of them.
  if (ledger.areDeletionsOpen && ledger.hasTwins) return;
  for (const field of fieldsOf(type)) {
    const content = contentOf(final, field);
    for (const write of ledger.leaves(place, field)) {
      if (content === write.token || lost.has(`${keyOf(type, id, field)}=${write.token}`)) continue;
      const sent = world.devices.flatMap(({ parts, name: device }) =>
        device === write.device ? parts.sent : [],
      );
      if (ledger.isUndone(place, field, write, sent)) continue;
      const how =
        content !== null && ledger.isAncestor(place, field, content, write)
          ? `was undone by the older ${content}`
          : `is lost without a trace; it is ${content} now`;
      assert.fail(`${name}.${field}: ${write.token} of ${write.device} ${how}`);
    }
  }
}
