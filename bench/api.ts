import { join } from 'node:path';
import type { RunningEmulators } from '../tools/emulators/types.ts';
import { measureAttacks } from './api/attacks.ts';
import { makeSubject, type Subject } from './api/subject.ts';
import { makeFunctionsProject } from './support/functionsProject.ts';
import { median, throughput, timed } from './support/measure.ts';
import { onEmulators } from './support/onEmulators.ts';
import { atMost, type BenchResult, justSaid, type Metric } from './support/result.ts';

const SIZES = [1, 100, 2_000, 10_000];
const WARM_UP = 40;
const RUNS = 200;
const LANES = 8;
const CALLS_PER_LANE = 60;

const CALLS = ['floor', 'put', 'getSince', 'bareQuery'] as const;
type Call = (typeof CALLS)[number];
type PerCall = Record<Call, number>;

/**
 * A PUT of one change and a GET since the last cursor, against a function that only verifies the token and runs one
 * transaction (the floor): one after the other and eight at once, with few items stored and with many. And how long
 * others wait while one attacks, and with what memory.
 */
export async function run(): Promise<BenchResult> {
  const projectDir = await makeFunctionsProject(
    'project',
    `export * from './bench/api/functions.ts';`,
  );
  return onEmulators({ projectDir }, async (emulators) => {
    const bySize = new Map<number, { ms: PerCall; perSecond: PerCall }>();
    const attacks = await measureAttacks(emulators, join(projectDir, 'functions'));
    for (const size of SIZES) bySize.set(size, await measure(emulators, size));
    return { name: 'api', runs: RUNS, metrics: { ...attacks, ...metricsOf(bySize) } };
  });
}

async function measure(emulators: RunningEmulators, size: number) {
  const subjects: Subject[] = [];
  for (let lane = 0; lane < LANES; lane += 1) subjects.push(await makeSubject(emulators, size));
  const [subject] = subjects;
  if (!subject) throw new Error('no lanes');
  const found: Record<Call, number[]> = { floor: [], put: [], getSince: [], bareQuery: [] };
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    for (const call of CALLS) {
      const ms = await timed(subject[call]);
      if (run >= 0) found[call].push(ms);
    }
  }
  const perSecond: PerCall = { floor: 0, put: 0, getSince: 0, bareQuery: 0 };
  for (const call of CALLS) {
    perSecond[call] = await throughput(subjects, CALLS_PER_LANE, (lane) => lane[call]());
  }
  return { ms: perCall((call) => median(found[call])), perSecond };
}

function metricsOf(bySize: Map<number, { ms: PerCall; perSecond: PerCall }>) {
  const ratios: Record<string, Metric> = {};
  const absolute: Record<string, Metric> = {};
  for (const [size, { ms, perSecond }] of bySize) {
    const goals = { put: 1.3, getSince: 1 };
    for (const call of ['put', 'getSince'] as const) {
      ratios[`${call}/floor time, ${size} items`] = atMost(goals[call], ms[call] / ms.floor, '×');
      const slower = perSecond.floor / perSecond[call];
      ratios[`${call}/floor at ${LANES} at once, ${size} items`] = atMost(goals[call], slower, '×');
    }
    for (const call of CALLS) {
      absolute[`${call} ms, ${size} items`] = justSaid(ms[call], 'ms');
      absolute[`${call} at ${LANES} at once, ${size} items`] = justSaid(perSecond[call], '/s');
    }
  }
  const bareGrowth = ({ bareQuery }: PerCall) =>
    bareQuery - ([...bySize.values()][0]?.ms.bareQuery ?? Number.NaN);
  const flat = (call: Call, without: (ms: PerCall) => number = () => 0) => {
    const relative = [...bySize.values()].map(({ ms }) => (ms[call] - without(ms)) / ms.floor);
    return atMost(1.15, Math.max(...relative) / (relative[0] ?? Number.NaN), '×');
  };
  return {
    ...ratios,
    'put, worst size against 1 item': flat('put'),
    'getSince, worst size against 1 item': flat('getSince'),
    'getSince without its query’s growth, likewise': flat('getSince', bareGrowth),
    ...absolute,
  };
}

function perCall(value: (call: Call) => number): PerCall {
  return Object.fromEntries(CALLS.map((call) => [call, value(call)])) as PerCall;
}
