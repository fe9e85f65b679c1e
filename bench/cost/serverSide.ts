import { paths } from '@daybook/protocol';
import { Timestamp } from 'firebase-admin/firestore';
import { admin } from '../../tools/clients/admin.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Extends a user's Pro as an admin does in the console. */
export async function renew(uid: string): Promise<void> {
  const currentPeriodEnd = Timestamp.fromMillis(Date.now() + 365 * DAY_MS);
  await admin()
    .db.doc(paths.subscription(uid))
    .set({ status: 'active', plan: 'pro-yearly', currentPeriodEnd });
}
