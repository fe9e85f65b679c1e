/** From the least to the most, both allowed: of a number, or of a text's or list's length. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

const range = (min: number, max: number): Range => ({ min, max });

/**
 * What the fields of items and devices may hold; texts are counted in code points (SPEC D4, D5, D7, D10, D11, D12, D13, D14, D15, V2). The schemas
 * take them from here, and so do forms, which must not load zod; tests/rules hold firestore.rules to them.
 */
export const FIELD_LIMITS = {
  /** Milliseconds since 1970; after the year 9999 dates have no four-digit year. */
  timestamp: range(0, 253_402_300_799_999),
  /** Characters of a fractional index. */
  order: range(1, 64),
  todo: {
    title: range(1, 500),
    notes: range(0, 5000),
    priority: range(0, 3),
  },
  habit: {
    name: range(1, 100),
    days: range(1, 7),
    /** ISO weekdays, 1 Monday to 7 Sunday. */
    weekday: range(1, 7),
    target: range(1, 99),
  },
  checkin: {
    count: range(0, 99),
  },
  setting: {
    displayName: range(0, 50),
    minutes: range(1, 180),
  },
  quickLink: {
    title: range(0, 100),
    url: range(1, 2048),
  },
  focusEntry: {
    plannedMinutes: range(1, 180),
    label: range(0, 100),
  },
  device: {
    name: range(1, 60),
    platform: range(0, 40),
    appVersion: range(0, 20),
  },
} as const;
