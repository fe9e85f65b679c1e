import { parseArgs } from 'node:util';

export interface MutateOptions {
  /** Names of areas, files, folders; none for all areas. */
  names: string[];
  /** How many mutants of each area. */
  sample: number;
  seed: number;
  /** How many run at a time. */
  jobs: number;
  /** Whether survivors of functions and protocol run in the suites with emulators. */
  emulators: boolean;
}

const DEFAULT_SAMPLE = 50;
const MOST_JOBS = 2;

export const USAGE =
  'npm run mutate -- [AREA|FILE|FOLDER ...] [--sample N | --all] [--seed S] [--jobs 1|2] [--emulators]';

/** Null where they make no sense. Without a seed it is today's date as a number. */
export function parseMutateArguments(args: string[], today: Date): MutateOptions | null {
  const { values, positionals } = parsed(args) ?? {};
  if (!values || !positionals) return null;
  const sample = values.all ? Number.POSITIVE_INFINITY : numberOf(values.sample, DEFAULT_SAMPLE);
  const seed = numberOf(values.seed, dateNumber(today));
  const jobs = numberOf(values.jobs, MOST_JOBS);
  if (!(sample > 0) || Number.isNaN(seed) || !(jobs > 0 && jobs <= MOST_JOBS)) return null;
  return { names: positionals, sample, seed, jobs, emulators: values.emulators ?? false };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        sample: { type: 'string' },
        all: { type: 'boolean' },
        seed: { type: 'string' },
        jobs: { type: 'string' },
        emulators: { type: 'boolean' },
      },
    });
  } catch {
    return null;
  }
}

/** NaN for what is no whole number. */
function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function dateNumber(date: Date): number {
  return Number(date.toISOString().slice(0, 10).replaceAll('-', ''));
}
