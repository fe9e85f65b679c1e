/** A client that lived so long didn't die of how it was opened, ms. */
const LONG_LIFE_MS = 60_000;
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 300_000;

/** How long to wait after deaths before there is another try: not at all after the first, and then twice as long each time. */
export interface Rest {
  /** Deaths one soon after the other. */
  readonly early: number;
  /** Notes a death; both times in ms of a clock that only goes forward. */
  note(openedAt: number, diedAt: number): void;
  isOver(now: number): boolean;
}

export function restAfter(): Rest {
  let early = 0;
  let endsAt = Number.NEGATIVE_INFINITY;
  return {
    get early() {
      return early;
    },
    note(openedAt, diedAt) {
      early = diedAt - openedAt >= LONG_LIFE_MS ? 1 : early + 1;
      endsAt =
        early === 1 ? diedAt : diedAt + Math.min(FIRST_REST_MS * 2 ** (early - 2), LONGEST_REST_MS);
    },
    isOver: (now) => now >= endsAt,
  };
}
