import type { CommandResult } from '../../shared/commands.ts';
import type { DeletionOutcome } from '../contract/event.ts';

/** What the API door does with an account as a whole. Never rejects. */
export interface AccountDoor {
  /** Everything that the server keeps of the account (SPEC A14). */
  exportAccount(uid: string): Promise<CommandResult>;
  /** Deletes it (SPEC A16); one call at a time for each account. */
  deleteAccount(uid: string): Promise<DeletionOutcome>;
}
