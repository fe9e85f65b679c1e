import '../../test/loadTsx.ts';
import Mocha from 'mocha';
import { FreshModules } from './freshModules.ts';
import type { RunReport, RunRequest } from './messages.ts';

/** A test that takes longer hangs. */
const TEST_MS = 30_000;

const modules = new FreshModules(process.cwd());
let isRunning = false;

process.on('message', (request: RunRequest) => void answer(request));
process.on('disconnect', () => process.exit());
// As the command of mocha does; what an earlier run left behind says nothing of this one.
process.on('unhandledRejection', (reason) => {
  if (isRunning) throw reason;
});
process.on('uncaughtException', () => {});

async function answer({ tests, change }: RunRequest): Promise<void> {
  modules.renew(change);
  isRunning = true;
  const failedIn = await failingFile(tests);
  isRunning = false;
  report({ failedIn });
}

/** Runs test files, the first ones first, and gives the one in which a test failed, or which couldn't be loaded. */
async function failingFile(tests: readonly string[]): Promise<string | null> {
  const mocha = new Mocha({ bail: true, timeout: TEST_MS, reporter: Mocha.reporters.Base });
  for (const test of tests) {
    mocha.suite.emit('pre-require', globalThis, test, mocha);
    try {
      await modules.import(test);
    } catch {
      return test;
    }
  }
  return new Promise((resolve) => {
    let failedIn: string | null = null;
    const runner = mocha.run(() => {
      mocha.dispose();
      resolve(failedIn);
    });
    runner.on('test end', ({ file = '', duration = 0 }) =>
      report({ testFile: file, ms: duration }),
    );
    runner.on('fail', (test) => {
      failedIn ??= test.file ?? '';
    });
  });
}

function report(message: RunReport): void {
  process.send?.(message);
}
