import type { DeviceOutcome } from '../engine/contract/event.ts';
import type { DeviceRegistry } from '../engine/ports/deviceRegistry.ts';
import { type Command, type CommandResult, failed } from '../shared/commands.ts';

/** Not queued for later: a person who reads that it failed must not see it happen after all. */
export async function changeDevice(
  command: Extract<Command, { deviceId: string }>,
  uid: string | null,
  isConnected: boolean,
  devices: Pick<DeviceRegistry, 'rename' | 'remove'>,
): Promise<CommandResult> {
  if (uid === null) return failed('sign-in-ended');
  if (!isConnected) return failed('network');
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
  return failed(outcome === 'unreachable' ? 'network' : 'not-offered');
}
