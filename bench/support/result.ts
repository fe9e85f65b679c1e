import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPO_ROOT } from '../../tools/project.ts';

/** One number, and whether it is within its goal; without a goal it is only for the reader. */
export interface Metric {
  value: number;
  unit: string;
  goal: string | null;
  met: boolean | null;
}

/** What a benchmark found; ratios against its baseline come first. */
export interface BenchResult {
  name: string;
  /** Measurements behind each metric. */
  runs: number;
  metrics: Record<string, Metric>;
}

/** A metric whose goal is to be at most `limit`. */
export function atMost(limit: number, value: number, unit: string): Metric {
  return { value: round(value), unit, goal: `≤ ${limit}`, met: round(value) <= limit };
}

export function justSaid(value: number, unit: string): Metric {
  return { value: round(value), unit, goal: null, met: null };
}

/** The result as a table for people. */
export function asTable({ name, runs, metrics }: BenchResult): string {
  const rows = Object.entries(metrics).map(([key, { value, unit, goal, met }]) => [
    key,
    `${value} ${unit}`,
    goal ?? '',
    met === null ? '' : met ? 'met' : 'MISSED',
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
  );
  return [`${name}: ${runs} runs each`, ...lines].join('\n');
}

/** Writes it where people and scripts look for it; gives the path. */
export async function save(result: BenchResult): Promise<string> {
  const folder = join(REPO_ROOT, 'bench/out');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${result.name}.json`);
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
