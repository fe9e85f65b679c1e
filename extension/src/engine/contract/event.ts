import type { Cursor, DataType, HeadChanges, PullPage, ServerChange } from '@daybook/protocol';
import type { RegisteredDevice } from '../../shared/devices.ts';
import type { Edit } from '../../shared/edit.ts';
import type { Identity } from './identity.ts';

/** Everything that can happen to the engine. Answers carry the epoch they were asked in; another one's are dropped. */
export type EngineEvent =
  | { type: 'started' }
  /** Edit keys found in storage, in order; some may be folded already. */
  /** `areAll`: they are all that are stored, as `findEdits` asks for. */
  | { type: 'editsFound'; edits: Edit[]; areAll?: boolean }
  | { type: 'editsRemoved'; ids: string[] }
  | { type: 'identityChanged'; identity: Identity }
  /** Somebody is signed in, and the claims can't be read now; asked for again by `refreshIdentity`. */
  | { type: 'identityUnread'; uid: string }
  | { type: 'onlineChanged'; online: boolean }
  /** A time the engine asked to be woken at, an alarm, a tab: look whether anything is due. */
  | { type: 'woke' }
  /** The person wants it now: no waiting for a retry. */
  | { type: 'syncRequested' }
  /** A step or an effect threw (SPEC R2). */
  | { type: 'faulted'; lost?: readonly Edit[] }
  | { type: 'signOutRequested' }
  /** The person has proven to be the account's owner, and wants it deleted. */
  | { type: 'deletionRequested' }
  | { type: 'deletionAnswered'; epoch: number; outcome: DeletionOutcome }
  /** Sign-in, queue and caches of the session are gone. */
  | { type: 'sessionCleared' }
  /** A person looks at the list of devices, or has changed it. */
  | { type: 'devicesRequested' }
  /** The person doesn't need these entries of the conflict log any more. */
  | { type: 'conflictsDismissed'; conflictIds: string[] }
  | ({ epoch: number } & (DoorEvent | DeviceEvent | AccountEvent));

export type DoorEvent = DirectDoorEvent | ApiDoorEvent;

export type DirectDoorEvent =
  /** The heads as the live query sees them. */
  | { type: 'headsSeen'; fromServer: boolean; heads: Partial<Record<DataType, SeenHead>> }
  /** The heads are not followed any more. */
  | { type: 'listenFailed'; reason: 'forbidden' | 'failed' }
  /** Its client had died and a new one is in its place: nothing is followed, and nothing more is answered of before. */
  | { type: 'firestoreReplaced' }
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
  /** When the server took it, by its clock, ms; null where that can't be told. */
  updatedAt: number | null;
  /** Some write of this device to it is not acknowledged, so it may not be what the server has. */
  hasPendingWrites: boolean;
  /** All changes of its commit; null where it doesn't carry them (SPEC C12). */
  changes: HeadChanges | null;
}

export type ApiDoorEvent =
  /** `from`: the cursor that was asked about. */
  | { type: 'pulled'; dataType: DataType; from: Cursor; result: PullResult }
  | { type: 'pushed'; dataType: DataType; commitId: string; result: PushResult };

export type PullResult =
  | (Answered & { outcome: 'page'; page: PullPage })
  /** SPEC P6; what the head is now, where the answer says so. */
  | (Answered & { outcome: 'expired'; head?: ExpiredHead })
  | RequestFailure;

/** Version 0 and null where there is no head. */
export interface ExpiredHead {
  version: number;
  commitId: string | null;
}

export type PushResult =
  | (Answered & { outcome: 'applied'; version: number })
  | (Answered & { outcome: 'conflict'; page: PullPage })
  /** More bytes than the door, or something before it, takes. */
  | (Answered & { outcome: 'too-large' })
  /** It creates more than its type may have: it has `items`, and may have `limit` (SPEC A20). */
  | (Answered & { outcome: 'over-quota'; items: number; limit: number })
  | RequestFailure;

/** The server, or something in its place, answered. */
export interface Answered {
  /** The server's clock minus this device's, ms; null where the answer doesn't show it. */
  clockOffset: number | null;
}

export type RequestFailure =
  /** No answer of the server's own: offline, a portal, a proxy, or the server is down. */
  | { outcome: 'unreachable' }
  /** Not Pro, not this user, or no longer signed in. */
  | (Answered & { outcome: 'forbidden' })
  /** An answer that a retry won't change, or a fault of the server. */
  | (Answered & {
      outcome: 'failed';
      message: string;
      /** The server did nothing of it, and wouldn't if it were asked the same again. */
      isRefusal: boolean;
    });

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
