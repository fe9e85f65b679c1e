import type { RunningEmulators } from './types.ts';

/** Waits for a stop signal, or for the suite's own end; gives the exit code for it. */
export async function untilStopped(
  emulators: RunningEmulators,
  stopped: AbortSignal,
): Promise<number> {
  const byUs = await Promise.race([
    emulators.exited.then(() => false),
    new Promise<true>((resolve) => {
      if (stopped.aborted) resolve(true);
      stopped.addEventListener('abort', () => resolve(true), { once: true });
    }),
  ]);
  if (byUs) return 0;
  console.error(`The emulators ended by themselves:\n${emulators.recentLog()}`);
  return 1;
}
