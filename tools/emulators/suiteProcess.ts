import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { LaunchPlan } from './launchPlan.ts';
import { READY_MARKER } from './readiness.ts';
import type { EmulatorExit } from './types.ts';

const KEPT_LINES = 80;
const GRACE_MS = 10_000;
const KILL_MS = 3_000;

/** The suite did not come up. */
export class EmulatorStartError extends Error {
  override name = 'EmulatorStartError';
  /** Whether another process took one of the ports, so that other ports may help. */
  readonly portTaken: boolean;

  constructor(reason: string, log: string) {
    super(`${reason}\n${log}`);
    this.portTaken = /address in use|port taken|EADDRINUSE/i.test(log);
  }
}

/** One started suite: its readiness, its log and its end. */
export class SuiteProcess {
  readonly exited: Promise<EmulatorExit>;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: string[] = [];
  readonly #onLog: (line: string) => void;
  readonly #reported: Promise<Record<string, string>>;

  constructor(plan: LaunchPlan, env: NodeJS.ProcessEnv, onLog: (line: string) => void) {
    this.#onLog = onLog;
    // A process group of its own: ctrl-C reaches only us, and stopping reaches all of it and nothing else.
    this.#child = spawn(plan.command, plan.args, {
      cwd: plan.cwd,
      env,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child.stdin.on('error', () => {}); // The suite may end first; `exited` reports that.
    this.exited = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        this.#keep(String(error));
        resolve({ code: null, signal: null });
      });
      this.#child.once('close', (code, signal) => resolve({ code, signal }));
    });
    this.#reported = new Promise((resolve) => {
      this.#readLines(this.#child.stdout, resolve);
      this.#readLines(this.#child.stderr, resolve);
    });
  }

  /** Waits until every service answers; gives the variables that the suite reported. */
  async ready(timeoutMs: number): Promise<Record<string, string>> {
    const timer = new AbortController();
    try {
      return await Promise.race([
        this.#reported,
        this.exited.then(({ code, signal }) => {
          throw this.#startError(`The emulators ended before they were up (${signal ?? code})`);
        }),
        delay(timeoutMs, undefined, { signal: timer.signal }).then(() => {
          throw this.#startError(`The emulators were not up after ${timeoutMs / 1000} s`);
        }),
      ]);
    } finally {
      timer.abort();
    }
  }

  recentLog(): string {
    return this.#lines.join('\n');
  }

  /** Asks the suite to end, insists if it doesn't, and sweeps what it left behind. */
  async stop(): Promise<void> {
    this.#child.stdin.end();
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      if (await this.#endsWithin(signal === 'SIGTERM' ? GRACE_MS : KILL_MS)) break;
      this.#signalGroup(signal);
    }
    await this.exited;
    this.#signalGroup('SIGKILL');
  }

  async #endsWithin(ms: number): Promise<boolean> {
    const timer = new AbortController();
    const timeout = delay(ms, false, { signal: timer.signal }).catch(() => false);
    const ended = await Promise.race([this.exited.then(() => true), timeout]);
    timer.abort();
    return ended;
  }

  #signalGroup(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch {
      // Nothing of the group is left.
    }
  }

  #readLines(stream: Readable, onReady: (reported: Record<string, string>) => void): void {
    createInterface({ input: stream }).on('line', (line) => {
      if (line.startsWith(READY_MARKER)) onReady(JSON.parse(line.slice(READY_MARKER.length)));
      else this.#keep(line);
    });
  }

  #keep(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > KEPT_LINES) this.#lines.shift();
    this.#onLog(line);
  }

  #startError(reason: string): EmulatorStartError {
    return new EmulatorStartError(reason, this.recentLog());
  }
}
