import type { DataType } from '@daybook/protocol';
import type { OutgoingCommit } from '../contract/commit.ts';
import type { DirectDoorEvent } from '../contract/event.ts';

/**
 * Firestore as the engine uses it: a live query of the heads, and a write queue that outlives the worker. Nothing here throws;
 * when its client has died, `firestoreReplaced` is reported to whoever followed the heads or waits for a commit (SPEC R3).
 */
export interface DirectDoor {
  /** Reports the heads until {@link DirectDoor.stop}; replaces what was followed before. */
  listenHeads(uid: string, report: Report): void;
  stop(): void;
  /** Queues the commit; its outcome is reported once it is known, if this worker still lives then. */
  commit(uid: string, type: DataType, commit: OutgoingCommit, report: Report): void;
  /** Looks whether the client lives, and has it connect again. Never rejects. */
  reconnect(): Promise<void>;
  /** Looks whether the client lives; needs no network. Never rejects. */
  probe(): Promise<void>;
  /** Drops the queue and the cache for good, of a dead client too. Rejects where that fails. */
  clear(): Promise<void>;
}

export type Report = (event: DirectDoorEvent) => void;
