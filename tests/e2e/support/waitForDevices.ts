import { paths } from '@daybook/protocol';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { admin } from '../../../tools/clients/admin.ts';
import type { NewTabPage } from '../../../tools/devices/newTabPage.ts';

/** Waits until so many of a user's devices are registered, which may be after they have synced. */
export async function waitForDevices(uid: string, count: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = admin()
      .db.collection(paths.devices(uid))
      .onSnapshot(({ size }) => {
        if (size < count) return;
        stop();
        resolve();
      }, reject);
  });
}

/** Waits until a device has seen itself in the list of devices: only then it notices its removal, and reads nothing. */
export async function waitUntilListed({ page }: NewTabPage): Promise<void> {
  await page.waitForFunction(async (key) => {
    const { [key]: record } = await chrome.storage.local.get(key);
    return (record as { device?: { state: string } } | undefined)?.device?.state === 'listed';
  }, KEYS.engine);
}
