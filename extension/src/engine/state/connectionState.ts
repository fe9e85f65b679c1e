import type { Identity } from '../contract/identity.ts';
import { LONG_AGO } from '../contract/timing.ts';

export interface UnreadIdentity {
  readonly uid: string;
  readonly tries: number;
  /** Not before then, by the device's clock, ms. */
  readonly retryAt: number;
}

export interface Connection {
  /** Null until the sign-in is known; `uid: null` means nobody is signed in. */
  readonly identity: Identity | null;
  /** What the browser says; false is certain, true is not. */
  readonly online: boolean;
  /** The heads are followed. */
  readonly listening: boolean;
  /** What Firestore's live query of the heads says. */
  readonly firestore: 'connecting' | 'connected' | 'disconnected';
  /** Whether the API door answered since Firestore was lost; null while it wasn't asked. */
  readonly isApiReachable: boolean | null;
  /** When Firestore began to connect, or last tried again. */
  readonly since: number;
  /** How often it was tried in a row without being connected. */
  readonly attempts: number;
  /** When Firestore's client was last looked at. */
  readonly probedAt: number;
  /** When fresh claims were last asked for because Firestore can't be reached. */
  readonly claimsAskedAt: number;
  /** When the server was last asked whether a Pro is over. */
  readonly lapseAskedAt: number;
  /** Somebody is signed in, and the claims couldn't be read: they are asked for again; null otherwise. */
  readonly unread: UnreadIdentity | null;
  /** When there was last something to show for it, or nothing pending. */
  readonly progressAt: number;
  /** Online, with changes pending, and no progress for {@link TIMING.stuck}: the API door is tried whatever is queued. */
  readonly isStuck: boolean;
}

export const IDLE_CONNECTION: Connection = {
  identity: null,
  online: true,
  listening: false,
  firestore: 'connecting',
  since: LONG_AGO,
  attempts: 0,
  isApiReachable: null,
  progressAt: LONG_AGO,
  probedAt: LONG_AGO,
  claimsAskedAt: LONG_AGO,
  lapseAskedAt: LONG_AGO,
  unread: null,
  isStuck: false,
};
