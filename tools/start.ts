/** `npm start`: the whole stack for a person, until Ctrl-C. */
import { ensureBuilt } from './build/ensureBuilt.ts';
import { FUNCTIONS_BUNDLE } from './build/targets.ts';
import { Cleanups } from './cleanups.ts';
import { freeDefaultPorts } from './emulators/defaultPorts.ts';
import { DEMO_DATA } from './emulators/demoData.ts';
import { startEmulators } from './emulators/startEmulators.ts';
import { untilStopped } from './emulators/untilStopped.ts';
import { runMain } from './runMain.ts';
import { describeEmulators } from './start/describeEmulators.ts';
import { loadingAdvice } from './start/loadingAdvice.ts';
import { hasDisplay, openWindows } from './start/openWindows.ts';
import { watchExtension, watchFunctions } from './start/watchBuilds.ts';
import { stopSignals } from './stopSignals.ts';

const stopped = stopSignals();
const cleanups = new Cleanups();
stopped.addEventListener('abort', () => cleanups.run());

await runMain(async () => {
  try {
    return await runUntilStopped();
  } catch (error) {
    if (stopped.aborted) return 0;
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    await cleanups.run();
  }
});

async function runUntilStopped(): Promise<number> {
  await ensureBuilt(FUNCTIONS_BUNDLE);
  const emulators = await startEmulators({
    importFrom: DEMO_DATA,
    ports: await freeDefaultPorts(),
    ui: true,
  });
  await cleanups.add(() => emulators.stop());
  await watchFunctions(cleanups);
  await watchExtension(emulators.env, cleanups);
  console.log(describeEmulators(emulators, true));
  if (hasDisplay()) await openWindows(cleanups);
  console.log(loadingAdvice(hasDisplay()));
  return untilStopped(emulators, stopped);
}
