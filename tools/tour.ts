/** `npm run tour`: the main job in two headless browsers, with a picture of each after every step. */
import { join } from 'node:path';
import { Cleanups } from './cleanups.ts';
import { REPO_ROOT } from './project.ts';
import { runMain } from './runMain.ts';
import { stopSignals } from './stopSignals.ts';
import { StepRunner } from './tour/stepRunner.ts';
import { tour } from './tour/tour.ts';

const PICTURES = join(REPO_ROOT, 'tour');

const stopped = stopSignals();
const cleanups = new Cleanups();
// Ending what a step is waiting for ends the step.
stopped.addEventListener('abort', () => cleanups.run());

const advice = `What both devices showed after each step is in ${PICTURES}`;
const started = performance.now();
await runMain(async () => {
  try {
    await tour(await StepRunner.start(PICTURES, stopped), cleanups);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`Done in ${seconds} s. ${advice}`);
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(stopped.aborted ? 'Stopped.' : `${message}\n${advice}`);
    return stopped.aborted ? 130 : 1;
  } finally {
    await cleanups.run();
  }
});
