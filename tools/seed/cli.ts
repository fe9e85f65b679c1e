/** Makes emulator-data/, the committed emulator export with the demo accounts and their data. */
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_DATA } from '../emulators/demoData.ts';
import { startEmulators } from '../emulators/startEmulators.ts';
import { REPO_ROOT } from '../project.ts';
import { runMain } from '../runMain.ts';
import { seedEmulators } from './seedEmulators.ts';
import { SEED_TIME, timeAt } from './seedTime.ts';
import { settleAuthTimes } from './settleAuthTimes.ts';
import { verifyExport } from './verifyExport.ts';

// In the checkout, since fireemu exports to no folder below one that others may write, such as /tmp.
const staged = join(REPO_ROOT, '.tmp', `seed-${process.pid}`);

await runMain(async () => {
  try {
    await exportSeed();
    await settleAuthTimes(staged, timeAt(SEED_TIME));
    await verifyExport(staged);
    await rm(DEMO_DATA, { recursive: true, force: true });
    await rename(staged, DEMO_DATA);
    console.log(`The demo data is in ${DEMO_DATA}`);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
});

async function exportSeed(): Promise<void> {
  const emulators = await startEmulators({ services: ['auth', 'firestore'] });
  try {
    await seedEmulators(emulators);
    await emulators.exportTo(staged);
  } finally {
    await emulators.stop();
  }
}
