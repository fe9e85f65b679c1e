import type { AccountDoor } from '../engine/ports/accountDoor.ts';
import type { DeviceRegistry } from '../engine/ports/deviceRegistry.ts';
import type { IdentityProvider } from '../engine/ports/identityProvider.ts';
import type { Engine } from '../engine/run.ts';
import { dirtyCount } from '../engine/state/state.ts';
import { type Command, type CommandResult, failed } from '../shared/commands.ts';
import { deleteAccount } from './deleteAccount.ts';
import { changeDevice } from './deviceCommands.ts';
import type { AccountProvider } from './ports/accountProvider.ts';

export interface CommandPorts {
  engine: Pick<Engine, 'dispatch' | 'state'>;
  identity: Pick<IdentityProvider, 'refresh'>;
  accounts: AccountProvider;
  account: Pick<AccountDoor, 'exportAccount'>;
  devices: Pick<DeviceRegistry, 'rename' | 'remove'>;
  /** What the engine did last (SPEC T1), as plain data. */
  diagnostics(): object | Promise<object>;
}

/** Does what a tab asks for; the answer says whether it was done or begun. */
export async function runCommand(
  command: Command,
  { engine, identity, accounts, account, devices, diagnostics }: CommandPorts,
): Promise<CommandResult> {
  const state = engine.state();
  if (!state) return failed('unknown');
  const { uid } = state.session;
  switch (command.command) {
    case 'signIn':
      return accounts.signIn(command.proof, uid);
    case 'signUp':
      // SPEC U8
      return uid === null
        ? accounts.signUp(command.email, command.password)
        : failed('other-account');
    case 'resetPassword':
      return accounts.sendPasswordReset(command.email);
    case 'sendVerification':
      return uid === null ? failed('sign-in-ended') : accounts.sendVerification(uid);
    case 'refreshAccount':
      return identity.refresh().then(
        () => ({ ok: true }),
        () => failed('network'),
      );
    case 'exportAccount':
      return uid === null ? failed('sign-in-ended') : account.exportAccount(uid);
    case 'deleteAccount':
      return deleteAccount(uid, command.proof, accounts, engine);
    case 'signOut':
      if (!command.discardPending && dirtyCount(state) > 0) return failed('pending-changes');
      engine.dispatch({ type: 'signOutRequested' });
      return { ok: true };
    case 'syncNow':
      engine.dispatch({ type: 'syncRequested' });
      return { ok: true };
    case 'dismissConflicts':
      engine.dispatch({ type: 'conflictsDismissed', conflictIds: command.conflictIds });
      return { ok: true };
    case 'readDiagnostics':
      return { ok: true, diagnostics: JSON.stringify(await diagnostics()) };
    case 'readDevices':
      engine.dispatch({ type: 'devicesRequested' });
      return { ok: true };
    case 'renameDevice':
    case 'removeDevice': {
      const isConnected = state.connection.firestore === 'connected';
      const result = await changeDevice(command, uid, isConnected, devices);
      if (result.ok) engine.dispatch({ type: 'devicesRequested' });
      return result;
    }
  }
}
