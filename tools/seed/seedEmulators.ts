import { DATA_TYPES } from '@daybook/protocol';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import type { RunningEmulators } from '../emulators/types.ts';
import { PROJECT_ID } from '../project.ts';
import { importAccounts } from './authEmulator.ts';
import { commitDocuments, type SeedDocument } from './commitDocuments.ts';
import { DEMO_ACCOUNTS, type DemoAccount, subscriptionOf } from './demoAccounts.ts';
import { SAMPLE_DATA } from './sampleData.ts';
import { SEED_TIME, timeAt } from './seedTime.ts';

const ACCOUNTS: readonly DemoAccount[] = Object.values(DEMO_ACCOUNTS);

/** Fills empty emulators with the demo accounts, their subscriptions and pro's sample data. */
export async function seedEmulators(emulators: RunningEmulators): Promise<void> {
  await importAccounts(emulators.authHost, ACCOUNTS, timeAt(SEED_TIME));
  await writeDocuments(emulators.env, [
    ...ACCOUNTS.map(subscriptionOf).filter((document) => document !== null),
    ...DATA_TYPES.flatMap((type) =>
      commitDocuments(DEMO_ACCOUNTS.pro.uid, type, SAMPLE_DATA[type], timeAt(SEED_TIME)),
    ),
  ]);
}

async function writeDocuments(
  env: RunningEmulators['env'],
  documents: readonly SeedDocument[],
): Promise<void> {
  // The Admin SDK reads the emulators' addresses only from the environment.
  Object.assign(process.env, env);
  const app = initializeApp({ projectId: PROJECT_ID }, 'seed');
  try {
    const database = getFirestore(app);
    const batch = database.batch();
    for (const { path, data } of documents) batch.create(database.doc(path), data);
    await batch.commit();
  } finally {
    await deleteApp(app);
  }
}
