import type { Cursor, DataType } from '@daybook/protocol';
import type { DirectDoorEvent } from '../engine/event.ts';
import type { OutgoingCommit } from '../engine/state.ts';

/** Firestore as the engine uses it: live queries, and a write queue that outlives the worker. */
export interface DirectDoor {
  /** Tells of the heads until {@link DirectDoor.stop}; replaces what was followed before. */
  listenHeads(uid: string, tell: Tell): void;
  /** Tells of the items above the cursor; replaces the query of that type. */
  listenItems(uid: string, type: DataType, cursor: Cursor, tell: Tell): void;
  stop(): void;
  /** Queues the commit; its outcome is told once it is known, if this worker still lives then. */
  commit(uid: string, type: DataType, commit: OutgoingCommit, tell: Tell): void;
  reconnect(): Promise<void>;
  /** Drops the queue and the cache for good. */
  clear(): Promise<void>;
}

export type Tell = (event: DirectDoorEvent) => void;
