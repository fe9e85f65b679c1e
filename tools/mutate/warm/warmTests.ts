import { type ChildProcess, fork } from 'node:child_process';
import type { TestOutcome } from '../runCommand.ts';
import type { Change, RunEnd, RunReport, RunRequest } from './messages.ts';

const CHILD = new URL('./child.ts', import.meta.url);
/** Longer than the process gives a test: no test has ended for so long only if one never lets go of the thread. */
const SILENT_MS = 60_000;
/** What was loaded anew is never freed: a few MB each time. */
const MOST_RUNS = 150;

/**
 * Runs unit tests of a checkout in a process that goes on and loads only what changed, where a new one would load
 * everything.
 */
export class WarmTests {
  readonly #checkout: string;
  readonly #silentMs: number;
  #child: ChildProcess | null = null;
  #runs = 0;

  constructor(checkout: string, silentMs = SILENT_MS) {
    this.#checkout = checkout;
    this.#silentMs = silentMs;
  }

  /** Runs test files, by their paths from the root of the checkout, until one fails. */
  async run(tests: readonly string[], change: Change | null): Promise<TestOutcome> {
    const first = await this.#ask({ tests, change });
    if (typeof first === 'string' || first.failedIn === null || change === null)
      return outcomeOf(first);
    // What fails without the change too was broken by an earlier one.
    const without = await this.#ask({ tests: [first.failedIn], change: null });
    if (typeof without !== 'string' && without.failedIn === null) return 'failed';
    this.end();
    return outcomeOf(await this.#ask({ tests, change }));
  }

  end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  /** Gives how the run ended; `died` where the process didn't outlive it. */
  #ask(request: RunRequest): Promise<RunEnd | 'timed-out' | 'died'> {
    const child = this.#living();
    return new Promise((resolve) => {
      let isSilent = false;
      const silence = setTimeout(() => {
        isSilent = true;
        this.end();
      }, this.#silentMs);
      const end = (outcome: RunEnd | 'timed-out' | 'died') => {
        clearTimeout(silence);
        child.off('message', onMessage).off('exit', onExit);
        resolve(outcome);
      };
      const onMessage = (report: RunReport) => {
        if (report === 'testEnded') silence.refresh();
        else end(report);
      };
      const onExit = () => {
        this.#child = null;
        end(isSilent ? 'timed-out' : 'died');
      };
      child.on('message', onMessage).on('exit', onExit);
      child.send(request);
    });
  }

  #living(): ChildProcess {
    if (this.#runs >= MOST_RUNS) this.end();
    if (this.#child === null) {
      this.#runs = 0;
      this.#child = fork(CHILD, {
        cwd: this.#checkout,
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
    }
    this.#runs += 1;
    return this.#child;
  }
}

function outcomeOf(end: RunEnd | 'timed-out' | 'died'): TestOutcome {
  if (typeof end === 'string') return end === 'died' ? 'failed' : end;
  return end.failedIn === null ? 'passed' : 'failed';
}
