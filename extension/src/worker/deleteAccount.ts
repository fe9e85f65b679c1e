import type { Engine } from '../engine/run.ts';
import { type CommandResult, failed } from '../shared/commands.ts';
import type { Proof } from '../shared/credentials.ts';
import type { AccountProvider } from './ports/accountProvider.ts';

/** Begins the deletion of the account once the proof is right; nobody can prove to own one that is gone (SPEC U15). */
export async function deleteAccount(
  uid: string | null,
  proof: Proof,
  accounts: Pick<AccountProvider, 'reauthenticate' | 'standing'>,
  engine: Pick<Engine, 'dispatch'>,
): Promise<CommandResult> {
  if (uid === null) return failed('sign-in-ended');
  const proven = await accounts.reauthenticate(uid, proof);
  if (!proven.ok) {
    const isGone = proven.reason !== 'canceled' && (await accounts.standing(uid)) === 'gone';
    if (!isGone) return proven;
  }
  engine.dispatch({ type: 'deletionRequested' });
  return { ok: true };
}
