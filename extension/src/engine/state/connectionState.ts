import type { Identity } from '../contract/identity.ts';

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
  /** When fresh claims were last asked for because Firestore can't be reached. */
  readonly claimsAskedAt: number;
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
  since: 0,
  isApiReachable: null,
  progressAt: 0,
  claimsAskedAt: 0,
  isStuck: false,
};
