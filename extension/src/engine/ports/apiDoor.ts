import type { Cursor, DataType } from '@daybook/protocol';
import type { OutgoingCommit } from '../contract/commit.ts';
import type { PullResult, PushResult } from '../contract/event.ts';

/** The HTTP API as the engine uses it. Never rejects: whatever goes wrong is a result. */
export interface ApiDoor {
  /** `limit`: how many changes the page may have. */
  pull(uid: string, type: DataType, cursor: Cursor, limit: number): Promise<PullResult>;
  /** `cursor`: the one on top of which the commit goes. */
  push(uid: string, type: DataType, commit: OutgoingCommit, cursor: Cursor): Promise<PushResult>;
}
