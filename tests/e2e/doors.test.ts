import { changeAll } from './support/changeAll.ts';
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
});
