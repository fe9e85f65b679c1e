import { runMain } from '../runMain.ts';
import { bundle } from './bundle.ts';
import { SIMULATOR_BUILD } from './simulatorBuild.ts';

/** Builds the simulator's page into the site, as it is deployed. */
await runMain(async () => {
  await bundle(SIMULATOR_BUILD);
  return 0;
});
