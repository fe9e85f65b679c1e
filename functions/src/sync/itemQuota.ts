import type { DataType } from '@daybook/protocol';

/** How many items a user's data type may have, and what this instance knows of how many it has (SPEC D26, A20). */
export interface ItemQuota {
  readonly most: number;
  /** The most that there can be by what was counted lately; null where that is too long ago. */
  knownMost(uid: string, type: DataType): number | null;
  /** There are no more than so many. */
  counted(uid: string, type: DataType, items: number): void;
  /** So many may have come. */
  added(uid: string, type: DataType, items: number): void;
}

interface Known {
  items: number;
  at: number;
}

/** How long a count is relied on, ms: others may have added what this instance knows nothing of. */
const RELIED_ON_MS = 10 * 60_000;

/** Data types known, at most; beyond it the one that was counted first is counted again. */
const MAX_KNOWN = 10_000;

/** In the memory of one instance. `now` is ms since 1970. */
export function itemQuota(most: number, now: () => number): ItemQuota {
  const counts = new Map<string, Known>();
  const lately = (key: string): Known | null => {
    const known = counts.get(key);
    return known && Math.abs(now() - known.at) < RELIED_ON_MS ? known : null;
  };
  return {
    most,
    knownMost: (uid, type) => lately(keyOf(uid, type))?.items ?? null,
    counted: (uid, type, items) => {
      const key = keyOf(uid, type);
      counts.delete(key);
      counts.set(key, { items, at: now() });
      const [first] = counts.keys();
      if (counts.size > MAX_KNOWN && first !== undefined) counts.delete(first);
    },
    added: (uid, type, items) => {
      const known = counts.get(keyOf(uid, type));
      if (known) known.items += items;
    },
  };
}

function keyOf(uid: string, type: DataType): string {
  return `${type}/${uid}`;
}
