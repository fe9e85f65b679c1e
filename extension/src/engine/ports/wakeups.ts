/** How the worker is woken, and shows what is pending. */
export interface Wakeups {
  /** Wakes the engine then, by the device's clock, ms; replaces the time set before. */
  wakeAt(at: number): void;
  /** The toolbar's badge; while it isn't 0, alarms come more often. */
  showPending(count: number): void;
}
