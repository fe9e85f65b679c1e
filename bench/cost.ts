import { parseArgs } from 'node:util';
import { ensureBuilt } from '../tools/build/ensureBuilt.ts';
import { EXTENSION_EMULATOR_BUILD } from '../tools/build/targets.ts';
import { Cleanups } from '../tools/cleanups.ts';
import { countsOf } from './cost/counts.ts';
import { logLineBytes } from './cost/logLine.ts';
import { measureOnce } from './cost/measure.ts';
import { type Consumption, type Counts, consumptionOf } from './cost/model.ts';
import { EUR_PER_USD, FIRESTORE, type Location } from './cost/prices.ts';
import { makeMeteredProject } from './cost/project.ts';
import { bareBill, billTable, consumptionTable, countsTable, ratesTable } from './cost/report.ts';
import { USAGE } from './cost/usage.ts';
import { writeTables } from './cost/writeTables.ts';
import { onEmulators } from './support/onEmulators.ts';
import { type BenchResult, justSaid, type Metric } from './support/result.ts';

/**
 * What syncing costs: counts what two devices and the functions are billed for on the emulator, and works out a user's
 * month from it (`cost/usage.ts`) at list prices (`cost/prices.ts`). `--write` puts its tables into docs/ADMIN.md.
 */
export async function run(args: string[] = []): Promise<BenchResult> {
  const { values } = parseArgs({ args, options: { write: { type: 'boolean' } } });
  const counts = await measureCounts();
  const each = consumptionOf(counts, USAGE);
  const locations = Object.keys(FIRESTORE) as Location[];
  const bills = locations.map((location) => billTable(counts, USAGE, location));
  const tables = [countsTable(counts), consumptionTable(counts, USAGE, each), ...bills];
  const text = [...tables, ratesTable(each, USAGE)].join('\n\n');
  console.log(`${text}\n`);
  if (values.write) await writeTables(text);
  return { name: 'cost', runs: 1, metrics: metricsOf(counts, each, locations) };
}

async function measureCounts(): Promise<Counts> {
  await ensureBuilt(EXTENSION_EMULATOR_BUILD);
  const projectDir = await makeMeteredProject();
  return onEmulators({ projectDir, profile: 'strict' }, async (emulators) => {
    const cleanups = new Cleanups();
    try {
      return countsOf(await measureOnce(emulators, cleanups), await logLineBytes());
    } finally {
      await cleanups.run();
    }
  });
}

/** Prices first, then what they are made of. */
function metricsOf(counts: Counts, each: Consumption, locations: readonly Location[]) {
  const metrics: Record<string, Metric> = {};
  for (const location of locations) {
    const cents = bareBill(each, 1, location) * EUR_PER_USD * 100;
    metrics[`per user and month, ${location}, nothing free`] = justSaid(cents, 'ct');
  }
  for (const [what, operations] of Object.entries({ 'a user’s month': each, ...flat(counts) })) {
    for (const [key, value] of Object.entries(operations)) {
      metrics[`${what}: ${key}`] = justSaid(value, '');
    }
  }
  return metrics;
}

function flat({ commit, bulk, ...rest }: Counts): Record<string, object> {
  const objects = Object.entries(rest).filter(([, value]) => typeof value === 'object');
  return {
    'commit, own device': commit.own,
    'commit, other device': commit.other,
    'bulk, own device': bulk.own,
    'bulk, other device': bulk.other,
    ...(Object.fromEntries(objects) as Record<string, object>),
  };
}
