import type { Cursor, DataType } from '@daybook/protocol';
import type { OutgoingCommit } from './commit.ts';

/** What the engine wants done. Each is harmless when done twice; answers come back as events. */
export type Effect =
  /** Read the edits in storage again; answered by `editsFound`, if there are any. */
  | { type: 'findEdits' }
  /** Remove the keys of folded or foreign edits. */
  | { type: 'removeEdits'; ids: readonly string[] }
  /** Follow the heads of all data types. */
  | { type: 'listenHeads'; uid: string; epoch: number }
  /** Follow the account's document; goes on when listening stops. */
  | { type: 'followAccount'; uid: string; epoch: number }
  | { type: 'unfollowAccount' }
  /** Read the account's list of devices; answered by `devicesRead`. */
  | { type: 'readDevices'; uid: string; epoch: number; deviceId: string }
  | { type: 'stopListening' }
  /** Put this device into the list; answered by `deviceAnswered`, as is the next. */
  | { type: 'registerDevice'; uid: string; epoch: number; deviceId: string }
  /** Note that this device is in use. */
  | { type: 'refreshDevice'; uid: string; epoch: number; deviceId: string }
  /** Hand a commit to Firestore's persisted queue. */
  | { type: 'commit'; uid: string; epoch: number; dataType: DataType; commit: OutgoingCommit }
  /** `limit`: how many changes the page may have. */
  | {
      type: 'pull';
      uid: string;
      epoch: number;
      dataType: DataType;
      cursor: Cursor;
      limit: number;
    }
  /** `cursor`: the one on top of which it goes. */
  | {
      type: 'push';
      uid: string;
      epoch: number;
      dataType: DataType;
      commit: OutgoingCommit;
      cursor: Cursor;
    }
  /** Connect Firestore again, without waiting for its backoff. */
  | { type: 'reconnect' }
  /** Look whether Firestore's client lives; one that is dead is replaced, which comes as `firestoreReplaced`. */
  | { type: 'probe' }
  /** Ask for fresh claims; they come as `identityChanged`. */
  | { type: 'refreshIdentity' }
  /** Forget the sign-in and nothing else. */
  | { type: 'endSignIn' }
  /**
   * Leave the list of devices, end the sign-in, drop Firestore's queue and cache; answered by `sessionCleared`. `uid` is null
   * where the session can't be read (SPEC D20): no list is left then.
   */
  | { type: 'clearSession'; uid: string | null; deviceId: string }
  /** Have the server delete the account; answered by `deletionAnswered`. */
  | { type: 'deleteAccount'; uid: string; epoch: number }
  /** Send `woke` at that time of the device's clock; replaces the time asked for before. */
  | { type: 'wakeAt'; at: number }
  /** Show the pending count on the toolbar, and wake up by alarm while there is any. */
  | { type: 'showPending'; count: number };
