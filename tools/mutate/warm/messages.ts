/** What differs from the checkout on disk. */
export interface Change {
  /** Its path from the root of the checkout. */
  file: string;
  source: string;
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

/** A test that is over, and how long it took. */
export interface TestEnd {
  testFile: string;
  ms: number;
}

/** What the process says of a run as it goes on, and at its end. */
export type RunReport = TestEnd | RunEnd;
