import { isDeepStrictEqual } from 'node:util';
import { startEmulators } from '../emulators/startEmulators.ts';
import { claimsIn, signIn } from './authEmulator.ts';
import { claimsOf, DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoAccount } from './demoAccounts.ts';

/** Starts emulators from an export and signs every demo account in; throws if one can't or has other claims. */
export async function verifyExport(directory: string): Promise<void> {
  const emulators = await startEmulators({
    services: ['auth', 'firestore'],
    importFrom: directory,
    profile: 'strict',
  });
  try {
    for (const account of Object.values<DemoAccount>(DEMO_ACCOUNTS)) {
      const token = await signIn(emulators.authHost, account.email, DEMO_PASSWORD);
      const { user_id, pro, proUntil } = claimsIn(token);
      const found = { uid: user_id, ...(pro === undefined ? {} : { pro, proUntil }) };
      const expected = { uid: account.uid, ...claimsOf(account) };
      if (!isDeepStrictEqual(found, expected)) {
        throw new Error(
          `${account.email} came out of the export as ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`,
        );
      }
    }
  } finally {
    await emulators.stop();
  }
}
