import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { LIMITS } from '@daybook/protocol';
import { newUser } from '../../tools/clients/users.ts';
import { type DeployedApi, startApi } from '../../tools/deployed/startApi.ts';
import type { RunningEmulators } from '../../tools/emulators/types.ts';
import { median, timed } from '../support/measure.ts';
import { atMost, justSaid, type Metric } from '../support/result.ts';
import type { AttackerData } from './attacker.ts';

/** Calls of another user, one after the other. */
const CALLS = 200;
const WARM_UP = 40;
/** Requests of the attacker that end while those are made; a large bomb takes seconds where it is let in. */
const ATTACKS_AT_LEAST = 4;

/** Of the function's instance. */
const MEMORY_MIB = 512;
/** For how long one user may keep another waiting. */
const MAX_WAIT_MS = 100;

interface Attack {
  isSignedIn: boolean;
  headers?: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer>;
}

/** What each tries to use up; they are refused, and what they take meanwhile is measured. */
const ATTACKS: Record<string, () => Attack> = {
  'gzip bombs without a token': () => ({
    isSignedIn: false,
    headers: { 'Content-Encoding': 'gzip' },
    body: gzipSync(`"${'a'.repeat(200 * 1024 * 1024)}"`, { level: 9 }),
  }),
  '1 MiB of ids': () => ({ isSignedIn: true, body: dataOf(LIMITS.maxRequestBytes, '{}') }),
  'as many wrong values as are taken': () => ({
    isSignedIn: true,
    body: dataOf(9 * LIMITS.maxRequestValues, '1'),
  }),
};

/**
 * How long another user's pulls take while one attacks, against a quiet instance, and the most memory that the instance
 * has: behind the real functions framework, with the memory of a function. `source` is the folder of its functions.
 */
export async function measureAttacks({ env }: RunningEmulators, source: string) {
  const metrics: Record<string, Metric> = {};
  for (const [name, attack] of Object.entries(ATTACKS)) {
    const api = await startApi({ ...process.env, ...env }, source);
    try {
      const { quiet, attacked } = await waits(api, attack());
      const [before, worst] = [median(quiet), Math.max(...attacked)];
      metrics[`wait of others, ${name}`] = atMost(
        MAX_WAIT_MS,
        percentile(attacked, 0.95) - before,
        'ms',
      );
      metrics[`their longest, ${name}`] = justSaid(worst, 'ms');
      metrics[`without it, ${name}`] = justSaid(before, 'ms');
      metrics[`peak memory, ${name}`] = atMost(MEMORY_MIB, await api.peakMiB(), 'MiB');
    } catch (error) {
      if (!api.hasEnded()) throw error;
      metrics[`peak memory, ${name}`] = atMost(MEMORY_MIB, Number.POSITIVE_INFINITY, 'MiB');
    } finally {
      await api.stop();
    }
  }
  return metrics;
}

async function waits(api: DeployedApi, attack: Attack) {
  const { token } = await newUser();
  const url = `${api.url}/v1/sync/TODOS?since=0`;
  const headers = { Authorization: `Bearer ${token}` };
  const pull = async () => void (await (await fetch(url, { headers })).arrayBuffer());
  const pulls = async (count: number) => {
    const found: number[] = [];
    for (let call = 0; call < count; call += 1) found.push(await timed(pull));
    return found;
  };
  await pulls(WARM_UP);
  const quiet = await pulls(CALLS);
  const attacking = await beginAttack(api, attack);
  try {
    const attacked = await pulls(CALLS);
    while (attacking.answers() < ATTACKS_AT_LEAST) attacked.push(await timed(pull));
    return { quiet, attacked };
  } finally {
    await attacking.stop();
  }
}

/** One request after the other. */
async function beginAttack(api: DeployedApi, { isSignedIn, headers, body }: Attack) {
  const token = isSignedIn ? (await newUser()).token : null;
  const workerData: AttackerData = {
    url: `${api.url}/v1/sync/TODOS`,
    headers: {
      ...{ 'Content-Type': 'application/json', ...headers },
      ...(token !== null && { Authorization: `Bearer ${token}` }),
    },
    body,
  };
  const worker = new Worker(new URL('attacker.ts', import.meta.url), { workerData });
  let answers = 0;
  worker.on('message', () => {
    answers += 1;
  });
  return { answers: () => answers, stop: () => worker.terminate() };
}

/** A body of at most so many bytes that would replace a type by `value` under as many ids. */
function dataOf(bytes: number, value: string): string {
  let text = '{"version":0,"parent":null,"data":{"a":1';
  for (let n = 0; ; n += 1) {
    const next = `,"${n.toString(36)}":${value}`;
    if (text.length + next.length + 2 > bytes) return `${text}}}`;
    text += next;
  }
}

function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? Number.NaN;
}
