import type { DeviceOutcome } from '../engine/event.ts';
import type { Engine } from '../engine/run.ts';
import { dirtyCount } from '../engine/status.ts';
import type { Command, CommandFailure, CommandResult } from '../local/commands.ts';
import type { DeviceRegistry } from '../ports/deviceRegistry.ts';
import type { IdentityProvider } from '../ports/identityProvider.ts';

export interface CommandPorts {
  engine: Engine;
  identity: Pick<IdentityProvider, 'signIn'>;
  devices: Pick<DeviceRegistry, 'rename' | 'remove'>;
}

/** Does what a tab asks for; the answer says whether it was done or begun. */
export async function runCommand(
  command: Command,
  { engine, identity, devices }: CommandPorts,
): Promise<CommandResult> {
  const state = engine.state();
  if (!state) return failure('unknown');
  const { uid } = state.session;
  switch (command.command) {
    case 'signIn':
      return identity.signIn(command.email, command.password, uid);
    case 'signOut':
      if (!command.discardPending && dirtyCount(state) > 0) return failure('pending-changes');
      engine.dispatch({ type: 'signOutRequested' });
      return { ok: true };
    case 'syncNow':
      engine.dispatch({ type: 'syncRequested' });
      return { ok: true };
    case 'dismissConflict':
      engine.dispatch({ type: 'conflictDismissed', conflictId: command.conflictId });
      return { ok: true };
    case 'renameDevice':
    case 'removeDevice':
      return changeDevice(command, uid, state.connection.firestore === 'connected', devices);
  }
}

/** Not queued for later: a person who is told that it failed must not see it happen after all. */
async function changeDevice(
  command: Extract<Command, { deviceId: string }>,
  uid: string | null,
  isConnected: boolean,
  devices: CommandPorts['devices'],
): Promise<CommandResult> {
  if (uid === null) return failure('unknown');
  if (!isConnected) return failure('network');
  const { deviceId } = command;
  return asResult(
    command.command === 'renameDevice'
      ? await devices.rename(uid, deviceId, command.name)
      : await devices.remove(uid, deviceId),
  );
}

/** A device that is gone already is seen to be gone: the list says so. */
function asResult(outcome: DeviceOutcome): CommandResult {
  if (outcome === 'stored' || outcome === 'gone') return { ok: true };
  return failure(outcome === 'unreachable' ? 'network' : 'unknown');
}

function failure(reason: CommandFailure): CommandResult {
  return { ok: false, reason };
}
