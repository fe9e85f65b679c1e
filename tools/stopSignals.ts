const PARENT_CHECK_MS = 500;

/**
 * An AbortSignal that fires, once, with the name of the first signal that asks this process to end. Repeats are
 * swallowed: npm forwards the terminal's ctrl-C a second time. The end of the parent counts as SIGHUP, since a signal
 * sent to npm may end only the shell between it and us.
 */
export function stopSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => controller.abort(signal));
  }
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) controller.abort('SIGHUP');
  }, PARENT_CHECK_MS).unref();
  return controller.signal;
}
