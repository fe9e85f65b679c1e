import type { Identity } from '../engine/state.ts';
import type { CommandResult } from '../local/commands.ts';

/** Who is signed in. */
export interface IdentityProvider {
  /** Calls back with the current identity once it is known, and whenever it or its claims change. */
  onChange(tell: (identity: Identity) => void): void;
  /** `allowedUid` is the only account that may sign in, or null for any. */
  signIn(email: string, password: string, allowedUid: string | null): Promise<CommandResult>;
  signOut(): Promise<void>;
  /** The ID token of the account; null if it isn't signed in. Rejects when one can't be had now. */
  token(uid: string): Promise<string | null>;
  /** Asks the server for fresh claims; they come by `onChange`. */
  refresh(): Promise<void>;
}
