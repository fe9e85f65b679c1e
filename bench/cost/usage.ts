/** What an active Pro user is assumed to do. Put your own numbers in and run the model again. */
export interface Usage {
  devices: number;
  /** Of 30 days. */
  activeDays: number;
  /** Commits a day of all of a user's devices together; edits of a type within a second are one. */
  commitsPerDay: number;
  /** Of the commits, how many another device sees as they happen; the rest it finds when it wakes. */
  seenLive: number;
  /** Of the commits, how many delete something. */
  deletions: number;
  /** Per device: a stopped worker is woken by a new tab, or every 15 minutes while the browser is open. */
  wakesPerDay: number;
  /** Of the wakes, how many come after more than 30 minutes, when live queries are billed as new ones. */
  coldWakesPerDay: number;
  /** Per device: a wake after which several commits are missing. */
  gapsPerDay: number;
  /** More changes at once than the direct door takes, a month. */
  bulksPerMonth: number;
  /** Sign-ins on a device that has nothing yet, a month. */
  joinsPerMonth: number;
  /** Changes of the subscription, a month. */
  renewalsPerMonth: number;
  /** Calls of clients other than our extension, a month. */
  apiPullsPerMonth: number;
  apiPushesPerMonth: number;
  storedItems: number;
  /** An item with its name, its fields and its index entries, by Firestore's storage rules. */
  bytesPerItem: number;
  /** Between average and busiest hour. */
  peakFactor: number;
  /** For a live query reopened within 30 minutes that finds nothing: Google's page doesn't call it free. */
  readsPerResumedQuery: number;
}

export const USAGE: Usage = {
  devices: 2,
  activeDays: 22,
  commitsPerDay: 20,
  seenLive: 0.3,
  deletions: 0.1,
  // 30 new tabs, and 6 hours of an open browser.
  wakesPerDay: 54,
  coldWakesPerDay: 2,
  gapsPerDay: 3,
  bulksPerMonth: 1,
  joinsPerMonth: 0.1,
  renewalsPerMonth: 1,
  apiPullsPerMonth: 0,
  apiPushesPerMonth: 0,
  storedItems: 600,
  bytesPerItem: 1_000,
  peakFactor: 3,
  readsPerResumedQuery: 1,
};

/** What the platform does that can't be measured on the emulator. */
export const PLATFORM = {
  /** A request's time in the function, with cold starts, each billed as if it were alone in its instance. */
  secondsPerInvocation: 0.2,
  cpus: 1,
  gib: 0.5,
  /** Around each line of ours: labels, resource, trace, times. */
  logEnvelopeBytes: 700,
  /** Cloud Run's own line for each request. */
  requestLogBytes: 1_200,
};
