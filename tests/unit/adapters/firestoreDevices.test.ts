import assert from 'node:assert/strict';
import { LIMITS } from '@daybook/protocol';
import { firestoreDevices } from '../../../extension/src/adapters/firestoreDevices.ts';
import type { StandInFirestore } from '../../fakes/standInFirestore.ts';
import { SELF, useFirestoreDevice } from './support/firestoreDevice.ts';

const PATH = 'users/ada/devices/laptop';
const SEEN_AT = new Date(1_800_000_000_123.4);

describe('firestoreDevices', () => {
  const device = useFirestoreDevice();

  it('V2: registers what the device is, and when it was seen by the server’s clock', async () => {
    const { server, devices } = device();
    assert.equal(await devices.register('ada', 'laptop'), 'stored');
    assert.deepEqual(server.read(PATH), { ...SELF, lastSeenAt: new Date(server.now) });
  });

  it('V3: refreshes its version and when it was seen, and not the name that a person gave it', async () => {
    const { server, devices } = device();
    server.put(PATH, { ...SELF, name: 'Ada’s', appVersion: '0.9', lastSeenAt: SEEN_AT });
    assert.equal(await devices.refresh('ada', 'laptop'), 'stored');
    const lastSeenAt = new Date(server.now);
    assert.deepEqual(server.read(PATH), { ...SELF, name: 'Ada’s', lastSeenAt });
  });

  it('V3: a name is another one’s to give, and says nothing of its use', async () => {
    const { server, devices } = device();
    server.put(PATH, { ...SELF, lastSeenAt: SEEN_AT });
    assert.equal(await devices.rename('ada', 'laptop', 'Desk'), 'stored');
    const { name, lastSeenAt } = server.read(PATH) ?? {};
    assert.deepEqual([name, lastSeenAt], ['Desk', SEEN_AT]);
  });

  it('V6: removes one from the list', async () => {
    const { server, devices } = device();
    server.put(PATH, { ...SELF, lastSeenAt: SEEN_AT });
    assert.equal(await devices.remove('ada', 'laptop'), 'stored');
    assert.equal(server.read(PATH), undefined);
  });

  it('V6: one that isn’t in the list is gone, and isn’t put into it', async () => {
    const { server, devices } = device();
    assert.equal(await devices.refresh('ada', 'laptop'), 'gone');
    assert.equal(await devices.rename('ada', 'laptop', 'Desk'), 'gone');
    assert.equal(server.read(PATH), undefined);
  });

  it('V6: what is refused isn’t gone: the device keeps its data', async () => {
    const { server, devices } = device();
    server.refusesWrites = 'PERMISSION_DENIED';
    for (const answer of [
      devices.register('ada', 'laptop'),
      devices.refresh('ada', 'laptop'),
      devices.rename('ada', 'laptop', 'Desk'),
      devices.remove('ada', 'laptop'),
    ]) {
      assert.equal(await answer, 'refused');
    }
  });

  it('V3: reads the list as the server has it, in whole milliseconds', async () => {
    const { server, devices } = device();
    assert.deepEqual(await devices.read('ada', 'laptop'), []);
    server.put(PATH, { ...SELF, lastSeenAt: SEEN_AT });
    server.put('users/grace/devices/phone', { ...SELF, lastSeenAt: SEEN_AT });
    assert.deepEqual(await devices.read('ada', 'laptop'), [
      { id: 'laptop', ...SELF, lastSeenAt: 1_800_000_000_123 },
    ]);
  });

  const fill = (server: StandInFirestore, count: number) => {
    const ids = Array.from({ length: count }, (_, index) => `d${100 + index}`);
    for (const [index, id] of ids.entries()) {
      const lastSeenAt = new Date(index);
      server.put(`users/ada/devices/${id}`, { ...SELF, lastSeenAt });
    }
    return ids;
  };

  it('V8: reads those that were seen last, and itself wherever it is', async () => {
    const { server, devices } = device();
    const ids = fill(server, LIMITS.maxDevices + 2);
    const read = async (self: string) =>
      (await devices.read('ada', self))?.map(({ id }) => id).toSorted();
    assert.deepEqual(await read('d102'), ids.slice(2));
    assert.deepEqual(await read('d101'), ids.slice(1));
    assert.deepEqual(await read('gone'), ids.slice(2));
  });

  it('V8: those that were unseen the longest give way to one that registers', async () => {
    const { server, devices } = device();
    const ids = fill(server, LIMITS.maxDevices + 2);
    const left = [...ids.slice(3), 'laptop'];
    assert.equal(await devices.register('ada', 'laptop'), 'stored');
    const isMade = () => server.paths('users/ada/devices').length === left.length;
    while (!isMade()) await server.batchCame();
    assert.deepEqual(
      server.paths('users/ada/devices'),
      left.map((id) => `users/ada/devices/${id}`),
    );
  });

  it('D8: shows none that isn’t as it should be, and the others', async () => {
    const { server, devices } = device();
    server.put(PATH, { ...SELF, lastSeenAt: SEEN_AT });
    server.put('users/ada/devices/text', { ...SELF, lastSeenAt: 'yesterday' });
    server.put('users/ada/devices/nameless', { ...SELF, name: '', lastSeenAt: SEEN_AT });
    server.put('users/ada/devices/empty', {});
    assert.deepEqual(
      (await devices.read('ada', 'laptop'))?.map(({ id }) => id),
      ['laptop'],
    );
  });

  it('V3: no list is had where it is refused', async () => {
    const { server, devices } = device();
    server.refusesQueries = 'PERMISSION_DENIED';
    assert.equal(await devices.read('ada', 'laptop'), null);
  });

  it('V3: what this device only wishes for yet is no list', async () => {
    const { server, database, devices } = device();
    server.isSlow = true;
    const impatient = firestoreDevices(database, SELF, 1);
    assert.equal(await impatient.register('ada', 'laptop'), 'unreachable');
    assert.equal(await devices.read('ada', 'laptop'), null);
  });
});
