import type { EngineEvent } from '../contract/event.ts';

export type IdentityEvent = Extract<EngineEvent, { type: 'identityChanged' | 'identityUnread' }>;

/** Who is signed in, for the engine. */
export interface IdentityProvider {
  /**
   * Calls back with the current identity once it is known, and whenever it or its claims change; and each time that
   * somebody is signed in and the claims can't be read (SPEC U24).
   */
  onChange(report: (event: IdentityEvent) => void): void;
  signOut(): Promise<void>;
  /** The ID token of the account; null if it isn't signed in, or not any more. Rejects when one can't be had now. */
  token(uid: string): Promise<string | null>;
  /** Asks the server for fresh claims; they come by `onChange`. Rejects when they can't be had now. */
  refresh(): Promise<void>;
}
