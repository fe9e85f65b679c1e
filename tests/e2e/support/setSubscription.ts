import { paths } from '@daybook/protocol';
import { admin } from '../../../tools/clients/admin.ts';
import { consoleData } from '../../fixtures/subscriptions.ts';

/** Longer than the tests run, unix seconds. */
const END = 4_000_000_000;

/** Does what an admin does in the Firebase console; all that follows is the product's own work. */
export async function setSubscription(uid: string, status: 'active' | 'canceled'): Promise<void> {
  await admin().db.doc(paths.subscription(uid)).set(consoleData(status, END));
}
