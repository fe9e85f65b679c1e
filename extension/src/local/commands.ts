/** What a tab asks of the worker, by chrome.runtime.sendMessage; the answer is a {@link CommandResult}. */
export type Command =
  | { command: 'signIn'; email: string; password: string }
  /** With changes still pending it is refused unless `discardPending`. */
  | { command: 'signOut'; discardPending: boolean }
  | { command: 'syncNow' }
  | { command: 'dismissConflict'; conflictId: string }
  /** `name` has passed `checkDeviceName`. */
  | { command: 'renameDevice'; deviceId: string; name: string }
  /** The device is signed out and cleared, once what is pending on it has been sent. */
  | { command: 'removeDevice'; deviceId: string };

export type CommandResult = { ok: true } | { ok: false; reason: CommandFailure };

export type CommandFailure =
  | 'wrong-credentials'
  | 'too-many-attempts'
  /** The device keeps another account's data, which has to be signed in again or out first. */
  | 'other-account'
  | 'network'
  | 'pending-changes'
  | 'unknown';

/** The name of the port a tab opens after its content is painted; while it is open and visible, the worker lives. */
export const TAB_PORT = 'tab';
/** How often a visible tab says that it is there, ms: a worker that hears nothing for 30 s is stopped. */
export const TAB_PING_MS = 20_000;
