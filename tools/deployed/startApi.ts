import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { freePorts } from '../emulators/freePorts.ts';
import { REPO_ROOT } from '../project.ts';

/** The API as it is deployed, in a process of its own. */
export interface DeployedApi {
  port: number;
  /** Without a slash at the end. */
  url: string;
  /** What it has logged. */
  log(): string;
  /** Waits for a text in the log: what is logged of a request may come after its answer. */
  logged(text: string): Promise<void>;
  /** The most memory that it has had since its start or the last `forgetPeak`, in MiB; of Linux only. */
  peakMiB(): Promise<number>;
  hasEnded(): boolean;
  stop(): Promise<void>;
}

const FRAMEWORK = 'node_modules/@google-cloud/functions-framework/build/src/main.js';
const START_MS = 60_000;

/** Of 512 MiB (functions/src/options.ts): the buildpack of the runtime takes 80% of the container for the heap. */
const HEAP_MIB = 409;

/**
 * Starts the built functions as the platform does: the bundle behind Google's functions framework, in production mode.
 * `source` is the folder of the functions; `env` names the emulators it talks to.
 */
export async function startApi(
  env: Readonly<Record<string, string | undefined>>,
  source = join(REPO_ROOT, 'functions'),
): Promise<DeployedApi> {
  for (let tries = 1; ; tries += 1) {
    const [port = 0] = await freePorts(1);
    const api = start(port, env, source);
    if (await isServing(api)) return api;
    await api.stop();
    if (tries === MOST_TRIES) throw new Error(`The deployed API doesn’t serve:\n${api.log()}`);
  }
}

/** Another process may have taken the port meanwhile. */
const MOST_TRIES = 5;

function start(
  port: number,
  env: Readonly<Record<string, string | undefined>>,
  source: string,
): DeployedApi {
  const args = [`--max-old-space-size=${HEAP_MIB}`, join(REPO_ROOT, FRAMEWORK)];
  const child = spawn(join(REPO_ROOT, 'node_modules/.bin/node'), [...args, '--source', source], {
    env: {
      ...env,
      ...{ NODE_ENV: 'production', FUNCTION_TARGET: 'api', FUNCTION_SIGNATURE_TYPE: 'http' },
      ...{ K_SERVICE: 'api', PORT: String(port), METADATA_SERVER_DETECTION: 'none' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  const written = new EventEmitter();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      log += chunk;
      written.emit('more');
    });
  }
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    log: () => log,
    async logged(text) {
      while (!log.includes(text)) await once(written, 'more');
    },
    peakMiB: () => peakMiB(child.pid),
    hasEnded,
    stop: () => stopped(child, hasEnded),
  };
}

/** False once it has ended, or where another answers at its port. */
async function isServing({ url, hasEnded }: DeployedApi): Promise<boolean> {
  const until = Date.now() + START_MS;
  while (!hasEnded() && Date.now() < until) {
    const answer = await fetch(`${url}/v1/config`).catch(() => null);
    if (answer) return answer.ok && answer.headers.has('X-Request-Id');
    await delay(50);
  }
  return false;
}

async function peakMiB(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

async function stopped(
  child: ChildProcessByStdio<null, Readable, Readable>,
  hasEnded: () => boolean,
): Promise<void> {
  if (hasEnded()) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
