import type { Engine } from '../engine/run.ts';
import { dirtyCount } from '../engine/status.ts';
import type { Command, CommandResult } from '../local/commands.ts';
import type { IdentityProvider } from '../ports/identityProvider.ts';

/** Does what a tab asks for; the answer says whether it was done or begun. */
export async function runCommand(
  command: Command,
  engine: Engine,
  identity: IdentityProvider,
): Promise<CommandResult> {
  const state = engine.state();
  if (!state) return { ok: false, reason: 'unknown' };
  switch (command.command) {
    case 'signIn':
      return identity.signIn(command.email, command.password, state.session.uid);
    case 'signOut':
      if (!command.discardPending && dirtyCount(state) > 0) {
        return { ok: false, reason: 'pending-changes' };
      }
      engine.dispatch({ type: 'signOutRequested' });
      return { ok: true };
    case 'syncNow':
      engine.dispatch({ type: 'syncRequested' });
      return { ok: true };
  }
}
