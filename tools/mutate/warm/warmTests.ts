import { type ChildProcess, fork } from 'node:child_process';
import type { TestOutcome } from '../runCommand.ts';
import type { Change, RunEnd, RunReport, RunRequest } from './messages.ts';

const CHILD = new URL('./child.ts', import.meta.url);
/** Longer than the process gives a test: no test has ended for so long only if one never lets go of the thread. */
const SILENT_MS = 60_000;
/** What was loaded is never freed: 10 MB each time. */
const MOST_RUNS = 60;
/** Test files that took longer come last. */
const SLOW_MS = 1_000;

/** Runs unit tests of a checkout in a process that goes on: a new one would load all packages again. */
export class WarmTests {
  readonly #checkout: string;
  readonly #silentMs: number;
  #child: ChildProcess | null = null;
  #runs = 0;
  readonly #slow = new Set<string>();

  constructor(checkout: string, silentMs = SILENT_MS) {
    this.#checkout = checkout;
    this.#silentMs = silentMs;
  }

  /** Runs test files, by their paths from the root of the checkout, until one fails; those that were slow last. */
  async run(files: readonly string[], change: Change | null): Promise<TestOutcome> {
    const tests = [
      ...files.filter((file) => !this.#slow.has(file)),
      ...files.filter((file) => this.#slow.has(file)),
    ];
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
    const spent = new Map<string, number>();
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
        if ('failedIn' in report) return end(report);
        silence.refresh();
        const ms = (spent.get(report.testFile) ?? 0) + report.ms;
        spent.set(report.testFile, ms);
        if (ms > SLOW_MS) this.#slow.add(report.testFile);
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
