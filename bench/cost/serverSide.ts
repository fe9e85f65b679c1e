import assert from 'node:assert/strict';
import { LIMITS, paths, type StoredItem } from '@daybook/protocol';
import { Timestamp } from 'firebase-admin/firestore';
import { admin } from '../../tools/clients/admin.ts';
import type { RunningEmulators } from '../../tools/emulators/types.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Extends a user's Pro as an admin does in the console. */
export async function renew(uid: string): Promise<void> {
  const currentPeriodEnd = Timestamp.fromMillis(Date.now() + 365 * DAY_MS);
  await admin()
    .db.doc(paths.subscription(uid))
    .set({ status: 'active', plan: 'pro-yearly', currentPeriodEnd });
}

/** Lets the purge find one tombstone that is due. */
export async function purgeOne(emulators: RunningEmulators, uid: string): Promise<void> {
  const deletedAt = Date.now() - (LIMITS.cursorDays + 1) * DAY_MS;
  const tombstone: StoredItem<Timestamp> = {
    ...{ deleted: true, version: 1, commitId: 'purged', editedAt: deletedAt, deviceId: 'seed' },
    updatedAt: Timestamp.fromMillis(deletedAt),
  };
  const item = admin().db.doc(paths.item(uid, 'TODOS', 'purged'));
  await item.set(tombstone);
  await runPurge(emulators);
  while ((await item.get()).exists) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Has the purge run now; it may go on for a while. */
export async function runPurge({ controlUrl, controlToken }: RunningEmulators): Promise<void> {
  const response = await fetch(`${controlUrl}/sessions/default/functions/purge:run`, {
    method: 'POST',
    headers: { authorization: `Bearer ${controlToken}` },
  });
  assert.ok(response.ok, await response.text());
}
