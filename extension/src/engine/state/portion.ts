/** How many changes the next page of a pull, or the next push, may have (SPEC P17, C13). */
export interface Portion {
  readonly count: number;
  /** Full ones that passed since it was changed. */
  readonly passed: number;
  /** … after which it is doubled. */
  readonly needed: number;
  /** It was doubled, and none has passed since. */
  readonly isTried: boolean;
}

const MOST_NEEDED = 32;

export function portionOf(count: number): Portion {
  return { count, passed: 0, needed: 1, isTried: false };
}

/** After one that was too large. Where twice as many were tried in vain, that is done again later, each time later. */
export function halved({ count, needed, isTried }: Portion, least: number): Portion {
  const half = Math.max(least, Math.ceil(count / 2));
  return { ...portionOf(half), needed: isTried ? Math.min(needed * 2, MOST_NEEDED) : needed };
}

/** After one that passed as full as it may be: others say nothing of how many do. */
export function grown({ count, passed, needed, isTried }: Portion, most: number): Portion {
  const enough = isTried ? 1 : needed;
  if (passed + 1 < enough) return { count, passed: passed + 1, needed: enough, isTried: false };
  const double = Math.min(count * 2, most);
  return { count: double, passed: 0, needed: enough, isTried: double > count };
}
