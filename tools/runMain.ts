/**
 * Runs a command's work and ends the process with the exit code that it gives, or with 1 after printing what it threw.
 * An entry file awaits it as its last statement.
 *
 * Nothing that was left open holds the end back. `process.exit` also skips Node's own clean-up of handles, in which
 * Node 24 can spin for ever over a socket or a child process.
 */
export async function runMain(main: () => Promise<number>): Promise<never> {
  let exitCode = 1;
  try {
    exitCode = await main();
  } catch (error) {
    console.error(error);
  }
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit(exitCode);
}

/** Waits until everything written has left: `process.exit` drops what a slow pipe hasn't taken. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    // A reader that has gone takes no more.
    stream.once('error', () => resolve());
    stream.write('', () => resolve());
  });
}
