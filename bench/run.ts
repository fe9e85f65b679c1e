import { runMain } from '../tools/runMain.ts';
import { asTable, type BenchResult, save } from './support/result.ts';

/** `run.ts NAME [OPTIONS]`: measures, prints a table and writes `bench/out/NAME.json`. */
const BENCHES: Record<string, () => Promise<{ run: (args: string[]) => Promise<BenchResult> }>> = {
  api: () => import('./api.ts'),
  sync: () => import('./sync.ts'),
  cost: () => import('./cost.ts'),
  newtab: () => import('./newtab.ts'),
};

await runMain(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (load === undefined) {
    console.error(`npm run bench -- NAME, with NAME one of ${Object.keys(BENCHES).join(', ')}`);
    return 2;
  }
  const { run } = await load();
  const result = await run(args);
  console.log(asTable(result));
  console.log(`\nWritten to ${await save(result)}`);
  return 0;
});
