import type { DataType, HeadChanges, PullPage, ServerChange } from '@daybook/protocol';
import type { RegisteredDevice } from '../../shared/devices.ts';
import type { Edit } from '../../shared/edit.ts';
import type { Identity } from './identity.ts';

/** Everything that can happen to the engine. Answers carry the epoch they were asked in; another one's are dropped. */
export type EngineEvent =
  | { type: 'started' }
  /** Edit keys found in storage, in order; some may be folded already. */
  | { type: 'editsFound'; edits: Edit[] }
  | { type: 'editsRemoved'; ids: string[] }
  | { type: 'identityChanged'; identity: Identity }
  | { type: 'onlineChanged'; online: boolean }
  /** A time the engine asked to be woken at, an alarm, a tab: look whether anything is due. */
  | { type: 'woke' }
  /** The person wants it now: no waiting for a retry. */
  | { type: 'syncRequested' }
  | { type: 'signOutRequested' }
  /** The person has proven to be the account's owner, and wants it deleted. */
  | { type: 'deletionRequested' }
  | { type: 'deletionAnswered'; epoch: number; outcome: DeletionOutcome }
  /** Sign-in, queue and caches of the session are gone. */
  | { type: 'sessionCleared' }
  /** A person looks at the list of devices, or has changed it. */
  | { type: 'devicesRequested' }
  /** The person doesn't need this entry of the conflict log any more. */
  | { type: 'conflictDismissed'; conflictId: string }
  | ({ epoch: number } & (DoorEvent | DeviceEvent | AccountEvent));

export type DoorEvent = DirectDoorEvent | ApiDoorEvent;

export type DirectDoorEvent =
  /** The heads as the live query sees them. */
  | { type: 'headsSeen'; fromServer: boolean; heads: Partial<Record<DataType, SeenHead>> }
  /** The heads are not followed any more. */
  | { type: 'listenFailed'; reason: 'forbidden' | 'failed' }
  | { type: 'commitAcknowledged'; dataType: DataType; commitId: string }
  | { type: 'commitRefused'; dataType: DataType; commitId: string };

/** An item as the server confirmed it; when it was stored doesn't matter to the engine. */
export type ConfirmedChange = Omit<ServerChange, 'updatedAt' | 'value' | 'deleted'> & {
  /** Null is a tombstone. Not yet validated (SPEC D8). */
  value: unknown;
};

export interface SeenHead {
  version: number;
  commitId: string;
  parent: string | null;
  deviceId: string;
  schema: number;
  /** Some write of this device to it is not acknowledged, so it may not be what the server has. */
  hasPendingWrites: boolean;
  /** All changes of its commit; null where it doesn't carry them (SPEC C12). */
  changes: HeadChanges | null;
}

export type ApiDoorEvent =
  | { type: 'pulled'; dataType: DataType; result: PullResult }
  | { type: 'pushed'; dataType: DataType; commitId: string; result: PushResult };

export type PullResult =
  | { outcome: 'page'; page: PullPage; clockOffset: number }
  | { outcome: 'expired' }
  | RequestFailure;

export type PushResult =
  | { outcome: 'applied'; version: number }
  | { outcome: 'conflict'; page: PullPage }
  | RequestFailure;

export type RequestFailure =
  /** No answer: offline, or the server is down. */
  | { outcome: 'unreachable' }
  /** Not Pro, not this user, or no longer signed in. */
  | { outcome: 'forbidden' }
  /** An answer that a retry won't change, or a fault of the server. */
  | { outcome: 'failed'; message: string };

export type AccountEvent =
  /** The account's document, as the server has it. */
  | {
      type: 'accountSeen';
      /** When the claims last changed, by the server's clock, ms; 0 if they never did. */
      claimsUpdatedAt: number;
      isDeleted: boolean;
    }
  /** It is not followed any more. */
  | { type: 'accountLost' };

export type DeviceEvent =
  /** The account's devices, as the server has them; null where they couldn't be read. */
  | { type: 'devicesRead'; devices: RegisteredDevice[] | null }
  /** The answer to registering or refreshing this device. */
  | { type: 'deviceAnswered'; outcome: DeviceOutcome };

/** What the server said to a deletion of the account. */
export type DeletionOutcome =
  /** It is deleted, now or before. */
  | 'gone'
  | 'refused'
  /** Not known: to be asked again. */
  | 'unanswered';

/** What became of a change to the list of devices. */
export type DeviceOutcome =
  | 'stored'
  /** The device isn't in the list. */
  | 'gone'
  | 'unreachable'
  /** Not Pro, not this user, or a value that the rules don't take. */
  | 'refused';
