import { ensureBuilt } from '../tools/build/ensureBuilt.ts';
import { EXTENSION_EMULATOR_BUILD, FUNCTIONS_BUNDLE } from '../tools/build/targets.ts';
import { onEmulators } from './support/onEmulators.ts';
import type { BenchResult } from './support/result.ts';
import { runsIn } from './support/runsIn.ts';
import { OURS, perItem, wholeArray } from './sync/contenders.ts';
import { measureOnce, noSamples } from './sync/measure.ts';
import { metricsOf } from './sync/metrics.ts';
import { buildBaseline, makeProject } from './sync/project.ts';

const DEFAULT_RUNS = 3;

/**
 * Two devices in Chromium on the emulators, against two baselines in the same kind of worker on the same line. `--runs N`
 * repeats all of it on fresh profiles.
 */
export async function run(args: string[] = []): Promise<BenchResult> {
  const runs = runsIn(args, DEFAULT_RUNS);
  await ensureBuilt(FUNCTIONS_BUNDLE);
  await ensureBuilt(EXTENSION_EMULATOR_BUILD);
  const baseline = await buildBaseline();
  const contenders = [OURS, perItem(baseline), wholeArray(baseline)];
  const projectDir = await makeProject();
  return onEmulators({ projectDir, profile: 'strict' }, async (emulators) => {
    const samples = noSamples();
    for (let count = 1; count <= runs; count += 1) {
      console.log(`run ${count} of ${runs}`);
      await measureOnce(emulators, contenders, samples);
      contenders.push(...contenders.splice(0, 1));
    }
    return { name: 'sync', runs, metrics: metricsOf(samples) };
  });
}
