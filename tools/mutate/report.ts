import type { Result } from './mutateAreas.ts';

/** Two lines for a mutant: where it is, what it was and what it became. */
export function describeMutant({ mutant: { file, line, before, after } }: Result): string {
  return `${file}:${line}\n  - ${before}\n  + ${after}`;
}

/**
 * A table with a line for each area: how many mutants were noticed, and by what. Those that the types refused, of which
 * there is the area of each, don't count.
 */
export function reportAreas(results: readonly Result[], refused: readonly string[]): string {
  const areas = Map.groupBy(results, ({ area }) => area);
  const lineOf = (area: string, ofArea: readonly Result[]) =>
    reportArea(area, ofArea, refused.filter((other) => other === area).length);
  return [...areas].map(([area, ofArea]) => lineOf(area, ofArea)).join('\n');
}

function reportArea(area: string, results: readonly Result[], refused: number): string {
  const equivalent = results.filter((result) => result.isEquivalent).length;
  const counted = results.length - equivalent;
  const stages = Map.groupBy(results.filter(isNoticed), ({ noticedBy }) => noticedBy);
  const noticed = results.filter(isNoticed).length;
  const percent = counted === 0 ? 100 : Math.floor((noticed / counted) * 1000) / 10;
  const by = [...stages].map(([stage, { length }]) => `${length} ${stage}`).join(', ');
  const survived = results.filter(isSurvivor).length;
  return (
    `${area.padEnd(9)} ${percent.toFixed(1).padStart(5)} %  ` +
    `${noticed} noticed (${by}), ${survived} survived, ${equivalent} equivalent; ` +
    `the types refused ${refused} more`
  );
}

export function isSurvivor({ noticedBy, isEquivalent }: Result): boolean {
  return noticedBy === null && !isEquivalent;
}

function isNoticed({ noticedBy }: Result): boolean {
  return noticedBy !== null;
}
