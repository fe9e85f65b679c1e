/** What differs from the checkout on disk. */
export interface Change {
  /** Paths from the root of the checkout. */
  file: string;
  source: string;
  /** What has to be loaded anew with it: all that lead to it by their imports. */
  dependents: readonly string[];
}

/** Asks for a run of test files, which ends with the first failure. */
export interface RunRequest {
  tests: readonly string[];
  /** Null for the checkout as it is on disk. */
  change: Change | null;
}

/** Which test file had the test that failed, if one did. */
export interface RunEnd {
  failedIn: string | null;
}

/** What the process says: that it goes on, and how the run ended. */
export type RunReport = 'testEnded' | RunEnd;
