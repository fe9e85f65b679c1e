import type { Session } from '../../shared/session.ts';
import type { SyncStatus } from '../../shared/status.ts';
import type { StorageTrouble } from '../../shared/storageTrouble.ts';

export type SyncState = SyncStatus['state'];

/** The status as the button shows it. */
export interface SyncView {
  status: SyncStatus;
  pending: number;
  /** Whether the pending changes are going to be sent: without an account or Pro they stay on this device. */
  isPendingShown: boolean;
}

const UNSENT_STATES: ReadonlySet<SyncState> = new Set(['signed-out', 'free', 'deleting-account']);

/** `trouble` is why the worker can't store its status, which is an old one then (SPEC N9). */
export function syncViewOf(
  status: SyncStatus,
  pending: number,
  trouble: StorageTrouble | null = null,
): SyncView {
  return {
    status: trouble ? { state: 'attention', reason: trouble } : withPending(status, pending),
    pending,
    isPendingShown: pending > 0 && !UNSENT_STATES.has(status.state),
  };
}

/** An edit is stored a moment before the worker reports that it is sending it. */
function withPending(status: SyncStatus, pending: number): SyncStatus {
  return status.state === 'synced' && pending > 0 ? { state: 'syncing' } : status;
}

/** Whether the account is deleted. A user who signs out meanwhile cancels that, and keeps the session a while longer. */
export function hasDeletionEnded(before: SyncState, now: SyncState, { uid }: Session): boolean {
  return before === 'deleting-account' && now === 'signed-out' && uid === null;
}
