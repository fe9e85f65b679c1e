import type { Cursor, DataType } from '@daybook/protocol';
import type { PullResult, PushResult } from '../engine/contract/event.ts';
import type { OutgoingCommit } from '../engine/state/typeState.ts';

/** The HTTP API as the engine uses it. Never rejects: whatever goes wrong is a result. */
export interface ApiDoor {
  pull(uid: string, type: DataType, cursor: Cursor): Promise<PullResult>;
  push(uid: string, type: DataType, commit: OutgoingCommit): Promise<PushResult>;
}
