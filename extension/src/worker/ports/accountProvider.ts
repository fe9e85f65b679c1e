import type { AuthUser } from '../../shared/authUser.ts';
import type { CommandResult } from '../../shared/commands.ts';
import type { Proof } from '../../shared/credentials.ts';

/** What people do with their accounts (SPEC U). Never rejects: whatever goes wrong is a result. */
export interface AccountProvider {
  /** Calls back with who is signed in once it is known, and whenever that changes. */
  onUser(report: (user: AuthUser | null) => void): void;
  /** `allowedUid` is the only account that may sign in, or null for any. */
  signIn(proof: Proof, allowedUid: string | null): Promise<CommandResult>;
  signUp(email: string, password: string): Promise<CommandResult>;
  sendPasswordReset(email: string): Promise<CommandResult>;
  sendVerification(uid: string): Promise<CommandResult>;
  /** Checks that it is the signed-in person who asks; the next token says so. */
  reauthenticate(uid: string, proof: Proof): Promise<CommandResult>;
  /** Asks the server; what it can't be asked counts as `valid`. */
  standing(uid: string): Promise<Standing>;
}

export type Standing =
  | 'valid'
  /** The sign-in has ended: revoked, disabled, or forgotten on this device. */
  | 'ended'
  /** The account doesn't exist any more. */
  | 'gone';
