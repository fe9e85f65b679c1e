import type { Session } from '../../shared/session.ts';
import type { SyncStatus } from '../../shared/status.ts';

export type SyncState = SyncStatus['state'];

/** The status as the button shows it. */
export interface SyncView {
  status: SyncStatus;
  pending: number;
  /** Whether the pending changes are going to be sent: without an account or Pro they stay on this device. */
  isPendingShown: boolean;
}

const UNSENT_STATES: ReadonlySet<SyncState> = new Set(['signed-out', 'free', 'deleting-account']);

export function syncViewOf(status: SyncStatus, pending: number): SyncView {
  return {
    // An edit is stored a moment before the worker reports that it is sending it.
    status: status.state === 'synced' && pending > 0 ? { state: 'syncing' } : status,
    pending,
    isPendingShown: pending > 0 && !UNSENT_STATES.has(status.state),
  };
}

/** Whether the account is deleted. A user who signs out meanwhile cancels that, and keeps the session a while longer. */
export function hasDeletionEnded(before: SyncState, now: SyncState, { uid }: Session): boolean {
  return before === 'deleting-account' && now === 'signed-out' && uid === null;
}
