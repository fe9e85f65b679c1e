import type { Command, CommandResult } from '../../shared/commands.ts';

export type SendCommand = (command: Command) => Promise<CommandResult>;

/** Sends a command to the service worker, which the browser starts if needed. No answer is a failure like others. */
export const sendCommand: SendCommand = async (command) => {
  try {
    const result: CommandResult | undefined = await chrome.runtime.sendMessage(command);
    return result ?? { ok: false, reason: 'unknown' };
  } catch {
    return { ok: false, reason: 'unknown' };
  }
};
