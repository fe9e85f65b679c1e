import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ChromiumSearch } from '../../../../tools/browser/findChromium.ts';
import { type Apt, installChromium } from '../../../../tools/browser/installChromium.ts';

const PROGRAM = fileURLToPath(new URL('aptGet.mjs', import.meta.url));
const COMMAND = fileURLToPath(new URL('findChromiumCommand.ts', import.meta.url));
const POLL_MS = 10;

/**
 * A machine whose `apt-get` locks as the real one does: a call while another is at work fails at once, in apt's words.
 * It installs an empty program named chromium. All is in one folder, which is the whole PATH.
 */
export class StandInApt {
  readonly #folder: string;
  /** Never waits, and says nothing. */
  readonly here: Apt;
  readonly search: ChromiumSearch;

  static async in(folder: string): Promise<StandInApt> {
    const program = join(folder, 'apt-get');
    await writeFile(join(folder, 'asked'), '');
    await writeFile(
      program,
      `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' '${folder}' "$@"\n`,
    );
    await chmod(program, 0o755);
    return new StandInApt(folder);
  }

  /** `folder` is one that `in` has filled. */
  constructor(folder: string) {
    this.#folder = folder;
    const env = { PATH: folder };
    const wait = async () => {};
    this.here = { env, isRoot: true, say: () => {}, wait, mostRetries: 10 };
    const install = () => installChromium(this.here);
    this.search = { env, usualPlaces: [], install, lock: join(folder, 'daybook.lock') };
  }

  /** What it installs. */
  get chromium(): string {
    return join(this.#folder, 'chromium');
  }

  /** What `apt-get` was called for, in order, refused calls included. */
  async asked(): Promise<string[]> {
    const lines = await readFile(join(this.#folder, 'asked'), 'utf8');
    return lines.split('\n').slice(0, -1);
  }

  async waitUntilAsked(step: string): Promise<void> {
    while (!(await this.asked()).includes(step)) await delay(POLL_MS);
  }

  /** Keeps each call at work until `release`. */
  hold(): Promise<void> {
    return this.#mark('held');
  }

  release(): Promise<void> {
    return rm(join(this.#folder, 'held'));
  }

  /** As if somebody else's apt were at work. */
  lockFor(step: 'update' | 'install'): Promise<void> {
    return this.#mark(`${step}.lock`);
  }

  async unlock(): Promise<void> {
    for (const step of ['update', 'install']) {
      await rm(join(this.#folder, `${step}.lock`), { force: true });
    }
  }

  /** From now on it knows no Chromium. */
  break(): Promise<void> {
    return this.#mark('broken');
  }

  /** Another command that looks for Chromium on this machine. */
  command() {
    const args = [COMMAND, this.#folder];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const lines = createInterface({ input: child.stderr });
    let found = '';
    child.stdout.on('data', (chunk: Buffer) => {
      found += chunk.toString();
    });
    return {
      found: once(child, 'close').then(() => found.trim()),
      async waitForLine(pattern: RegExp): Promise<void> {
        for await (const line of lines) if (pattern.test(line)) return;
        throw new Error(`It ended without a line like ${pattern}`);
      },
    };
  }

  async #mark(name: string): Promise<void> {
    await writeFile(join(this.#folder, name), '');
  }
}
