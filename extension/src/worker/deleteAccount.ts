import type { Engine } from '../engine/run.ts';
import { type CommandResult, failed } from '../shared/commands.ts';
import type { Proof } from '../shared/credentials.ts';
import type { AccountProvider } from './ports/accountProvider.ts';

/** Begins the deletion of the account once the proof is right; nobody can prove to own one that is gone (SPEC U15, U25). */
export async function deleteAccount(
  uid: string | null,
  proof: Proof,
  accounts: Pick<AccountProvider, 'reauthenticate' | 'standing'>,
  engine: Pick<Engine, 'dispatch'>,
): Promise<CommandResult> {
  if (uid === null) return failed('sign-in-ended');
  const proven = await accounts.reauthenticate(uid, proof);
  if (!proven.ok) {
    if (proven.reason === 'canceled') return proven;
    const standing = await accounts.standing(uid);
    if (standing === 'ended' && proven.reason !== 'account-disabled')
      return failed('sign-in-ended');
    if (standing !== 'gone') return proven;
  }
  engine.dispatch({ type: 'deletionRequested' });
  return { ok: true };
}
