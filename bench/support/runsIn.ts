import { parseArgs } from 'node:util';

/** What `--runs N` asks for, or `usual`; throws where that is no whole number above 0. */
export function runsIn(args: string[], usual: number): number {
  const { values } = parseArgs({ args, options: { runs: { type: 'string' } } });
  const runs = Number(values.runs ?? usual);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number above 0');
  return runs;
}
