import type { Identity } from '../contract/identity.ts';

/** Who is signed in, for the engine. */
export interface IdentityProvider {
  /** Calls back with the current identity once it is known, and whenever it or its claims change. */
  onChange(report: (identity: Identity) => void): void;
  signOut(): Promise<void>;
  /** The ID token of the account; null if it isn't signed in. Rejects when one can't be had now. */
  token(uid: string): Promise<string | null>;
  /** Asks the server for fresh claims; they come by `onChange`. */
  refresh(): Promise<void>;
}
