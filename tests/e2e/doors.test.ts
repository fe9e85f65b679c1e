import assert from 'node:assert/strict';
import { attachedEmulators } from '../../tools/emulators/environment.ts';
import { changeAll } from './support/changeAll.ts';
import { type ForeignApi, startForeignApi } from './support/foreignApi.ts';
import { usePeople } from './support/people.ts';

describe('e2e: one door alone', () => {
  const people = usePeople();

  it('C1, C2, C3, C12: what A adds, ticks, renames and deletes reaches B through the direct door', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    for (const { device } of [a, b]) device.network.api.cut();
    await changeAll(a, b);
  });

  it('S13, A4: and through the API door, with Firestore out of reach of A', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    a.device.network.firestore.cut();
    await changeAll(a, b);
  });

  describe('the API door, for which the extension has no permission', () => {
    let api: ForeignApi;
    before(async () => {
      api = await startForeignApi(attachedEmulators().apiUrl);
    });
    after(() => api.close());

    it('A11, K1: serves it as it serves any web page', async () => {
      const user = await people.user();
      const a = await people.device({ apiName: 'localhost', apiUrl: api.url });
      // More than the direct door takes at once.
      const titles = Array.from({ length: 16 }, (_, index) => `Todo ${index}`);
      for (const title of titles) await a.tab.addTodo(title);
      await a.tab.signIn(user.email, user.password);
      await a.tab.waitForStatus('synced');
      const b = await people.syncedDevice(user);
      for (const title of titles) await b.tab.waitForTodo(title);
      const methods = new Set(api.seen.map(({ method }) => method));
      assert.deepEqual([...methods].sort(), ['GET', 'OPTIONS', 'PUT']);
      assert.ok(api.seen.every(({ origin }) => origin?.startsWith('chrome-extension://')));
    });
  });
});
