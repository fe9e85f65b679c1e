import type { Patch, Revision } from '@daybook/protocol';

/** A commit as this device sends it (SPEC C1, C2, C3, C4, C5). */
export interface OutgoingCommit {
  readonly commitId: string;
  /** The commitId of the head that it goes on top of; null for the first of a type. */
  readonly parent: string | null;
  readonly version: number;
  readonly deviceId: string;
  readonly changes: readonly SentChange[];
  /** It goes by the API door; absent where Firestore queues it. */
  readonly isPush?: true;
  /** It was pushed before, without an answer, and may have been applied then. */
  readonly isPushedAgain?: true;
  /** The device's clock, ms. */
  readonly queuedAt: number;
  /** When its tombstones may go, by the server's clock as far as it was known then, ms (SPEC D27). */
  readonly expiresAt: number;
}

export interface SentChange extends Revision {
  readonly id: string;
  /** Which fields differ from the item's revision in the commits before; absent where all are to be written. */
  readonly patch?: Patch;
}
