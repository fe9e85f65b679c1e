import { ensureBuilt } from '../tools/build/ensureBuilt.ts';
import { EXTENSION_EMULATOR_BUILD } from '../tools/build/targets.ts';
import { EXTENSION_BUILD } from '../tools/devices/copyExtension.ts';
import { launchSharedChromium } from '../tools/devices/sharedChromium.ts';
import { makeContenders } from './newtab/contenders.ts';
import { measureAll } from './newtab/measure.ts';
import { metricsOf } from './newtab/metrics.ts';
import { scriptSizes } from './newtab/scripts.ts';
import type { BenchResult } from './support/result.ts';
import { runsIn } from './support/runsIn.ts';

const DEFAULT_RUNS = 15;

/**
 * The new tab in Chromium, with little stored and with much, against two floors: a page of one line of HTML, and one that
 * React and Jotai make. `--runs N` opens and ticks each so often. Nobody is signed in, so there are no emulators.
 */
export async function run(args: string[] = []): Promise<BenchResult> {
  const runs = runsIn(args, DEFAULT_RUNS);
  await ensureBuilt(EXTENSION_EMULATOR_BUILD);
  const contenders = await makeContenders();
  // Frames come as soon as they are made: on a screen's beat the floors would all take the same time.
  const browser = await launchSharedChromium({ hasScreenBeat: false });
  try {
    const samples = await measureAll(browser, contenders, runs);
    const metrics = metricsOf(samples, await scriptSizes(EXTENSION_BUILD));
    return { name: 'newtab', runs, metrics };
  } finally {
    await browser.close();
  }
}
