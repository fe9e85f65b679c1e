import type { UserExport } from '@daybook/protocol';
import type { CredentialProblem, Proof } from './credentials.ts';
import type { StorageTrouble } from './storageTrouble.ts';

/** What a tab asks of the worker, by chrome.runtime.sendMessage; the answer is a {@link CommandResult}. */
export type Command =
  | { command: 'signIn'; proof: Proof }
  /** Both have passed the checks of `credentials.ts`. */
  | { command: 'signUp'; email: string; password: string }
  /** Done means that a mail is under way if the address has an account. */
  | { command: 'resetPassword'; email: string }
  | { command: 'sendVerification' }
  /** Ask the server who is signed in: the address may be verified by now. */
  | { command: 'refreshAccount' }
  /** Answered by everything that the server keeps of the account. */
  | { command: 'exportAccount' }
  /** Done means that the proof was right and the deletion is under way, for good. */
  | { command: 'deleteAccount'; proof: Proof }
  /** With changes still pending it is refused unless `discardPending`. */
  | { command: 'signOut'; discardPending: boolean }
  | { command: 'syncNow' }
  /** Have the list of devices read again. */
  | { command: 'readDevices' }
  /** Answered by what the engine did last, as JSON without content (SPEC T1, T2). */
  | { command: 'readDiagnostics' }
  /** Remove these entries from the conflict log, restored or not. */
  | { command: 'dismissConflicts'; conflictIds: string[] }
  /** `name` has passed `checkDeviceName`. */
  | { command: 'renameDevice'; deviceId: string; name: string }
  /** The device is signed out and cleared, once what is pending on it has been sent. */
  | { command: 'removeDevice'; deviceId: string };

export type CommandResult =
  | { ok: true; exported?: ExportedAccount; diagnostics?: string }
  | FailedCommand;

/** Everything that the server keeps of an account. */
export interface ExportedAccount {
  /** As the server sent it. */
  data: UserExport;
  /** How many entries of it are not of the form that they should be (SPEC U12). */
  brokenCount: number;
}

export interface FailedCommand {
  ok: false;
  reason: CommandFailure;
}

/** Each has a text of its own (SPEC U11). */
export type CommandFailure =
  | CredentialProblem
  /** Unknown address, wrong password or disabled account: which, is nobody's business (SPEC U6). */
  | 'wrong-credentials'
  /** Of the account that is signed in. */
  | 'wrong-password'
  /** The project asks more of a password. */
  | 'password-policy'
  /** The address may have an account (SPEC U7). */
  | 'not-created'
  /** The account of this address signs in another way. */
  | 'other-method'
  /** Proven with another account than the one that is signed in. */
  | 'wrong-google-account'
  | 'google-failed'
  /** The person closed Google's window: nothing to be said. */
  | 'canceled'
  | 'account-disabled'
  | 'sign-in-ended'
  /** The project doesn't offer this way of signing in. */
  | 'not-offered'
  | 'too-many-attempts'
  /** The device keeps another account's data, which has to be signed in again or out first. */
  | 'other-account'
  | 'network'
  /** The server has a fault. */
  | 'server'
  | 'pending-changes'
  | 'unknown';

export function failed(reason: CommandFailure): FailedCommand {
  return { ok: false, reason };
}

/** The name of the port a tab opens after its content is painted; while it is open and visible, the worker lives. */
export const TAB_PORT = 'tab';

/** What the worker tells a tab by that port. */
export interface WorkerMessage {
  /** Why the worker can't store what it does; null while it can. */
  storageTrouble: StorageTrouble | null;
}

/** How often a visible tab says that it is there, ms: a worker that hears nothing for 30 s is stopped. */
export const TAB_PING_MS = 20_000;
