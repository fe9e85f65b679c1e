/** Every number that a client or a door must respect (SPEC D, C, P and A rules); `GET /config` answers them (SPEC A18). */
export const LIMITS = {
  /** Changes in one commit through the API door. */
  maxChangesPerCommit: 500,
  /**
   * Changes in one commit through the direct door. Firestore's rules may read 20 documents per batch, and each
   * item's rule reads the head; more than this goes through the API door (SPEC C11).
   */
  maxChangesPerDirectCommit: 15,
  /**
   * Changes that a head carries itself. The rule of the head reads each of their items, and a write's rule may read 10
   * documents; the first head reads the user's document too. With the reads of the items' rules, 12 of a batch's 20
   * (SPEC C12).
   */
  maxHeadChanges: 5,
  /** How far an `editedAt` may be ahead of the server's clock, in ms (SPEC C7). */
  maxClockAheadMs: 5 * 60 * 1000,
  /** Bytes of a request body, before and after decompression. */
  maxRequestBytes: 1024 * 1024,
  /** Values in a request body: entries of lists and fields of objects, however deep, an empty one as one (SPEC A11). */
  maxRequestValues: 30_000,
  /** Items in the `data` of a PUT (SPEC A12), and so entries of any list and fields of any object in a body (SPEC A11). */
  maxItemsInData: 5_000,
  /** Changes in one page of a pull, at most and when the caller doesn't say. */
  maxPageSize: 500,
  /** Quotas of a data type: items that aren't deleted, and bytes of their values as JSON in UTF-8 (SPEC D26). */
  maxItemsPerType: 20_000,
  maxBytesPerType: 32 * 1024 * 1024,
  /** Devices of an account, and the most that a list of them has (SPEC V8, L8). */
  maxDevices: 50,
  /** Bytes of JSON in the changes of one page of a pull, before compression (SPEC P2). */
  maxPageBytes: 4 * 1024 * 1024,
  /** The same for the page that a 409 carries (SPEC A5). */
  maxConflictBytes: 256 * 1024,
  /** How long a cursor is good for in which deletions may be missing, in days (SPEC P6). */
  cursorDays: 90,
  /** How long after its write a tombstone expires, in days, and what the direct door takes for that (SPEC D27). */
  tombstoneDays: 120,
  minDirectTombstoneDays: 100,
  maxDirectTombstoneDays: 121,
  /** How old the sign-in may be that begins the deletion of the account, in minutes (SPEC A16). */
  recentSignInMinutes: 10,
  /** Requests that one user may make: so many at once, and so many more each minute (SPEC A17). */
  requestBurst: 1000,
  requestsPerMinute: 600,
  /** What counts as one request more: so many bytes sent or answered, so many documents read or written (SPEC A17). */
  bytesPerRequest: 64 * 1024,
  documentsPerRequest: 20,
} as const;

/**
 * The version of the item schemas in this build. A head carries the newest one that wrote to it (SPEC D9). A test pins the
 * schemas to it.
 *
 * 1  the first; not released yet
 */
export const SCHEMA_VERSION = 1;

/** How many versions heads are raised by at least after a restore (docs/ADMIN.md): further than any device can have come (SPEC P13). */
export const HEAD_RENEWAL = 1_000_000;
