import { useState } from 'react';
import type { Command, CommandFailure } from '../../local/commands.ts';
import { useServices } from '../services.ts';

/** Sends commands one at a time, and remembers how the last one failed. */
export function useCommand() {
  const { sendCommand } = useServices();
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<CommandFailure | null>(null);

  /** Resolves to whether it was done. */
  const send = async (command: Command): Promise<boolean> => {
    if (isRunning) return false;
    setRunning(true);
    setFailure(null);
    const result = await sendCommand(command);
    setRunning(false);
    if (!result.ok) setFailure(result.reason);
    return result.ok;
  };

  return { send, isRunning, failure, clearFailure: () => setFailure(null) };
}
