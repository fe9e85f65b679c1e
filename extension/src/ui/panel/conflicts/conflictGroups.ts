import type { ListedConflict } from './conflictList.ts';

/** What was lost at one moment, such as by one step of the engine or in one restore of the server. */
export interface ConflictGroup {
  /** The device's clock, ms. */
  at: number;
  entries: readonly ListedConflict[];
}

/** In the order of the list, groups by their first entries. */
export function groupConflicts(conflicts: readonly ListedConflict[]): ConflictGroup[] {
  const byTime = Map.groupBy(conflicts, ({ conflict }) => conflict.at);
  return Array.from(byTime, ([at, entries]) => ({ at, entries }));
}

/** A group, and those of its entries that are shown. */
export interface ShownGroup {
  group: ConflictGroup;
  shown: readonly ListedConflict[];
}

/** The first `count` entries in their groups; groups of which none is shown are left out. */
export function firstEntries(groups: readonly ConflictGroup[], count: number): ShownGroup[] {
  const shownGroups: ShownGroup[] = [];
  let left = count;
  for (const group of groups) {
    if (left <= 0) break;
    const shown = group.entries.slice(0, left);
    shownGroups.push({ group, shown });
    left -= shown.length;
  }
  return shownGroups;
}
