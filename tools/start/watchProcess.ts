import { type ChildProcess, spawn } from 'node:child_process';
import { REPO_ROOT } from '../project.ts';

/** A command that runs in the background until it is stopped, with its output in our terminal. */
export class WatchProcess {
  /** Settles when it has ended, by `stop` or by itself. */
  readonly exited: Promise<void>;
  readonly #child: ChildProcess;

  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
    // A process group of its own: npm doesn't pass signals on to what it has started.
    this.#child = spawn(command, args, {
      cwd: REPO_ROOT,
      env,
      detached: true,
      stdio: ['pipe', 'inherit', 'inherit'],
    });
    this.exited = new Promise((resolve) => {
      this.#child.once('close', () => resolve());
      this.#child.once('error', (error) => {
        console.error(error.message);
        resolve();
      });
    });
  }

  async stop(): Promise<void> {
    try {
      if (this.#child.pid !== undefined) process.kill(-this.#child.pid, 'SIGTERM');
    } catch {
      // It has ended already.
    }
    await this.exited;
  }
}
