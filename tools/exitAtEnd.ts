/**
 * Preloaded into a command that isn't ours (`node --import`): once it has nothing left to do, it exits without Node's own
 * clean-up of handles, as `runMain` does.
 */
process.once('beforeExit', (exitCode) => process.exit(exitCode));
