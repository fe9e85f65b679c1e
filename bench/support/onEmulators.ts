import { closeAdmin } from '../../tools/clients/admin.ts';
import { startEmulators } from '../../tools/emulators/startEmulators.ts';
import type { EmulatorOptions, RunningEmulators } from '../../tools/emulators/types.ts';

/** Measures on emulators of its own, which this process's clients find; closes both at the end. */
export async function onEmulators<Result>(
  options: EmulatorOptions,
  measure: (emulators: RunningEmulators) => Promise<Result>,
): Promise<Result> {
  const emulators = await startEmulators(options);
  try {
    Object.assign(process.env, emulators.env);
    return await measure(emulators);
  } finally {
    await closeAdmin();
    await emulators.stop();
  }
}
