import { Worker } from 'node:worker_threads';
import { DATA_TYPES } from '@daybook/protocol';
import { newUser } from '../../tools/clients/users.ts';
import { type DeployedApi, startApi } from '../../tools/deployed/startApi.ts';
import type { RunningEmulators } from '../../tools/emulators/types.ts';
import { median, percentile, timed } from '../support/measure.ts';
import { atMost, justSaid, type Metric } from '../support/result.ts';
import type { AttackerData } from './attacker.ts';
import { ATTACKS, type Attack } from './attackList.ts';
import { storeTodos } from './storeTodos.ts';

/** Calls of another user, one after the other. */
const CALLS = 200;
const WARM_UP = 40;
/** Requests of the attacker that end while those are made; a large bomb takes seconds where it is let in. */
const AT_LEAST = 4;

/** Of the function's instance. */
const MEMORY_MIB = 512;
/** For how long one user may keep another waiting. */
const MAX_WAIT_MS = 100;
const TOO_MANY_REQUESTS = 429;

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
      const wait = percentile(attacked, 0.99) - median(quiet);
      metrics[`wait of others at the 99th, ${name}`] = atMost(MAX_WAIT_MS, wait, 'ms');
      for (const [when, found] of Object.entries({ 'without it': quiet, 'under it': attacked })) {
        for (const part of [0.5, 0.95, 0.99, 1]) {
          const at = part === 1 ? 'longest' : `${part * 100}th`;
          metrics[`their ${at} ${when}, ${name}`] = justSaid(percentile(found, part), 'ms');
        }
      }
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
    const attacked: number[] = [];
    while (!attacking.isOver() && (attacked.length < CALLS || attacking.answers() < AT_LEAST)) {
      attacked.push(await timed(pull));
    }
    return { quiet, attacked };
  } finally {
    await attacking.stop();
  }
}

/** One request after the other, until it is refused for being too many. */
async function beginAttack(api: DeployedApi, attack: Attack) {
  const { method, path, headers, body, users, stored = 0 } = attack;
  const tokens: string[] = [];
  for (let user = 0; user < users; user += 1) {
    const { uid, token } = await newUser();
    if (stored > 0) await Promise.all(DATA_TYPES.map((type) => storeTodos(uid, stored, type)));
    tokens.push(token);
  }
  const workerData: AttackerData = {
    url: `${api.url}/v1/sync/${path}`,
    ...{ method, body, tokens },
    headers: { 'Content-Type': 'application/json', ...headers },
  };
  const worker = new Worker(new URL('attacker.ts', import.meta.url), { workerData });
  let answers = 0;
  let isOver = false;
  worker.on('message', (status: number | undefined) => {
    answers += 1;
    isOver ||= status === TOO_MANY_REQUESTS;
  });
  return { answers: () => answers, isOver: () => isOver, stop: () => worker.terminate() };
}
